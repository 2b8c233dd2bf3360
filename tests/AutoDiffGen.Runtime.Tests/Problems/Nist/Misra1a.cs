using System;

namespace AutoDiffGen.Tests.Problems.Nist;

/// <summary>y = b₁ (1 − exp(−b₂ x)); BoxBOD as well</summary>
internal static partial class Misra1a
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Residuals([Wrt] ReadOnlySpan<double> b, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> r)
    {
        for (int i = 0; i < x.Length; i++)
            r[i] = b[0] * (1 - Math.Exp(-b[1] * x[i])) - y[i];
    }
}
