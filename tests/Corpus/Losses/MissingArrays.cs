using System;
using System.Numerics.Tensors;
using AutoDiffGen;

namespace Corpus;

/// <summary>Arrays that the caller may leave out: as spans, as memory to work in, untouched.</summary>
public partial class MissingArrays(double[]? bias)
{
    private readonly double[]? _bias = bias;

    /// <summary>A span over no array is empty.</summary>
    [Differentiable]
    public static double Spans([Wrt] double[] w, double[]? k, int[]? n)
    {
        ReadOnlySpan<double> a = k;
        ReadOnlySpan<int> counts = n;
        double s = w[0] * w[1], state = w[0];
        foreach (double x in a) s += x * w[0] * w[0];
        foreach (double x in k.AsSpan()) state = Math.Sin(state * x);
        for (int i = 0; i < counts.Length; i++) s += counts[i] * w[1];
        s *= 1 + TensorPrimitives.Sum<double>(k) + new ReadOnlySpan<double>(k).Length;
        return s + state * k.AsSpan(0).Length + Weighed(w, k);
    }

    private static double Weighed(double[] w, ReadOnlySpan<double> k)
    {
        double s = k.Length * w[0];
        for (int i = 0; i < k.Length; i++) s += k[i] * w[1] * w[1];
        return s;
    }

    /// <summary>One that is differentiated has no elements then.</summary>
    [Differentiable]
    public static double Differentiated([Wrt] double[] w, [Wrt] double[]? k)
    {
        ReadOnlySpan<double> a = k;
        double s = w[0] * w[1];
        foreach (double x in a) s += x * x * w[0];
        double[] b = k ?? [];
        for (int i = 0; i < b.Length; i++) s += b[i] * w[1];
        k ??= new double[2];
        for (int i = 0; i < k.Length; i++) k[i] += w[0] * w[1];
        return s * k[0] * k[1];
    }

    /// <summary>Handed to a method that calls itself.</summary>
    [Differentiable]
    public static double Recursive([Wrt] double[] w, double[]? k) => Folded(w, k) * Looked(w, k, 2);

    private static double Folded(double[] w, ReadOnlySpan<double> k) => k.Length == 0 ? w[0] * w[1] : k[0] * w[0] + w[1] * Folded(w, k[1..]);

    private static double Looked(double[] w, double[]? k, int depth)
    {
        ReadOnlySpan<double> a = k;
        return depth == 0 ? w[0] + a.Length : Math.Sin(w[1] * Looked(w, k, depth - 1));
    }

    [Differentiable]
    public double Field([Wrt] double[] w)
    {
        ReadOnlySpan<double> bias = _bias;
        double s = w[0] * w[1];
        for (int i = 0; i < bias.Length; i++) s += bias[i] * w[i] * w[i];
        return s;
    }

    /// <summary>Memory to work in that is handed in, or made.</summary>
    [Differentiable]
    public static double Workspace([Wrt] double[] w, double[]? first, double[]? second, double[]? third)
    {
        double[] a = first ?? new double[3];
        second ??= new double[2];
        Span<double> c = third;
        if (c.Length == 0) c = new double[2];
        a[0] = w[0] * w[1];
        a[1] = a[0] * a[0];
        second[1] = a[1] * w[0];
        c[0] = second[1] + a[1];
        c[1] = c[0] * c[0];
        return a[0] + second[1] * c[1];
    }

    [Differentiable]
    public static double Chosen([Wrt] double[] w, double[]? first, double[]? second)
    {
        double[] a = first is null ? new double[2] : first, b = Given(second);
        double s = w[0] * w[1];
        a[0] = s * s;
        b[0] = a[0] * w[1];
        if (first != null)
        {
            first[1] = s * b[0];
            s += first[1];
        }

        return s + b[0] * a[0];
    }

    private static double[] Given(double[]? scratch) => scratch ?? new double[3];

    /// <summary>What is not touched may be missing, whatever its type says.</summary>
    [Differentiable]
    public static double Untouched([Wrt] double[] w, bool use, double[] buffer, double[,] grid, double[][] rows, (double X, double Y)[] pairs, double[,] weights, double[][] table)
    {
        double s = w[0] * w[1];
        if (use)
        {
            buffer[0] = s * s;
            grid[0, 1] = buffer[0] * w[0];
            pairs[0].Y = grid[0, 1] * grid[0, 1];
            rows[0][1] = pairs[0].Y * s;
            s += rows[0][1] + buffer[0];
            for (int i = 0; i < weights.GetLength(0); i++)
                for (int j = 0; j < weights.GetLength(1); j++) s = Math.Sin(s * weights[i, j]);
        }

        return use ? s * table[0][0] : s;
    }

    /// <summary>What is to be stored fails before there is nowhere to store it.</summary>
    [Differentiable]
    public static double Stored([Wrt] double[] w, double[] output, double[,] grid)
    {
        output[0] = Positive(w[0] * w[1]);
        grid[0, 0] = Positive(output[0] * w[0]);
        return grid[0, 0] * output[0];
    }

    private static double Positive(double x) => x > 0 ? x : throw new InvalidOperationException("It is not positive.");
}
