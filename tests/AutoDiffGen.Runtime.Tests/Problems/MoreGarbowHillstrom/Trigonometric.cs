using System;

namespace AutoDiffGen.Tests.Problems.MoreGarbowHillstrom;

/// <summary>Number 26, trigonometric: 10 parameters, 10 residuals.</summary>
internal static partial class Trigonometric
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Residuals([Wrt] ReadOnlySpan<double> x, Span<double> r)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++) sum += Math.Cos(x[i]);
        for (int i = 0; i < x.Length; i++) r[i] = x.Length - sum + (i + 1) * (1 - Math.Cos(x[i])) - Math.Sin(x[i]);
    }

    [Differentiable(Derivatives.Gradient | Derivatives.HessianVectorProduct | Derivatives.Hessian)]
    public static double Loss(ReadOnlySpan<double> x)
    {
        Span<double> r = stackalloc double[10];
        Residuals(x, r);
        double sum = 0;
        for (int i = 0; i < r.Length; i++) sum += r[i] * r[i];
        return sum;
    }
}
