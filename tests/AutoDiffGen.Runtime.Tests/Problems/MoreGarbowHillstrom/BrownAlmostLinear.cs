using System;

namespace AutoDiffGen.Tests.Problems.MoreGarbowHillstrom;

/// <summary>Number 27, Brown almost-linear: 10 parameters, 10 residuals.</summary>
internal static partial class BrownAlmostLinear
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Residuals([Wrt] ReadOnlySpan<double> x, Span<double> r)
    {
        double sum = 0, product = 1;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i];
            product *= x[i];
        }

        for (int i = 0; i < 9; i++) r[i] = x[i] + sum - 11;
        r[9] = product - 1;
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
