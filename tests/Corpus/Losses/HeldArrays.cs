using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Arrays of objects and of code of others that branches and loops put into variables.</summary>
public static partial class HeldArrays
{
    /// <summary>Made again where a condition says so.</summary>
    [Differentiable]
    public static double Again([Wrt] double x, Source source)
    {
        source.Start();
        double[] t = source.Make();
        if (x > 0.5) t = source.Make();
        return t[0] * x * x * x;
    }

    /// <summary>Of a function on one path, of a field on the other.</summary>
    [Differentiable]
    public static double Either([Wrt] double[] w, Source source, bool isMade)
    {
        source.Start();
        double[] t = isMade ? source.Make() : source.First;
        double[] u;
        if (isMade) u = source.First;
        else u = source.Make();
        double s = 0;
        for (int i = 0; i < w.Length; i++) s += Math.Sin(t[i] * w[i]) * u[0];
        return s * s;
    }

    /// <summary>Made by each iteration for the next.</summary>
    [Differentiable]
    public static double Next([Wrt] double x, Source source, int n)
    {
        source.Start();
        double[] t = source.Make(), last = source.First;
        double s = x;
        for (int i = 0; i < n; i++)
        {
            s += Math.Sin(t[i % 3] * x * s) * last[0];
            last = t;
            t = source.Make();
        }

        return s * t[1];
    }

    /// <summary>Fields alone: no code runs that may change them.</summary>
    [Differentiable]
    public static double Fields([Wrt] double[] w, Source source)
    {
        double[] t = source.First;
        double s = 0;
        for (int i = 0; i < w.Length; i++)
        {
            s += t[i % 3] * w[i] * w[i] * w[0];
            if (i % 2 == 0) t = source.Second;
            else t = source.Rows[1];
        }

        return s;
    }

    /// <summary>A parameter at first, differentiated, then what others have.</summary>
    [Differentiable]
    public static double Mixed([Wrt] double x, [Wrt] double[] a, Source source, int n)
    {
        source.Start();
        double[] t = a;
        double s = x;
        for (int i = 0; i < n; i++)
        {
            s += Math.Sin(t[i % 3] * x * s);
            t = (i % 3) switch { 0 => source.Make(), 1 => a, _ => source.Rows[0] };
        }

        return s + t[0] * x;
    }

    /// <summary>Fields and rows are replaced by what runs in between.</summary>
    [Differentiable]
    public static double Replaced([Wrt] double x, Source source)
    {
        source.Start();
        double[] t = source.Rows[0];
        double s = x;
        int i = 0;
        while (s < 4 && i < 6)
        {
            s += 0.3 + Math.Sin(t[i % 3] * x);
            source.Act();
            t = i % 2 == 0 ? source.First : source.Rows[0];
            i++;
        }

        foreach (double[] row in source.Rows)
        {
            source.Act();
            s += t[0] * Math.Sin(row[1] * x * s) + row.Length * x;
            t = row;
        }

        return s * t[1];
    }

    /// <summary>Parts of arrays, and integers.</summary>
    [Differentiable]
    public static double Parts([Wrt] double x, Source source, int n)
    {
        source.Start();
        Span<double> t = source.Make().AsSpan(1);
        int[] order = source.Order();
        double s = x;
        for (int i = 0; i < n; i++)
        {
            s += Math.Sin(t[0] * x * s) * t.Length + 0.1 * order[0];
            if (i > 0) t = source.Make().AsSpan(1);
            else t = t.Slice(1);
            if (order[1] > 0) order = source.Order();
        }

        return s * t[0];
    }

    /// <summary>Handed to methods, one of which calls itself, and held by a local function.</summary>
    [Differentiable]
    public static double Handed([Wrt] double x, Source source)
    {
        source.Start();
        double[] t = source.First;
        double Own(double y)
        {
            double r = t[0] * y;
            t = source.Make();
            return r;
        }

        double s = Own(x) * Own(x * x);
        for (int i = 0; i < 3; i++)
        {
            s += Sum(t, s) + Power(t, s, 2);
            t = source.Make();
        }

        return s * t[1];
    }

    /// <summary>May be none at all.</summary>
    [Differentiable]
    public static double Missing([Wrt] double x, Source source, bool isFirst)
    {
        source.Start();
        double[]? t;
        if (isFirst) t = source.First;
        else t = source.None();
        double s = t is null ? x * x : x * t[0];
        double[]? u = source.First;
        for (int i = 0; i < 3; i++)
        {
            s += u != null ? u[0] * s * x : Math.Sin(s);
            u = i == 0 ? source.None() : source.Make();
        }

        return s;
    }

    private static double Sum(double[] a, double x)
    {
        double s = 0;
        for (int i = 0; i < a.Length; i++) s += Math.Sin(a[i] * x);
        return s;
    }

    private static double Power(double[] a, double x, int k) => k == 0 ? x : Math.Sin(Power(a, x, k - 1) * a[0] * x);

    /// <summary>What it makes follows from what it has made.</summary>
    public sealed class Source
    {
        private int _made;

        public Source(double scale)
        {
            Make = () => [scale + 0.1 * _made++, 0.5 * scale + 0.05 * _made, 0.7];
            Order = () => [_made++ % 3, 4 - _made, 2];
            None = () => _made++ < 0 ? [1] : null;
            Start = () =>
            {
                _made = 0;
                First[0] = 0.4;
                Second = [0.8, 0.3, 0.2];
                Rows[0] = [0.9, 0.2, 0.4];
            };
            Act = () =>
            {
                First[0] += 0.1;
                Second = [0.1 * ++_made, 0.2, 0.3];
                Rows[0] = [0.3, 0.1 * _made, 0.6];
            };
        }

        public double[] First { get; } = [0.4, 0.5, 0.9];

        public double[] Second { get; private set; } = [0.8, 0.3, 0.2];

        public double[][] Rows { get; } = [[0.9, 0.2, 0.4], [0.1, 0.6, 0.8]];

        public Func<double[]> Make { get; }

        public Func<int[]> Order { get; }

        public Func<double[]?> None { get; }

        public Action Start { get; }

        public Action Act { get; }
    }
}
