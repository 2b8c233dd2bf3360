using System;
using AutoDiffGen;

namespace Corpus;

public sealed partial class Jagged(double[][] scales)
{
    private readonly double[][] _scales = scales;

    /// <summary>A network of layers of any width: weights by layer, each in a row.</summary>
    [Differentiable]
    public static double Rows(double[][] w, ReadOnlySpan<double> x)
    {
        double loss = 0;
        for (int i = 0; i < w.Length; i++)
        {
            double sum = 0;
            for (int j = 0; j < w[i].Length; j++) sum += w[i][j] * x[j];
            loss += Math.Tanh(sum) * sum;
        }

        return loss;
    }

    [Differentiable]
    public static double ForEach(double[][] w)
    {
        double sum = 0;
        foreach (double[] row in w)
        {
            foreach (double item in row) sum += item * item * item;
            ReadOnlySpan<double> tail = row.AsSpan(1);
            if (tail.Length > 0) sum += tail[0] * Norm(row);
        }

        return sum;
    }

    /// <summary>A recurrence through the rows: the reverse reads them again.</summary>
    [Differentiable]
    public static double Recurrence(double[][] w, double start)
    {
        double s = start;
        for (int i = 0; i < w.Length; i++)
        {
            double[] row = w[i];
            for (int j = 0; j < row.Length; j++) s = Math.Sin((row[j] * s) + 0.1);
        }

        return s * s;
    }

    /// <summary>Rows from data, the same one again and again.</summary>
    [Differentiable]
    public static double Gathered(double[][] w, ReadOnlySpan<int> order)
    {
        double s = 1;
        foreach (int i in order)
        {
            double[] row = w[i];
            s = Math.Tanh(s + row[^1]) + (row[0] * w[order[0]][0]);
        }

        return s;
    }

    /// <summary>Overwritten in place, and used nonlinearly before and after.</summary>
    [Differentiable]
    public static double Overwritten(double[][] w, double scale)
    {
        double sum = 0;
        for (int i = 0; i < w.Length; i++)
        {
            for (int j = 0; j < w[i].Length; j++)
            {
                sum += w[i][j] * w[i][j];
                w[i][j] *= scale * w[0][0];
                sum += Math.Sin(w[i][j]);
            }
        }

        return sum;
    }

    [Differentiable]
    public double State(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < _scales.Length; i++)
        {
            for (int j = 0; j < _scales[i].Length; j++) sum += _scales[i][j] * x[i] * x[j] * x[j];
        }

        return sum;
    }

    private static double Norm(double[] row)
    {
        double sum = 0;
        for (int i = 0; i < row.Length; i++) sum += row[i] * row[i];
        return Math.Sqrt(sum);
    }
}
