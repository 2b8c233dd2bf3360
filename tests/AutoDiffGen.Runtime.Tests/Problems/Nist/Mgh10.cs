using System;

namespace AutoDiffGen.Tests.Problems.Nist;

/// <summary>y = b₁ exp(b₂ / (x + b₃))</summary>
internal static partial class Mgh10
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Residuals([Wrt] ReadOnlySpan<double> b, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> r)
    {
        for (int i = 0; i < x.Length; i++)
            r[i] = b[0] * Math.Exp(b[1] / (x[i] + b[2])) - y[i];
    }
}
