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

    /// <summary>A table of rows of different lengths, each element made of the row before.</summary>
    [Differentiable]
    public static double Triangle([Wrt] ReadOnlySpan<double> x)
    {
        int n = x.Length;
        double[][] t = new double[n][];
        for (int i = 0; i < n; i++)
        {
            t[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) t[i][j] = x[i] * x[j];
        }

        double s = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 1; j <= i; j++) t[i][j] += t[i - 1][j - 1] * t[i][j - 1];
            s += t[i][i] * t[i][0];
        }

        return s;
    }

    /// <summary>Elimination that exchanges rows, on a copy of the rows: the elements are the caller's.</summary>
    [Differentiable]
    public static double Eliminated([Wrt] double[][] w, [Wrt] double[] b)
    {
        int n = b.Length;
        double[][] a = (double[][])w.Clone();
        double[] x = (double[])b.Clone();
        for (int k = 0; k < n; k++)
        {
            int p = k;
            for (int i = k + 1; i < n; i++)
                if (Math.Abs(a[i][k]) > Math.Abs(a[p][k])) p = i;
            (a[k], a[p]) = (a[p], a[k]);
            (x[k], x[p]) = (x[p], x[k]);
            for (int i = k + 1; i < n; i++)
            {
                double f = a[i][k] / a[k][k];
                for (int j = k; j < n; j++) a[i][j] -= f * a[k][j];
                x[i] -= f * x[k];
            }
        }

        double sum = 0;
        for (int i = n - 1; i >= 0; i--)
        {
            for (int j = i + 1; j < n; j++) x[i] -= a[i][j] * x[j];
            x[i] /= a[i][i];
            sum += x[i] * x[i] * x[i];
        }

        return sum;
    }

    /// <summary>What each layer makes is kept: the rows come from a function, the first is the caller's.</summary>
    [Differentiable]
    public static double Activations([Wrt] double[][] w, [Wrt] double[] x, int[] sizes)
    {
        double[][] made = new double[sizes.Length + 1][];
        made[0] = x;
        for (int i = 0; i < sizes.Length; i++) made[i + 1] = Layer(w[i], made[i], sizes[i]);
        double sum = 0;
        foreach (double[] row in made)
        {
            foreach (double item in row) sum += item * item;
        }

        return sum;
    }

    private static double[] Layer(double[] w, double[] x, int size)
    {
        double[] y = new double[size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < x.Length; j++) y[i] += w[(i * x.Length) + j] * x[j];
            y[i] = Math.Tanh(y[i]);
        }

        return y;
    }

    /// <summary>Two tables by turns.</summary>
    [Differentiable]
    public static double Exchanged([Wrt] ReadOnlySpan<double> x, int steps)
    {
        int n = x.Length;
        double[][] a = new double[n][], b = new double[n][];
        for (int i = 0; i < n; i++)
        {
            a[i] = [x[i], x[i] * x[i]];
            b[i] = new double[2];
        }

        for (int t = 0; t < steps; t++)
        {
            for (int i = 0; i < n; i++)
            {
                int k = (i + 1) % n;
                b[i][0] = Math.Sin(a[k][1]) + a[i][0];
                b[i][1] = a[i][0] * a[k][1];
            }

            (a, b) = (b, a);
        }

        double sum = 0;
        foreach (double[] row in a) sum += row[0] * row[1];
        return sum;
    }

    /// <summary>Rows that are one array, and rows of the caller among the method's own.</summary>
    [Differentiable]
    public static double Shared([Wrt] double[][] w, [Wrt] double[] x)
    {
        double[] mine = new double[x.Length];
        double[][] rows = new double[(2 * w.Length) + 2][];
        for (int i = 0; i < w.Length; i++)
        {
            rows[i] = w[w.Length - 1 - i];
            rows[w.Length + i] = i % 2 == 0 ? mine : x;
        }

        rows[^2] = x;
        rows[^1] = mine;
        double sum = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = 0; j < x.Length; j++)
            {
                rows[i][j] = rows[i][j] * rows[(i + 1) % rows.Length][j] + x[j];
                sum += rows[i][j] * mine[j] + Math.Sin(rows[^1][j]);
            }
        }

        return sum;
    }

    /// <summary>Which table it is depends on the path; one of them is the parameter.</summary>
    [Differentiable]
    public static double Chosen([Wrt] double[][] w, [Wrt] double x, bool isFirst)
    {
        double[][] local = new double[w.Length][];
        for (int i = 0; i < w.Length; i++) local[i] = [x * i, x];
        double[][] t = isFirst ? w : local;
        double sum = 0;
        for (int k = 0; k < 3; k++)
        {
            for (int i = 0; i < t.Length; i++)
            {
                t[i][0] *= t[i][1];
                sum += t[i][0] * w[i][0];
            }

            if (k == 0) t = local;
            else t = w;
        }

        return sum;
    }

    /// <summary>A row of the caller that lives on in a variable, by turns with an array of the method's own.</summary>
    [Differentiable]
    public static double Previous([Wrt] double[][] w)
    {
        double[] before = new double[2];
        before[0] = 1;
        double s = 1;
        for (int i = 0; i < w.Length; i++)
        {
            double[] row = w[i];
            for (int j = 0; j < row.Length; j++)
            {
                row[j] = Math.Sin(row[j] + before[j]) * s;
                s += row[j] * before[j] * 0.5;
            }

            before = row;
        }

        return s + before[0];
    }

    /// <summary>Neighbours of each node, in rows of integers.</summary>
    [Differentiable]
    public static double Neighbours([Wrt] double[] x)
    {
        int[][] near = new int[x.Length][];
        for (int i = 0; i < near.Length; i++)
        {
            near[i] = new int[i % 3];
            for (int j = 0; j < near[i].Length; j++) near[i][j] = (i * 7 + j * 3) % x.Length;
        }

        double s = 0;
        for (int i = 0; i < near.Length; i++)
        {
            foreach (int j in near[i])
            {
                s = Math.Sin(s) + x[j] * x[i];
                x[j] += s * 0.1;
            }
        }

        return s;
    }

    /// <summary>The caller's rows take active values on the way, though nobody asks for their gradient.</summary>
    [Differentiable]
    public static double Work([Wrt] ReadOnlySpan<double> x, double[][] work)
    {
        double sum = 0;
        for (int t = 0; t < x.Length; t++)
        {
            for (int i = 0; i < work.Length; i++)
            {
                double[] row = work[(i + t) % work.Length];
                for (int j = 0; j < row.Length; j++)
                {
                    row[j] = Math.Sin(row[j] + x[t]);
                    sum += row[j] * row[j] * work[i][0];
                }
            }
        }

        return sum;
    }

    /// <summary>Tables made and multiplied by functions.</summary>
    [Differentiable]
    public static double Cube([Wrt] ReadOnlySpan<double> x, int n)
    {
        double[][] a = Filled(x, n), b = Product(a, a);
        b = Product(b, a);
        double trace = 0;
        for (int i = 0; i < n; i++) trace += b[i][i];
        return trace;
    }

    private static double[][] Filled(ReadOnlySpan<double> x, int n)
    {
        double[][] a = new double[n][];
        for (int i = 0; i < n; i++)
        {
            a[i] = new double[n];
            for (int j = 0; j < n; j++) a[i][j] = x[(i * n + j) % x.Length];
        }

        return a;
    }

    private static double[][] Product(double[][] a, double[][] b)
    {
        double[][] c = new double[a.Length][];
        for (int i = 0; i < a.Length; i++)
        {
            c[i] = new double[b[0].Length];
            for (int j = 0; j < c[i].Length; j++)
            {
                for (int k = 0; k < b.Length; k++) c[i][j] += a[i][k] * b[k][j];
            }
        }

        return c;
    }

    private static double Norm(double[] row)
    {
        double sum = 0;
        for (int i = 0; i < row.Length; i++) sum += row[i] * row[i];
        return Math.Sqrt(sum);
    }
}
