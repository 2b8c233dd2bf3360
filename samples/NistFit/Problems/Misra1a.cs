using System;
using AutoDiffGen;

namespace NistFit;

/// <summary>y = b₁ (1 − exp(−b₂ x)): volume adsorbed at a pressure.</summary>
internal static partial class Misra1a
{
    [Differentiable]
    public static double Loss([Wrt] ReadOnlySpan<double> b, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double loss = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double r = b[0] * (1 - Math.Exp(-b[1] * x[i])) - y[i];
            loss += r * r;
        }
        return loss;
    }
}
