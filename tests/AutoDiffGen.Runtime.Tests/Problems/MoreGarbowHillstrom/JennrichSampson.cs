using System;

namespace AutoDiffGen.Tests.Problems.MoreGarbowHillstrom;

/// <summary>Number 6, Jennrich and Sampson: 2 parameters, 10 residuals.</summary>
internal static partial class JennrichSampson
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Residuals([Wrt] ReadOnlySpan<double> x, Span<double> r)
    {
        for (int i = 0; i < r.Length; i++)
        {
            double t = i + 1;
            r[i] = 2 + 2 * t - (Math.Exp(t * x[0]) + Math.Exp(t * x[1]));
        }
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
