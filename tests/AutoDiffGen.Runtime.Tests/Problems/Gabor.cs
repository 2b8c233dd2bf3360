using System;

namespace AutoDiffGen.Tests.Problems;

/// <summary>Prince, Understanding Deep Learning, (6.8) and (6.9).</summary>
internal static partial class Gabor
{
    [Differentiable(Derivatives.Gradient | Derivatives.Hessian | Derivatives.HessianVectorProduct)]
    public static double Loss([Wrt] ReadOnlySpan<double> phi, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double loss = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double u = phi[0] + 0.06 * phi[1] * x[i];
            double r = Math.Sin(u) * Math.Exp(-u * u / 32.0) - y[i];
            loss += r * r;
        }

        return loss;
    }
}
