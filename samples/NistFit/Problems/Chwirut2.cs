using System;
using AutoDiffGen;

namespace NistFit;

/// <summary>y = exp(−b₁ x) / (b₂ + b₃ x): ultrasonic response over a distance in metal.</summary>
internal static partial class Chwirut2
{
    [Differentiable]
    public static double Loss([Wrt] ReadOnlySpan<double> b, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double loss = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double r = Math.Exp(-b[0] * x[i]) / (b[1] + b[2] * x[i]) - y[i];
            loss += r * r;
        }
        return loss;
    }
}
