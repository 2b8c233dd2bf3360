using System;

namespace AutoDiffGen.Tests.Problems.MoreGarbowHillstrom;

/// <summary>Number 4, Brown badly scaled: 2 parameters, 3 residuals.</summary>
internal static partial class BrownBadlyScaled
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Residuals([Wrt] ReadOnlySpan<double> x, Span<double> r)
    {
        r[0] = x[0] - 1e6;
        r[1] = x[1] - 2e-6;
        r[2] = x[0] * x[1] - 2;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.HessianVectorProduct | Derivatives.Hessian)]
    public static double Loss(ReadOnlySpan<double> x)
    {
        Span<double> r = stackalloc double[3];
        Residuals(x, r);
        double sum = 0;
        for (int i = 0; i < r.Length; i++) sum += r[i] * r[i];
        return sum;
    }
}
