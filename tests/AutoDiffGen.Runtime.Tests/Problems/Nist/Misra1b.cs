using System;

namespace AutoDiffGen.Tests.Problems.Nist;

/// <summary>y = b₁ (1 − (1 + b₂ x / 2)⁻²)</summary>
internal static partial class Misra1b
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Residuals([Wrt] ReadOnlySpan<double> b, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> r)
    {
        for (int i = 0; i < x.Length; i++)
            r[i] = b[0] * (1 - 1 / ((1 + b[1] * x[i] / 2) * (1 + b[1] * x[i] / 2))) - y[i];
    }
}
