using System;

namespace AutoDiffGen.Tests.Problems.MoreGarbowHillstrom;

/// <summary>Number 15, Kowalik and Osborne: 4 parameters, 11 residuals.</summary>
internal static partial class KowalikOsborne
{
    private static readonly double[] Y = [0.1957, 0.1947, 0.1735, 0.1600, 0.0844, 0.0627, 0.0456, 0.0342, 0.0323, 0.0235, 0.0246];
    private static readonly double[] U = [4, 2, 1, 0.5, 0.25, 0.167, 0.125, 0.1, 0.0833, 0.0714, 0.0625];

    [Differentiable(Derivatives.Jacobian)]
    public static void Residuals([Wrt] ReadOnlySpan<double> x, Span<double> r)
    {
        for (int i = 0; i < r.Length; i++)
            r[i] = Y[i] - x[0] * (U[i] * U[i] + U[i] * x[1]) / (U[i] * U[i] + U[i] * x[2] + x[3]);
    }

    [Differentiable(Derivatives.Gradient | Derivatives.HessianVectorProduct | Derivatives.Hessian)]
    public static double Loss(ReadOnlySpan<double> x)
    {
        Span<double> r = stackalloc double[11];
        Residuals(x, r);
        double sum = 0;
        for (int i = 0; i < r.Length; i++) sum += r[i] * r[i];
        return sum;
    }
}
