using System;

namespace AutoDiffGen.Tests.Problems;

/// <summary>Prince, Understanding Deep Learning, (6.4) and (6.5): least squares of a straight line.</summary>
internal static partial class Line
{
    [Differentiable(Derivatives.Gradient | Derivatives.Hessian | Derivatives.HessianVectorProduct)]
    public static double Loss([Wrt] ReadOnlySpan<double> phi, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double loss = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double r = phi[0] + phi[1] * x[i] - y[i];
            loss += r * r;
        }

        return loss;
    }
}
