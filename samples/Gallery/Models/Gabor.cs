using System;
using AutoDiffGen;

namespace Gallery;

/// <summary>A sine under a bell, f[x, φ] = sin(u)·exp(−u²/32) with u = φ₀ + 0.06·φ₁·x, by least squares.</summary>
/// <remarks>Prince, Understanding Deep Learning, equations 6.8 and 6.9.</remarks>
internal static partial class Gabor
{
    public static double Evaluate(ReadOnlySpan<double> phi, double x)
    {
        double u = phi[0] + 0.06 * phi[1] * x;
        return Math.Sin(u) * Math.Exp(-u * u / 32.0);
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Hessian)]
    public static double Loss([Wrt] ReadOnlySpan<double> phi, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double loss = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double r = Evaluate(phi, x[i]) - y[i];
            loss += r * r;
        }
        return loss;
    }
}
