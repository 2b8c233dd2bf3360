using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>References of which conditions and loops decide what they refer to.</summary>
public static partial class MovedReferences
{
    /// <summary>A reference to the largest element so far.</summary>
    [Differentiable]
    public static double Largest([Wrt] ReadOnlySpan<double> w)
    {
        double[] x = w.ToArray();
        ref double largest = ref x[0];
        for (int i = 1; i < x.Length; i++)
        {
            if (x[i] > largest) largest = ref x[i];
            largest += 0.1 * x[0];
        }

        largest *= Math.Sin(largest);
        double s = 0;
        for (int i = 0; i < x.Length; i++) s += x[i] * x[i] * (i + 1);
        return s;
    }

    /// <summary>One of two elements, of two variables, as a local and as the target of an assignment.</summary>
    [Differentiable]
    public static double EitherPlace([Wrt] ReadOnlySpan<double> w, double x, bool first)
    {
        double u = x, v = w[0] * x;
        double[] a = [x * x, w[1]], b = w.ToArray();
        ref double element = ref (first ? ref a[0] : ref b[^1]);
        ref double variable = ref (first ? ref u : ref v);
        element *= variable;
        variable += element * element;
        (v > u ? ref u : ref v) *= x;
        (first ? ref b[0] : ref a[1])++;
        return u * v + a[0] * b[0] + Math.Sin(a[1] * b[^1]);
    }

    /// <summary>References that two turn with each other, over structs too.</summary>
    [Differentiable]
    public static double InTurn([Wrt] ReadOnlySpan<double> w)
    {
        double[] x = w.ToArray();
        (double A, double B)[] pairs = new (double, double)[x.Length];
        ref double first = ref x[0];
        ref double last = ref x[^1];
        ref (double A, double B) pair = ref pairs[0];
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            s += first * last;
            ref double kept = ref first;
            first = ref last;
            last = ref x[i];
            kept *= 1.1;
            if ((i & 1) == 0) pair = ref pairs[i];
            pair.A += x[i];
            pair = (pair.B + x[i] * x[i], pair.A);
        }

        foreach ((double a, double b) in pairs) s += a * b;
        return s + first;
    }

    /// <summary>Methods that return one of several references.</summary>
    [Differentiable]
    public static double Returned([Wrt] ReadOnlySpan<double> w, [NoGradient] double limit)
    {
        double[] x = w.ToArray(), y = [w[0] * w[^1], w[0]];
        FirstAbove(x, limit) *= 3;
        ref double again = ref FirstAbove(x, 2 * limit);
        again += again * w[0];
        OneOf(x, y, limit > 0.5) *= w[^1];
        OneOf(x, y, limit <= 0.5) += 2;
        Smaller(ref x[0], ref y[1]) *= 0.5;
        double u = w[0], v = w[^1] * 1.01;
        Smaller(ref u, ref v) *= v;
        double s = y[0] * y[1] + u * v;
        for (int i = 0; i < x.Length; i++) s += x[i] * x[i] * (i + 1);
        return s;
    }

    /// <summary>Of a grid, and of a parameter that the caller sees.</summary>
    [Differentiable]
    public static double InGrid([Wrt] double[,] grid)
    {
        ref double largest = ref grid[0, 0];
        for (int i = 0; i < grid.GetLength(0); i++)
        {
            for (int j = 0; j < grid.GetLength(1); j++)
            {
                if (grid[i, j] > largest) largest = ref grid[i, j];
                largest += 0.05 * grid[0, 0];
            }
        }

        double s = 0;
        foreach (double v in grid) s += v * v * v;
        return s * largest;
    }

    /// <summary>In a function that calls itself.</summary>
    [Differentiable]
    public static double InRecursion([Wrt] ReadOnlySpan<double> w, int depth)
    {
        double[] x = w.ToArray();
        double s = Reduced(x, depth, w[0]);
        for (int i = 0; i < x.Length; i++) s += x[i] * x[i] * (i + 1);
        return s;
    }

    private static double Reduced(Span<double> x, int depth, double y)
    {
        if (depth <= 0) return y * x[0];
        ref double above = ref FirstAbove(x, 0.3);
        double s = Reduced(x, depth - 1, 0.5 * above);
        FirstAbove(x, 0.2 * depth) *= 0.7;
        above = Math.Sin(above + s);
        return s * above;
    }

    private static ref double FirstAbove(Span<double> x, double limit)
    {
        for (int i = 0; i < x.Length; i++)
            if (x[i] > limit) return ref x[i];
        return ref x[^1];
    }

    private static ref double OneOf(Span<double> x, Span<double> y, bool first)
    {
        if (first) return ref x[0];
        else return ref y[1];
    }

    private static ref double Smaller(ref double x, ref double y) => ref (x < y ? ref x : ref y);
}
