using System;

namespace AutoDiffGen.Tests.Problems.Nist;

/// <summary>y = b₁ / (1 + exp(b₂ − b₃ x))^(1/b₄)</summary>
internal static partial class Rat43
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Residuals([Wrt] ReadOnlySpan<double> b, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> r)
    {
        for (int i = 0; i < x.Length; i++)
            r[i] = b[0] / Math.Pow(1 + Math.Exp(b[1] - b[2] * x[i]), 1 / b[3]) - y[i];
    }
}
