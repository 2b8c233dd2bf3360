using System;
using AutoDiffGen;

namespace Corpus;

public sealed partial class GridLosses(double[,] mask)
{
    private readonly double[,] _mask = mask;

    [Differentiable]
    public static double Product(double[,] w, ReadOnlySpan<double> x)
    {
        double loss = 0;
        for (int i = 0; i < w.GetLength(0); i++)
        {
            double sum = 0;
            for (int j = 0; j < w.GetLength(1); j++) sum += w[i, j] * x[j];
            loss += Math.Tanh(sum) * sum;
        }

        return loss;
    }

    /// <summary>Rows by columns of two grids, into a third.</summary>
    [Differentiable]
    public static double Matrices(double[,] a, double[,] b)
    {
        int n = a.GetLength(0), m = b.GetLength(1);
        double[,] c = new double[n, m];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < m; j++)
            {
                for (int k = 0; k < a.GetLength(1); k++) c[i, j] += a[i, k] * b[k, j];
            }
        }

        double loss = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < m; j++) loss += c[i, j] * c[i, j] * (i + 1);
        }

        return loss;
    }

    [Differentiable]
    public static double All(double[,] w)
    {
        double sum = w.Length + w.Rank + w.GetUpperBound(1);
        foreach (double x in w) sum += x * x * x;
        return sum;
    }

    /// <summary>Overwritten in place, and used nonlinearly before and after.</summary>
    [Differentiable]
    public static double Cholesky(double[,] a)
    {
        int n = a.GetLength(0);
        double logDeterminant = 0;
        for (int j = 0; j < n; j++)
        {
            for (int k = 0; k < j; k++) a[j, j] -= a[j, k] * a[j, k];
            a[j, j] = Math.Sqrt(a[j, j]);
            logDeterminant += Math.Log(a[j, j]);
            for (int i = j + 1; i < n; i++)
            {
                for (int k = 0; k < j; k++) a[i, j] -= a[i, k] * a[j, k];
                a[i, j] /= a[j, j];
            }
        }

        return logDeterminant;
    }

    [Differentiable]
    public static double Initialized(double x, double y)
    {
        double[,] rotation = { { Math.Cos(x), -Math.Sin(x) }, { Math.Sin(x), Math.Cos(x) } };
        double[,,] cube = new double[2, 3, 2];
        cube[1, 2, 0] = rotation[0, 1] * y;
        cube[0, 0, 1] = cube[1, 2, 0] * cube[1, 2, 0];
        return cube[0, 0, 1] + (rotation[1, 1] * y) + cube.GetLength(1);
    }

    [Differentiable]
    public double State(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < _mask.GetLength(0); i++)
        {
            for (int j = 0; j < _mask.GetLength(1); j++) sum += _mask[i, j] * x[i] * x[i] * x[j];
        }

        return sum;
    }

    [Differentiable]
    public static double ThroughCallee(double[,] w, double scale) => scale * Trace(w) * Trace(w);

    private static double Trace(double[,] w)
    {
        double sum = 0;
        for (int i = 0; i < Math.Min(w.GetLength(0), w.GetLength(1)); i++) sum += w[i, i];
        return sum;
    }

    /// <summary>Copies of a grid, cleared and copied as a whole.</summary>
    [Differentiable]
    public static double Copied(double[,] w, double k)
    {
        double[,] a = (double[,])w.Clone(), b = new double[w.GetLength(0), w.GetLength(1)];
        double sum = 0;
        for (int t = 0; t < 3; t++)
        {
            for (int i = 0; i <= a.GetUpperBound(0); i++)
            {
                for (int j = 0; j <= a.GetUpperBound(1); j++)
                {
                    a[i, j] = Math.Sin(a[i, j] * k) + b[i, j];
                    sum += a[i, j] * w[i, j];
                }
            }

            Array.Copy(a, b, a.Length);
            Array.Clear(a, 0, a.Length / 2);
            if (t == 1) Array.Clear(b);
            foreach (double item in b) sum += item * item;
        }

        return sum;
    }
}
