using System;
using AutoDiffGen;

namespace GaborFit;

/// <summary>A sine under a bell, f[x, φ] = sin(u) · exp(−u² / 32) with u = φ₀ + 0.06 φ₁ x, fitted by least squares.</summary>
/// <remarks>Prince, Understanding Deep Learning, equations 6.8 and 6.9.</remarks>
internal static partial class Gabor
{
    /// <summary>f[x, φ], for drawing.</summary>
    public static double Evaluate(Point phi, double x)
    {
        double u = phi.Phi0 + 0.06 * phi.Phi1 * x;
        return Math.Sin(u) * Math.Exp(-u * u / 32.0);
    }

    /// <summary>Σᵢ (f[xᵢ, φ] − yᵢ)²</summary>
    [Differentiable]
    public static double Loss([Wrt] ReadOnlySpan<double> phi, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double loss = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double u = phi[0] + 0.06 * phi[1] * x[i];
            double r = Math.Sin(u) * Math.Exp(-u * u / 32.0) - y[i];
            loss += r * r;
        }
        return loss;
    }
}
