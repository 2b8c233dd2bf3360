using System;

namespace AutoDiffGen.Tests.Problems.Nist;

/// <summary>y = exp(−b₁ x) / (b₂ + b₃ x)</summary>
internal static partial class Chwirut
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Residuals([Wrt] ReadOnlySpan<double> b, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> r)
    {
        for (int i = 0; i < x.Length; i++)
            r[i] = Math.Exp(-b[0] * x[i]) / (b[1] + b[2] * x[i]) - y[i];
    }
}
