using System;

namespace AutoDiffGen.Tests.Problems.MoreGarbowHillstrom;

/// <summary>Number 25, variably dimensioned: 10 parameters, 12 residuals.</summary>
internal static partial class VariablyDimensioned
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Residuals([Wrt] ReadOnlySpan<double> x, Span<double> r)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            r[i] = x[i] - 1;
            sum += (i + 1) * (x[i] - 1);
        }

        r[10] = sum;
        r[11] = sum * sum;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.HessianVectorProduct | Derivatives.Hessian)]
    public static double Loss(ReadOnlySpan<double> x)
    {
        Span<double> r = stackalloc double[12];
        Residuals(x, r);
        double sum = 0;
        for (int i = 0; i < r.Length; i++) sum += r[i] * r[i];
        return sum;
    }
}
