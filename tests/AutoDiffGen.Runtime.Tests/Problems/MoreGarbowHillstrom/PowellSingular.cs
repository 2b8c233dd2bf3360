using System;

namespace AutoDiffGen.Tests.Problems.MoreGarbowHillstrom;

/// <summary>Number 13, Powell singular: 4 parameters, 4 residuals.</summary>
internal static partial class PowellSingular
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Residuals([Wrt] ReadOnlySpan<double> x, Span<double> r)
    {
        double d = x[1] - 2 * x[2], e = x[0] - x[3];
        r[0] = x[0] + 10 * x[1];
        r[1] = Math.Sqrt(5) * (x[2] - x[3]);
        r[2] = d * d;
        r[3] = Math.Sqrt(10) * e * e;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.HessianVectorProduct | Derivatives.Hessian)]
    public static double Loss(ReadOnlySpan<double> x)
    {
        Span<double> r = stackalloc double[4];
        Residuals(x, r);
        double sum = 0;
        for (int i = 0; i < r.Length; i++) sum += r[i] * r[i];
        return sum;
    }
}
