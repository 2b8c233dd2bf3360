using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Reads and writes at indices that are data.</summary>
public static partial class Indexing
{
    [Differentiable]
    public static double Gather([Wrt] ReadOnlySpan<double> table, ReadOnlySpan<int> indices, ReadOnlySpan<double> targets)
    {
        double loss = 0;
        for (int i = 0; i < indices.Length; i++)
        {
            double e = table[indices[i]] * table[indices[i]] - targets[i];
            loss += e * e;
        }

        return loss;
    }

    /// <summary>Sums by group, then a function of each group's sum.</summary>
    [Differentiable]
    public static double Scatter([Wrt] ReadOnlySpan<double> values, ReadOnlySpan<int> group, int groups)
    {
        double[] sums = new double[groups];
        for (int i = 0; i < values.Length; i++) sums[group[i]] += values[i] * values[i];
        double loss = 0;
        for (int g = 0; g < groups; g++) loss += Math.Sqrt(1 + sums[g]);
        return loss;
    }

    [Differentiable]
    public static double Permuted([Wrt] ReadOnlySpan<double> x, int[] order)
    {
        double[] a = new double[x.Length];
        for (int i = 0; i < x.Length; i++) a[order[i]] = x[i];
        double sum = 0;
        for (int i = 0; i + 1 < a.Length; i++) sum += a[i] * Math.Exp(a[i + 1]);
        return sum;
    }

    /// <summary>Dot products of learned rows: matrix factorisation.</summary>
    [Differentiable]
    public static double Factorisation(
        [Wrt] ReadOnlySpan<double> users, [Wrt] ReadOnlySpan<double> items, ReadOnlySpan<int> user, ReadOnlySpan<int> item, ReadOnlySpan<double> rating, int rank)
    {
        double loss = 0;
        for (int n = 0; n < rating.Length; n++)
        {
            ReadOnlySpan<double> u = users.Slice(user[n] * rank, rank);
            ReadOnlySpan<double> v = items.Slice(item[n] * rank, rank);
            double dot = 0;
            for (int k = 0; k < rank; k++) dot += u[k] * v[k];
            loss += (rating[n] - dot) * (rating[n] - dot);
        }

        return loss;
    }

    /// <summary>Linear interpolation in a table; the cell is a truncated active value.</summary>
    [Differentiable]
    public static double Interpolate([Wrt] double x, [Wrt] ReadOnlySpan<double> table)
    {
        int cell = (int)x;
        double t = x - cell;
        return (1 - t) * table[cell] + t * table[cell + 1];
    }

    /// <summary>The shoelace formula: neighbours by remainder.</summary>
    [Differentiable]
    public static double PolygonArea([Wrt] ReadOnlySpan<double> points)
    {
        int n = points.Length / 2;
        double area = 0;
        for (int i = 0; i < n; i++)
        {
            int j = (i + 1) % n;
            area += points[2 * i] * points[2 * j + 1] - points[2 * j] * points[2 * i + 1];
        }

        return Math.Abs(area) / 2;
    }
}
