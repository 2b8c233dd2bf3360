using System;

namespace AutoDiffGen.Tests.Problems.Nist;

/// <summary>y = (b₁ + b₂ x + b₃ x²) / (1 + b₄ x + b₅ x²)</summary>
internal static partial class Kirby2
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Residuals([Wrt] ReadOnlySpan<double> b, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> r)
    {
        for (int i = 0; i < x.Length; i++)
            r[i] = (b[0] + b[1] * x[i] + b[2] * x[i] * x[i]) / (1 + b[3] * x[i] + b[4] * x[i] * x[i]) - y[i];
    }
}
