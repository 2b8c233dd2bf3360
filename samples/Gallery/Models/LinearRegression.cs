using System;
using AutoDiffGen;

namespace Gallery;

/// <summary>A line, f[x, φ] = φ₀ + φ₁·x, by least squares.</summary>
/// <remarks>Prince, Understanding Deep Learning, equations 6.4 and 6.5.</remarks>
internal static partial class LinearRegression
{
    [Differentiable(Derivatives.Gradient | Derivatives.Hessian)]
    public static double Loss([Wrt] ReadOnlySpan<double> phi, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double loss = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double r = phi[0] + phi[1] * x[i] - y[i];
            loss += r * r;
        }
        return loss;
    }
}
