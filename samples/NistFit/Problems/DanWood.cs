using System;
using AutoDiffGen;

namespace NistFit;

/// <summary>y = b₁ x^b₂: energy radiated from a carbon filament at a temperature.</summary>
internal static partial class DanWood
{
    [Differentiable]
    public static double Loss([Wrt] ReadOnlySpan<double> b, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double loss = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double r = b[0] * Math.Pow(x[i], b[1]) - y[i];
            loss += r * r;
        }
        return loss;
    }
}
