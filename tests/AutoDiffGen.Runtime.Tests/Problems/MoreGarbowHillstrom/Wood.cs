using System;

namespace AutoDiffGen.Tests.Problems.MoreGarbowHillstrom;

/// <summary>Number 14, Wood: 4 parameters, 6 residuals.</summary>
internal static partial class Wood
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Residuals([Wrt] ReadOnlySpan<double> x, Span<double> r)
    {
        r[0] = 10 * (x[1] - x[0] * x[0]);
        r[1] = 1 - x[0];
        r[2] = Math.Sqrt(90) * (x[3] - x[2] * x[2]);
        r[3] = 1 - x[2];
        r[4] = Math.Sqrt(10) * (x[1] + x[3] - 2);
        r[5] = (x[1] - x[3]) / Math.Sqrt(10);
    }

    [Differentiable(Derivatives.Gradient | Derivatives.HessianVectorProduct | Derivatives.Hessian)]
    public static double Loss(ReadOnlySpan<double> x)
    {
        Span<double> r = stackalloc double[6];
        Residuals(x, r);
        double sum = 0;
        for (int i = 0; i < r.Length; i++) sum += r[i] * r[i];
        return sum;
    }
}
