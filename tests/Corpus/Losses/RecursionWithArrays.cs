using System;
using System.Numerics.Tensors;
using AutoDiffGen;

namespace Corpus;

/// <summary>Functions that call themselves: memory that each call makes, chooses, lends and changes.</summary>
public static partial class RecursionWithArrays
{
    /// <summary>Each result is computed once and kept for those who ask again.</summary>
    [Differentiable]
    public static double Remembered([Wrt] ReadOnlySpan<double> w, int n)
    {
        double[] known = new double[n + 1];
        Span<bool> isKnown = new bool[n + 1];
        return Asked(w, known, isKnown, n) * Asked(w, known, isKnown, n / 2);
    }

    private static double Asked(ReadOnlySpan<double> w, double[] known, Span<bool> isKnown, int n)
    {
        if (isKnown[n]) return known[n];
        double value = n < 2 ? w[n % w.Length] : Math.Sin(Asked(w, known, isKnown, n - 1)) + w[n % w.Length] * Asked(w, known, isKnown, n - 2);
        (known[n], isKnown[n]) = (value, true);
        return value;
    }

    /// <summary>A buffer on the stack of each call, and arrays in its loops.</summary>
    [Differentiable]
    public static double Buffers([Wrt] ReadOnlySpan<double> x) => Buffered(x, x.Length);

    private static double Buffered(ReadOnlySpan<double> x, int n)
    {
        if (x.Length == 0) return 0.5;
        Span<double> own = stackalloc double[4];
        double s = 0;
        for (int i = 0; i < 2; i++)
        {
            double[] next = new double[x.Length / 2];
            for (int k = 0; k < next.Length; k++) next[k] = x[k] * x[^(k + 1)] + own[k % 4];
            own[i] = Buffered(next, n - i) * x[0];
            if (own[i] > 2) return own[i] * s + own[0];
            s += own[i] * own[(i + 3) % 4] + next.Length;
        }

        own[0] *= own[1];
        return s + own[0];
    }

    /// <summary>All orders of the elements, by swapping in place and back.</summary>
    [Differentiable]
    public static double Permanent([Wrt] ReadOnlySpan<double> a, int n)
    {
        Span<int> order = new int[n];
        for (int i = 0; i < n; i++) order[i] = i;
        double[] partial = new double[n + 1];
        partial[0] = 1;
        Permuted(a, order, partial, 0, n);
        return partial[n];
    }

    private static void Permuted(ReadOnlySpan<double> a, Span<int> order, Span<double> partial, int k, int n)
    {
        if (k == n) return;
        for (int i = k; i < n; i++)
        {
            (order[k], order[i]) = (order[i], order[k]);
            double kept = k + 1 < n ? 0 : partial[n];
            partial[k + 1] = kept + partial[k] * a[k * n + order[k]];
            Permuted(a, order, partial, k + 1, n);
            (order[k], order[i]) = (order[i], order[k]);
        }
    }

    /// <summary>Two names for memory that may be one, written by both.</summary>
    [Differentiable]
    public static double Overlapping([Wrt] double[] x, int n)
    {
        double[] a = [.. x, .. x];
        Mixed(a, a, n);
        Mixed(a.AsSpan(1), a.AsSpan(0, x.Length), n);
        if (n % 2 == 0) Mixed(a.AsSpan(1), a, n - 1);
        else Mixed(x, a, n - 1);
        double s = Read(a, in a[0], n) + Read(x, in a[^1], n);
        for (int i = 0; i < a.Length; i++) s = 0.8 * s + a[i] * a[i];
        return s;
    }

    private static void Mixed(Span<double> to, Span<double> from, int n)
    {
        if (n < 0) return;
        double before = from[0];
        to[n % to.Length] = before * from[^1] + 0.1 * n;
        Mixed(from, to, n - 1);
        from[0] = Math.Sin(to[0]) + before;
        Span<double> either = to[0] > before ? to : from[1..];
        if (!either.IsEmpty) either[0] *= 0.7;
    }

    private static double Read(Span<double> a, in double first, int n)
    {
        if (n <= 0) return first;
        double before = first;
        a[0] *= 1.1;
        return Read(a, in first, n - 1) * before + first * a[n % a.Length];
    }

    /// <summary>A grid of the loss's own, in quarters.</summary>
    [Differentiable]
    public static double Grids([Wrt] ReadOnlySpan<double> x)
    {
        double[,] grid = new double[4, 4];
        for (int i = 0; i < 4; i++)
        {
            for (int j = 0; j < 4; j++) grid[i, j] = x[(i + 2 * j) % x.Length] + 0.1 * i * j;
        }

        Smoothed(grid, 0, 0, 4);
        Raise(ref grid[1, 2], 3);
        double s = 0;
        foreach (double v in grid) s += v * v * (1 + 0.1 * s);
        return s;
    }

    private static void Smoothed(double[,] grid, int row, int column, int size)
    {
        if (size == 1)
        {
            grid[row, column] *= grid[(row + 1) % 4, column];
            return;
        }

        int half = size / 2;
        for (int i = 0; i < 4; i++) Smoothed(grid, row + i / 2 * half, column + i % 2 * half, half);
        grid[row, column] = 0.5 * grid[row, column] + Math.Sin(grid[row + size - 1, column + size - 1]);
    }

    private static void Raise(ref double x, int n)
    {
        if (n == 0) return;
        x *= x;
        Raise(ref x, n - 1);
        x += 0.1;
    }

    /// <summary>References to variables and elements, of which some are two names of one.</summary>
    [Differentiable]
    public static double Chosen(double x, [Wrt] ReadOnlySpan<double> w, int n)
    {
        double a = x, b = 2 - x;
        Span<double> own = stackalloc double[3];
        w[..Math.Min(3, w.Length)].CopyTo(own);
        for (int i = 0; i < 3; i++)
        {
            ref double one = ref own[(n + i) % 3], other = ref own[(n * i) % 3];
            Raise(ref one, n % 3);
            Raise(ref other, 1);
            one += other;
            if (n > i) Raise(ref a, i);
            else Raise(ref b, 1);
        }

        return a * b + own[0] * own[1] + own[2];
    }

    /// <summary>Tensor operations on halves.</summary>
    [Differentiable]
    public static double Tensors([Wrt] ReadOnlySpan<double> x)
    {
        double[] work = new double[x.Length];
        return Halves(x, work) + work.Length;
    }

    private static double Halves(ReadOnlySpan<double> x, Span<double> work)
    {
        if (x.Length < 2) return x.Length == 0 ? 1 : x[0];
        int half = x.Length / 2;
        double[] product = new double[half];
        TensorPrimitives.Multiply<double>(x[..half], x[^half..], product);
        double s = TensorPrimitives.Sum<double>(product) * Halves(x[..half], work[..half]);
        TensorPrimitives.Exp<double>(product, product);
        product.CopyTo(work);
        return s + TensorPrimitives.Dot<double>(product, work[..half]) * Halves(product, work[half..]);
    }

    /// <summary>A complex product's rows, in an array of structs that each call makes.</summary>
    [Differentiable]
    public static double Complexes([Wrt] ReadOnlySpan<double> x)
    {
        (double Re, double Im)[] all = new (double, double)[x.Length];
        for (int i = 0; i < x.Length; i++) all[i] = (x[i], 0.1 * i);
        (double Re, double Im) r = Product(all);
        return r.Re * r.Im + all[0].Im;
    }

    private static (double Re, double Im) Product(Span<(double Re, double Im)> z)
    {
        if (z.Length == 1) return z[0];
        int half = z.Length / 2;
        (double Re, double Im)[] mine = z[..half].ToArray();
        mine[0].Re += 0.1;
        z[0].Im -= 0.1 * z[^1].Re;
        (double aRe, double aIm) = Product(mine);
        (double Re, double Im) b = Product(z[half..]);
        return (aRe * b.Re - aIm * b.Im, aRe * b.Im + aIm * b.Re);
    }

    /// <summary>Rows that the loss makes, each handed on.</summary>
    [Differentiable]
    public static double OwnRows([Wrt] ReadOnlySpan<double> x)
    {
        double[][] rows = new double[3][];
        for (int i = 0; i < 3; i++)
        {
            rows[i] = new double[x.Length + i];
            for (int k = 0; k < rows[i].Length; k++) rows[i][k] = x[k % x.Length] * (k + 1);
        }

        rows[1] = rows[2];
        double s = 1;
        foreach (double[] row in rows)
        {
            Halve(row, 3);
            s *= Total(row, 0);
        }

        return s + rows[1][0];
    }

    private static void Halve(Span<double> a, int n)
    {
        if (n == 0 || a.Length < 2) return;
        a[0] *= 0.5 * a[1];
        Halve(a[1..], n - 1);
        Halve(a[..^1], n - 1);
    }

    private static double Total(double[] a, int from) => from >= a.Length ? 0 : a[from] * a[from] + 0.9 * Total(a, from + 1);

    /// <summary>Elements of integers' arrays as addresses of what is next: a list that data links.</summary>
    [Differentiable]
    public static double Linked([Wrt] ReadOnlySpan<double> value, int[] next, int start) => Followed(value, next, start, 9);

    private static double Followed(ReadOnlySpan<double> value, int[] next, int at, int most) =>
        at < 0 || most == 0 ? 1 : value[at] + Math.Cos(value[at]) * Followed(value, next, next[at], most - 1);
}
