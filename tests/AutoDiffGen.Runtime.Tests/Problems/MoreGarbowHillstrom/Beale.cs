using System;

namespace AutoDiffGen.Tests.Problems.MoreGarbowHillstrom;

/// <summary>Number 5, Beale: 2 parameters, 3 residuals.</summary>
internal static partial class Beale
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Residuals([Wrt] ReadOnlySpan<double> x, Span<double> r)
    {
        r[0] = 1.5 - x[0] * (1 - x[1]);
        r[1] = 2.25 - x[0] * (1 - x[1] * x[1]);
        r[2] = 2.625 - x[0] * (1 - x[1] * x[1] * x[1]);
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
