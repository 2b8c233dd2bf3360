using System;

namespace AutoDiffGen.Tests.Problems.Nist;

/// <summary>two peaks on a decaying exponential</summary>
internal static partial class Gauss
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Residuals([Wrt] ReadOnlySpan<double> b, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> r)
    {
        for (int i = 0; i < x.Length; i++)
            r[i] = b[0] * Math.Exp(-b[1] * x[i])
                + b[2] * Math.Exp(-(x[i] - b[3]) * (x[i] - b[3]) / (b[4] * b[4]))
                + b[5] * Math.Exp(-(x[i] - b[6]) * (x[i] - b[6]) / (b[7] * b[7])) - y[i];
    }
}
