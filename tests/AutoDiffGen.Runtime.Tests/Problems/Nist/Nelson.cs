using System;

namespace AutoDiffGen.Tests.Problems.Nist;

/// <summary>log y = b₁ − b₂ x₁ exp(−b₃ x₂); x has x₁ and x₂ in turns, y the logarithms.</summary>
internal static partial class Nelson
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Residuals([Wrt] ReadOnlySpan<double> b, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> r)
    {
        for (int i = 0; i < y.Length; i++)
            r[i] = b[0] - b[1] * x[2 * i] * Math.Exp(-b[2] * x[2 * i + 1]) - y[i];
    }
}
