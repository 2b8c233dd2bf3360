using System;

namespace AutoDiffGen.Mpi.Ranks;

/// <summary>y = b₀·exp(−b₁·x) + b₂: the mean square of what is missed, and the misses.</summary>
internal static partial class Decay
{
    [Differentiable]
    internal static double Loss([Wrt] ReadOnlySpan<double> b, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double loss = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double r = b[0] * Math.Exp(-b[1] * x[i]) + b[2] - y[i];
            loss += r * r;
        }

        return loss / x.Length;
    }

    [Differentiable(Derivatives.Jacobian)]
    internal static void Residuals([Wrt] ReadOnlySpan<double> b, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> r)
    {
        for (int i = 0; i < x.Length; i++) r[i] = b[0] * Math.Exp(-b[1] * x[i]) + b[2] - y[i];
    }
}
