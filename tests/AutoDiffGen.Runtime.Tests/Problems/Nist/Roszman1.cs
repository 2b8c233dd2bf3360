using System;

namespace AutoDiffGen.Tests.Problems.Nist;

/// <summary>y = b₁ − b₂ x − arctan(b₃ / (x − b₄)) / π</summary>
internal static partial class Roszman1
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Residuals([Wrt] ReadOnlySpan<double> b, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> r)
    {
        for (int i = 0; i < x.Length; i++)
            r[i] = b[0] - b[1] * x[i] - Math.Atan(b[2] / (x[i] - b[3])) / Math.PI - y[i];
    }
}
