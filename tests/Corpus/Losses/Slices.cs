using System;
using AutoDiffGen;

namespace Corpus;

public static partial class Slices
{
    /// <summary>Parameters of two layers cut out of one span.</summary>
    [Differentiable]
    public static double Layers([Wrt] ReadOnlySpan<double> theta, ReadOnlySpan<double> x)
    {
        int n = x.Length;
        ReadOnlySpan<double> scale = theta.Slice(0, n);
        ReadOnlySpan<double> shift = theta.Slice(n);
        double sum = 0;
        for (int i = 0; i < n; i++) sum += Math.Tanh(scale[i] * x[i] + shift[i]);
        return sum;
    }

    [Differentiable]
    public static double Ranges([Wrt] ReadOnlySpan<double> x)
    {
        if (x.Length < 2) return 0;
        ReadOnlySpan<double> left = x[..^1];
        ReadOnlySpan<double> right = x[1..];
        double sum = 0;
        for (int i = 0; i < left.Length; i++) sum += (right[i] - left[i]) * (right[i] - left[i]);
        return sum * x[^1];
    }

    /// <summary>Writes through a slice are writes to the whole.</summary>
    [Differentiable]
    public static double Alias([Wrt] ReadOnlySpan<double> x)
    {
        double[] a = x.ToArray();
        Span<double> tail = a.AsSpan(a.Length / 2);
        for (int i = 0; i < tail.Length; i++) tail[i] *= tail[i];
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += Math.Sin(a[i]);
        return sum;
    }

    /// <summary>An array's range is a copy: writing it leaves the array alone.</summary>
    [Differentiable]
    public static double ArrayRange([Wrt] double[] x)
    {
        double[] middle = x[1..3];
        middle[0] = middle[0] * middle[1];
        return middle[0] + x[1] * x[1];
    }

    [Differentiable]
    public static double CopyBetween([Wrt] ReadOnlySpan<double> x)
    {
        int n = x.Length;
        Span<double> a = new double[2 * n];
        x.CopyTo(a);
        x.CopyTo(a.Slice(n, n));
        double sum = 0;
        for (int i = 0; i < n; i++) a[i] = Math.Exp(a[i]);
        for (int i = 0; i < 2 * n; i++) sum += a[i] * a[2 * n - 1 - i];
        return sum;
    }

    /// <summary>A window that slides over the data.</summary>
    [Differentiable]
    public static double MovingAverage([Wrt] ReadOnlySpan<double> x, int window)
    {
        double loss = 0;
        for (int i = 0; i + window <= x.Length; i++)
        {
            double mean = Mean(x.Slice(i, window));
            loss += (x[i] - mean) * (x[i] - mean);
        }

        return loss;
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values) sum += value;
        return sum / values.Length;
    }
}
