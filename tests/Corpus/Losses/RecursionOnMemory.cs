using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Functions that call themselves on parts of memory.</summary>
public static partial class RecursionOnMemory
{
    /// <summary>Sorted in place by halves around a pivot, in a buffer on the stack.</summary>
    [Differentiable]
    public static double QuickSort([Wrt] ReadOnlySpan<double> x)
    {
        Span<double> a = x.Length <= 16 ? stackalloc double[16] : new double[x.Length];
        a = a[..x.Length];
        x.CopyTo(a);
        Sort(a);
        double s = 0;
        for (int i = 0; i < a.Length; i++) s += i * a[i] * a[i];
        return s;
    }

    private static void Sort(Span<double> a)
    {
        if (a.Length < 2) return;
        double pivot = a[^1];
        int split = 0;
        for (int i = 0; i < a.Length - 1; i++)
        {
            if (a[i] >= pivot) continue;
            (a[i], a[split]) = (a[split], a[i]);
            split++;
        }

        (a[split], a[^1]) = (a[^1], a[split]);
        Sort(a[..split]);
        Sort(a[(split + 1)..]);
    }

    /// <summary>Sorted by merging, back and forth between two arrays; a parameter that the loss overwrites.</summary>
    [Differentiable]
    public static double MergeSort([Wrt] double[] x)
    {
        double[] scratch = new double[x.Length];
        Array.Copy(x, scratch, x.Length);
        Merge(scratch, x, 0, x.Length);
        double s = 0;
        for (int i = 0; i < x.Length; i++) s = 0.5 * s + Math.Sin(x[i]) * (i + 1);
        return s;
    }

    private static void Merge(double[] from, double[] to, int start, int end)
    {
        if (end - start < 2) return;
        int middle = (start + end) / 2;
        Merge(to, from, start, middle);
        Merge(to, from, middle, end);
        int i = start, j = middle;
        for (int k = start; k < end; k++)
        {
            bool first = i < middle && (j >= end || from[i] <= from[j]);
            to[k] = first ? from[i++] : from[j++];
        }
    }

    /// <summary>A fast Fourier transform, in place on strided parts.</summary>
    [Differentiable]
    public static double Fourier([Wrt] ReadOnlySpan<double> x, double[] weights)
    {
        int n = x.Length;
        double[] re = new double[n], im = new double[n], workRe = new double[n], workIm = new double[n];
        x.CopyTo(re);
        Transform(re, im, workRe, workIm, n, 1);
        double s = 0;
        for (int k = 0; k < n; k++) s += weights[k] * (re[k] * re[k] + im[k] * im[k]) + re[k] * im[n - 1 - k];
        return s;
    }

    private static void Transform(Span<double> re, Span<double> im, Span<double> workRe, Span<double> workIm, int n, int stride)
    {
        if (n < 2) return;
        int half = n / 2;
        for (int i = 0; i < half; i++)
        {
            (workRe[i], workIm[i]) = (re[2 * i], im[2 * i]);
            (workRe[half + i], workIm[half + i]) = (re[2 * i + 1], im[2 * i + 1]);
        }

        Transform(workRe[..half], workIm[..half], re[..half], im[..half], half, 2 * stride);
        Transform(workRe.Slice(half, half), workIm.Slice(half, half), re.Slice(half, half), im.Slice(half, half), half, 2 * stride);
        for (int k = 0; k < half; k++)
        {
            (double sin, double cos) = Math.SinCos(-2 * Math.PI * k / n);
            double tRe = cos * workRe[half + k] - sin * workIm[half + k], tIm = sin * workRe[half + k] + cos * workIm[half + k];
            (re[k], im[k]) = (workRe[k] + tRe, workIm[k] + tIm);
            (re[half + k], im[half + k]) = (workRe[k] - tRe, workIm[k] - tIm);
        }
    }

    /// <summary>A Cholesky factor, column by column: what is left of the matrix is factored next.</summary>
    [Differentiable]
    public static double Cholesky([Wrt] ReadOnlySpan<double> a, int n)
    {
        double[] l = a.ToArray();
        Factor(l, n, 0);
        double s = 0;
        for (int i = 0; i < n; i++) s += Math.Log(l[i * n + i]) + l[(n - 1) * n + i] * (i + 1);
        return s;
    }

    private static void Factor(double[] l, int n, int k)
    {
        if (k >= n) return;
        double pivot = Math.Sqrt(l[k * n + k]);
        l[k * n + k] = pivot;
        for (int i = k + 1; i < n; i++) l[i * n + k] /= pivot;
        for (int j = k + 1; j < n; j++)
        {
            for (int i = j; i < n; i++) l[i * n + j] -= l[i * n + k] * l[j * n + k];
        }

        Factor(l, n, k + 1);
    }

    /// <summary>Laplace's expansion of a determinant: minors on the stack of each call, elements by reference.</summary>
    [Differentiable]
    public static double Determinant([Wrt] ReadOnlySpan<double> a, int n)
    {
        if (n == 0) return 1;
        if (n == 1) return a[0];
        double[] minor = new double[(n - 1) * (n - 1)];
        double sum = 0;
        for (int j = 0; j < n; j++)
        {
            for (int row = 1; row < n; row++)
            {
                for (int column = 0, to = 0; column < n; column++)
                {
                    if (column != j) minor[(row - 1) * (n - 1) + to++] = a[row * n + column];
                }
            }

            sum += (j % 2 == 0 ? a[j] : -a[j]) * Determinant(minor, n - 1);
        }

        return sum;
    }

    /// <summary>A curve's point from its control points, by halves of itself.</summary>
    [Differentiable]
    public static double DeCasteljau([Wrt] double[] points, double t) => Point(points, t) * Point(points.AsSpan(points.Length / 2), 1 - t);

    private static double Point(ReadOnlySpan<double> p, double t) =>
        p.Length == 1 ? p[0] : (1 - t) * Point(p[..^1], t) + t * Point(p[1..], t);

    /// <summary>Elements handed on by reference, beside the memory that they are in.</summary>
    [Differentiable]
    public static double Elements([Wrt] double[] x, int n)
    {
        double[] a = (double[])x.Clone();
        double held = a[0];
        Shift(ref a[0], ref a[^1], a, n);
        Shift(ref held, ref a[0], a, n - 1);
        double s = held;
        foreach (double v in a) s += v * v;
        return s;
    }

    private static void Shift(ref double first, ref double last, Span<double> all, int n)
    {
        if (n <= 0) return;
        first += 0.1 * last * all[0];
        all[n % all.Length] *= first;
        Shift(ref last, ref all[n % all.Length], all, n - 1);
        last = Math.Sin(last + first);
    }

    /// <summary>A sum over a grid's quarters.</summary>
    [Differentiable]
    public static double QuadTree([Wrt] double[,] grid, double scale) => Quarter(grid, 0, 0, grid.GetLength(0), scale);

    private static double Quarter(double[,] grid, int row, int column, int size, double scale)
    {
        if (size == 0) return 0;
        if (size == 1) return scale * grid[row, column] * grid[row, column];
        int half = size / 2, rest = size - half;
        double s = Quarter(grid, row, column, half, 0.5 * scale) * grid[row, column];
        s += Quarter(grid, row + half, column + half, rest, Math.Sin(scale));
        for (int i = 0; i < half; i++) s += grid[row + i, column + half] * grid[row + half + i, column];
        return s;
    }

    /// <summary>Rows of an array of arrays, each by those before it.</summary>
    [Differentiable]
    public static double Rows([Wrt] double[][] rows) => UpTo(rows, rows.Length - 1) * Least(rows[0], 1.5);

    private static double UpTo(double[][] rows, int last)
    {
        if (last < 0) return 1;
        double s = UpTo(rows, last - 1);
        foreach (double v in rows[last]) s += v * s * 0.1;
        return s * Least(rows[last], s);
    }

    /// <summary>Rows of two tables that a function overwrites, one of them differentiated.</summary>
    [Differentiable]
    public static double RowsInPlace([Wrt] double[][] rows, [Wrt] double[] x, double[][] work)
    {
        double s = Filled(rows, work, x, rows.Length - 1) * rows[^1][0];
        foreach (double[] row in work)
            foreach (double v in row) s += v * v;
        return s * rows[0][0];
    }

    private static double Filled(double[][] rows, double[][] work, ReadOnlySpan<double> x, int last)
    {
        if (last < 0) return 1;
        double s = Filled(rows, work, x, last - 1);
        for (int j = 0; j < rows[last].Length; j++)
        {
            work[last][j] = rows[last][j] * s + x[j % x.Length] * work[last][j];
            rows[last][j] = Math.Sin(work[last][j]) * rows[0][0];
            s += rows[last][j] * 0.1;
        }

        return s;
    }

    private static readonly double[][] Table = [[0.5, -1.25], [0.75], [2, 0.25, 1.5]];

    /// <summary>One function on the caller's table and on that of a field.</summary>
    [Differentiable]
    public static double RowsOfField([Wrt] double[][] rows, int n)
    {
        double s = Looked(rows, Table, n % 3);
        for (int i = 0; i < n; i++) s += Looked(Table, rows, i % rows.Length) * s;
        return s;
    }

    private static double Looked(double[][] a, double[][] b, int k)
    {
        double s = a.Length + b[^1].Length;
        foreach (double v in a[k % a.Length]) s = Math.Sin(s * v) + b[k % b.Length][0];
        return k <= 0 ? s : s * Looked(b, a, k - 1);
    }

    private static double Least(ReadOnlySpan<double> a, double scale) => a.Length == 0 ? scale : Math.Cos(a[0] * scale) + Least(a[1..], 0.5 * scale);

    /// <summary>Memory of structs, and their fields by reference.</summary>
    [Differentiable]
    public static double Bodies([Wrt] Body[] bodies, int n)
    {
        Body[] moved = [.. bodies];
        Move(moved, n);
        double s = 0;
        foreach (Body b in moved) s += b.Position * b.Velocity;
        return s;
    }

    private static void Move(Span<Body> bodies, int n)
    {
        if (n == 0 || bodies.IsEmpty) return;
        Push(ref bodies[0], n);
        Move(bodies[1..], n);
        bodies[0].Velocity -= 0.1 * bodies[^1].Position;
        Move(bodies[..^1], n - 1);
    }

    private static void Push(ref Body body, int n)
    {
        if (n == 0) return;
        body.Position += 0.1 * body.Velocity;
        Push(ref body, n - 1);
        body.Velocity *= Math.Cos(body.Position);
    }

    /// <summary>Memory of structs as it is handed in, as data, and as a copy: spans of different kinds to one method.</summary>
    [Differentiable]
    public static double Structs([Wrt] Span<Body> bodies, Body[] data, int n)
    {
        Body[] mine = bodies.ToArray();
        return Walk(bodies, n) * Walk(data, n) + Walk(mine.AsSpan(mine.Length / 2), n) * bodies[0].Position;
    }

    private static double Walk(Span<Body> b, int n)
    {
        if (n == 0) return b[0].Velocity;
        b[n % b.Length].Position *= 0.9 + 0.1 * b[0].Velocity;
        return Walk(b, n - 1) + b[0].Position * b[^1].Position;
    }

    public struct Body
    {
        public double Position;
        public double Velocity;
    }
}
