using System;

namespace AutoDiffGen.Tests.Problems.MoreGarbowHillstrom;

/// <summary>Number 9, Gaussian: 3 parameters, 15 residuals.</summary>
internal static partial class Gaussian
{
    private static readonly double[] Y = [0.0009, 0.0044, 0.0175, 0.0540, 0.1295, 0.2420, 0.3521, 0.3989, 0.3521, 0.2420, 0.1295, 0.0540, 0.0175, 0.0044, 0.0009];

    [Differentiable(Derivatives.Jacobian)]
    public static void Residuals([Wrt] ReadOnlySpan<double> x, Span<double> r)
    {
        for (int i = 0; i < r.Length; i++)
        {
            double t = (7 - i) / 2.0, d = t - x[2];
            r[i] = x[0] * Math.Exp(-x[1] * d * d / 2) - Y[i];
        }
    }

    [Differentiable(Derivatives.Gradient | Derivatives.HessianVectorProduct | Derivatives.Hessian)]
    public static double Loss(ReadOnlySpan<double> x)
    {
        Span<double> r = stackalloc double[15];
        Residuals(x, r);
        double sum = 0;
        for (int i = 0; i < r.Length; i++) sum += r[i] * r[i];
        return sum;
    }
}
