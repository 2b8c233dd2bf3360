using System;

namespace AutoDiffGen.Tests.Problems.Nist;

/// <summary>y = b₁ + b₂ exp(−x b₄) + b₃ exp(−x b₅)</summary>
internal static partial class Mgh17
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Residuals([Wrt] ReadOnlySpan<double> b, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> r)
    {
        for (int i = 0; i < x.Length; i++)
            r[i] = b[0] + b[1] * Math.Exp(-x[i] * b[3]) + b[2] * Math.Exp(-x[i] * b[4]) - y[i];
    }
}
