using System;

namespace AutoDiffGen.Tests.Problems.Nist;

/// <summary>y = b₁ x^b₂</summary>
internal static partial class DanWood
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Residuals([Wrt] ReadOnlySpan<double> b, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> r)
    {
        for (int i = 0; i < x.Length; i++)
            r[i] = b[0] * Math.Pow(x[i], b[1]) - y[i];
    }
}
