using System;
using AutoDiffGen;

namespace Corpus;

public static partial class LinearRegression
{
    /// <summary>Sum of squares of a line (Prince 6.5).</summary>
    [Differentiable]
    public static double Line([Wrt] ReadOnlySpan<double> phi, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0.0;
        for (int i = 0; i < x.Length; ++i)
        {
            double error = phi[0] + phi[1] * x[i] - y[i];
            sum += error * error;
        }

        return sum;
    }

    /// <summary>½‖y − Xw‖² + ½λ‖w‖², X row by row in one array.</summary>
    [Differentiable]
    public static double Ridge([Wrt] double[] w, double[] rows, double[] y, double lambda)
    {
        double loss = 0;
        for (int i = 0; i < y.Length; i++)
        {
            double prediction = 0;
            for (int j = 0; j < w.Length; j++)
                prediction += rows[i * w.Length + j] * w[j];
            double r = prediction - y[i];
            loss += 0.5 * r * r;
        }

        double norm = 0;
        foreach (double value in w) norm += value * value;
        return loss + 0.5 * lambda * norm;
    }

    /// <summary>Mean of squares with slope and intercept as numbers of their own.</summary>
    [Differentiable]
    public static double Mean([Wrt] double slope, [Wrt] double intercept, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        int n = x.Length;
        if (n == 0) return 0;
        double total = 0;
        for (int i = 0; i < n; i++)
        {
            double r = y[i] - (slope * x[i] + intercept);
            total += r * r;
        }

        return total / n;
    }
}
