using System;

namespace AutoDiffGen.Tests.Problems.Nist;

/// <summary>y = b₁ / (1 + exp(b₂ − b₃ x))</summary>
internal static partial class Rat42
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Residuals([Wrt] ReadOnlySpan<double> b, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> r)
    {
        for (int i = 0; i < x.Length; i++)
            r[i] = b[0] / (1 + Math.Exp(b[1] - b[2] * x[i])) - y[i];
    }
}
