using System;

namespace AutoDiffGen.Tests.Problems.MoreGarbowHillstrom;

/// <summary>Number 23, penalty I: 4 parameters, 5 residuals.</summary>
internal static partial class PenaltyOne
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Residuals([Wrt] ReadOnlySpan<double> x, Span<double> r)
    {
        double sum = -0.25;
        for (int i = 0; i < x.Length; i++)
        {
            r[i] = Math.Sqrt(1e-5) * (x[i] - 1);
            sum += x[i] * x[i];
        }

        r[4] = sum;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.HessianVectorProduct | Derivatives.Hessian)]
    public static double Loss(ReadOnlySpan<double> x)
    {
        Span<double> r = stackalloc double[5];
        Residuals(x, r);
        double sum = 0;
        for (int i = 0; i < r.Length; i++) sum += r[i] * r[i];
        return sum;
    }
}
