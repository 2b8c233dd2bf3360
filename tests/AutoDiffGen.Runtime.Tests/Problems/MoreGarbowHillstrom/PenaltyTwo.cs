using System;

namespace AutoDiffGen.Tests.Problems.MoreGarbowHillstrom;

/// <summary>Number 24, penalty II: 4 parameters, 8 residuals.</summary>
internal static partial class PenaltyTwo
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Residuals([Wrt] ReadOnlySpan<double> x, Span<double> r)
    {
        double sum = -1;
        for (int i = 0; i < 4; i++) sum += (4 - i) * x[i] * x[i];
        r[0] = x[0] - 0.2;
        for (int i = 1; i < 4; i++)
        {
            double y = Math.Exp((i + 1) / 10.0) + Math.Exp(i / 10.0);
            r[i] = Math.Sqrt(1e-5) * (Math.Exp(x[i] / 10) + Math.Exp(x[i - 1] / 10) - y);
        }

        for (int i = 4; i < 7; i++) r[i] = Math.Sqrt(1e-5) * (Math.Exp(x[i - 3] / 10) - Math.Exp(-0.1));
        r[7] = sum;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.HessianVectorProduct | Derivatives.Hessian)]
    public static double Loss(ReadOnlySpan<double> x)
    {
        Span<double> r = stackalloc double[8];
        Residuals(x, r);
        double sum = 0;
        for (int i = 0; i < r.Length; i++) sum += r[i] * r[i];
        return sum;
    }
}
