using System;

namespace AutoDiffGen.Tests.Problems.Nist;

/// <summary>y = b₁ b₂ x / (1 + b₂ x)</summary>
internal static partial class Misra1d
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Residuals([Wrt] ReadOnlySpan<double> b, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> r)
    {
        for (int i = 0; i < x.Length; i++)
            r[i] = b[0] * b[1] * x[i] / (1 + b[1] * x[i]) - y[i];
    }
}
