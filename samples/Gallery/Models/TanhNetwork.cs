using System;
using AutoDiffGen;

namespace Gallery;

/// <summary>Two hidden layers of tanh units, from one number to one, by half the mean of squared residuals.</summary>
/// <remarks>Parameters in order, h units a layer: h weights and h biases; h·h weights and h biases; h weights and a bias.</remarks>
internal static partial class TanhNetwork
{
    public static int Count(int units) => units * (units + 4) + 1;

    public static double Evaluate(ReadOnlySpan<double> p, int units, double x)
    {
        int second = 2 * units, last = second + units * (units + 1);
        Span<double> h = stackalloc double[units];
        for (int k = 0; k < units; k++) h[k] = Math.Tanh(p[k] * x + p[units + k]);
        double f = p[last + units];
        for (int j = 0; j < units; j++)
        {
            double sum = p[second + units * units + j];
            for (int k = 0; k < units; k++) sum += p[second + j * units + k] * h[k];
            f += p[last + j] * Math.Tanh(sum);
        }
        return f;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.HessianVectorProduct)]
    public static double Loss([Wrt] ReadOnlySpan<double> p, int units, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double loss = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double r = Evaluate(p, units, x[i]) - y[i];
            loss += 0.5 * r * r;
        }
        return loss / x.Length;
    }
}
