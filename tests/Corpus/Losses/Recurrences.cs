using System;
using AutoDiffGen;

namespace Corpus;

public static partial class Recurrences
{
    [Differentiable]
    public static double Scalar(double x, double w, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++) s = Math.Sin(s) + w * s;
        return s;
    }

    /// <summary>u[i] += a · u[i-1]², in place.</summary>
    [Differentiable]
    public static double InPlace([Wrt] Span<double> u, [Wrt] double a)
    {
        for (int i = 1; i < u.Length; i++) u[i] += a * u[i - 1] * u[i - 1];
        return u.Length == 0 ? 0 : u[^1];
    }

    /// <summary>The same array runs through several sweeps, each reading what the last one wrote.</summary>
    [Differentiable]
    public static double Sweeps([Wrt] ReadOnlySpan<double> start, [Wrt] double a, int sweeps)
    {
        double[] u = start.ToArray();
        for (int s = 0; s < sweeps; s++)
        {
            for (int i = 1; i < u.Length - 1; i++)
                u[i] = a * Math.Sin(u[i - 1]) + (1 - a) * u[i] * u[i + 1];
        }

        double sum = 0;
        for (int i = 0; i < u.Length; i++) sum += u[i] * u[i];
        return sum;
    }

    /// <summary>One parameter applied again and again: gradients that vanish or explode.</summary>
    [Differentiable]
    public static double RepeatedWeight([Wrt] double w, ReadOnlySpan<double> inputs, double target)
    {
        double h = 0;
        foreach (double x in inputs) h = Math.Tanh(w * h + x);
        double e = h - target;
        return e * e;
    }

    /// <summary>Two carried values that feed each other.</summary>
    [Differentiable]
    public static double Coupled(double a, double b, double c, int n)
    {
        double p = a;
        double q = b;
        for (int i = 0; i < n; i++)
        {
            double old = p;
            p = p - c * q * p;
            q = q + c * old * q * 0.5;
        }

        return p * q;
    }

    /// <summary>The logistic map with the trajectory summed on the way.</summary>
    [Differentiable]
    public static double LogisticMap(double x, double r, int n)
    {
        double sum = 0;
        for (int i = n; i > 0; i--)
        {
            x = r * x * (1 - x);
            sum += x * x / i;
        }

        return sum;
    }

    /// <summary>Holt's double exponential smoothing: one-step-ahead squared errors.</summary>
    [Differentiable]
    public static double Smoothing([Wrt] double alpha, [Wrt] double beta, ReadOnlySpan<double> series)
    {
        if (series.Length < 2) return 0;
        double level = series[0];
        double trend = series[1] - series[0];
        double loss = 0;
        for (int t = 2; t < series.Length; t++)
        {
            double error = series[t] - (level + trend);
            loss += error * error;
            double last = level;
            level = alpha * series[t] + (1 - alpha) * (level + trend);
            trend = beta * (level - last) + (1 - beta) * trend;
        }

        return loss;
    }

    /// <summary>A linear recurrence with a table of all its values: every term stays readable.</summary>
    [Differentiable]
    public static double Table(double a, double b, int n)
    {
        double[] f = new double[n + 2];
        f[0] = a;
        f[1] = b;
        for (int i = 2; i < f.Length; i++) f[i] = 0.6 * f[i - 1] + 0.3 * f[i - 2] * f[i - 1];
        return f[n + 1];
    }
}
