using System;

namespace AutoDiffGen.Tests.Problems.Nist;

/// <summary>three cycles, of 12, b₄ and b₇ months</summary>
internal static partial class Enso
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Residuals([Wrt] ReadOnlySpan<double> b, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> r)
    {
        for (int i = 0; i < x.Length; i++)
            r[i] = b[0] + b[1] * Math.Cos(2 * Math.PI * x[i] / 12) + b[2] * Math.Sin(2 * Math.PI * x[i] / 12)
                + b[4] * Math.Cos(2 * Math.PI * x[i] / b[3]) + b[5] * Math.Sin(2 * Math.PI * x[i] / b[3])
                + b[7] * Math.Cos(2 * Math.PI * x[i] / b[6]) + b[8] * Math.Sin(2 * Math.PI * x[i] / b[6]) - y[i];
    }
}
