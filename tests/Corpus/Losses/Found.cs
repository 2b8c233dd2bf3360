using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Losses whose gradient was once wrong, or did not compile.</summary>
public static partial class Found
{
    /// <summary>A zero adjoint skipped a loop whose values were on a tape, and left them there for the iteration before.</summary>
    [Differentiable]
    public static double SkippedTape([Wrt] ReadOnlySpan<double> w)
    {
        double s = 0;
        for (int i = 0; i < w.Length; i++)
        {
            double y = w[i];
            while (y > 1) y *= 0.25 * y;
            s = i == 0 ? y : s;
        }

        return s;
    }

    [Differentiable]
    public static double LargestOfIterations([Wrt] ReadOnlySpan<double> w)
    {
        double most = double.NegativeInfinity;
        for (int i = 0; i < w.Length; i++)
        {
            double y = w[i];
            while (y > 0.1) y = 0.5 * y * y;
            most = Math.Max(most, y);
        }

        return w.Length == 0 ? 0 : most * most;
    }

    [Differentiable]
    public static double LargestOfTriangle([Wrt] ReadOnlySpan<double> w)
    {
        double most = 0;
        for (int i = 0; i < w.Length; i++)
        {
            double y = w[i];
            for (int j = 0; j < i; j++) y *= y;
            most = Math.Max(most, y);
        }

        return most;
    }

    /// <summary>The condition reads what earlier iterations left in the array.</summary>
    [Differentiable]
    public static double UntilSeen([Wrt] double w, int n)
    {
        bool[] seen = new bool[n];
        int at = 0;
        while (!seen[at])
        {
            seen[at] = true;
            w *= w;
            at = (at + 1) % n;
        }

        return w;
    }

    [Differentiable]
    public static double UntilLarge([Wrt] double w, int n)
    {
        double[] b = new double[n];
        int i = 0;
        while (i < n && (i == 0 || b[i - 1] < 2))
        {
            b[i] = w * (i + 1);
            w += b[i] * b[i] * 0.1;
            i++;
        }

        return w;
    }

    /// <summary>The caller's buffer takes active values, though it is not differentiated itself.</summary>
    [Differentiable]
    public static double CallersBuffer([Wrt] ReadOnlySpan<double> w, Span<double> buffer)
    {
        double sum = 0;
        for (int i = 0; i < w.Length; i++)
        {
            buffer[i] *= w[i];
            buffer[i] += w[i] * w[i];
            sum += buffer[i] * buffer[i];
        }

        return sum;
    }

    [Differentiable]
    public static double CallersArray(double w, [NoGradient] double[] b)
    {
        b[0] *= w;
        return b[0] * b[0];
    }

    /// <summary>Start and end are further apart than an int can say.</summary>
    [Differentiable]
    public static double WideSteps(double s, double w, int low)
    {
        for (int i = low; i < 1_900_000_000; i += 500_000_000) s = Math.Sin(s * w);
        return s;
    }

    [Differentiable]
    public static double WideLongSteps(double s, double w, long low)
    {
        for (long i = low; i < 8_000_000_000_000_000_000; i += 1_000_000_000_000_000_000) s = Math.Sin(s * w);
        return s;
    }

    [Differentiable]
    public static double DownTo(double s, int from, int to)
    {
        for (int i = from; i >= to; i--) s = Math.Sin(s * (i + 3));
        for (int i = from - 1; i > to; i--) s = Math.Cos(s * i);
        return s;
    }

    /// <summary>What the sum reads is overwritten after it, so its adjoint must wait for the overwriting's.</summary>
    [Differentiable]
    public static double SumThenOverwrite([Wrt] Span<double> p)
    {
        double sum = 0;
        for (int i = 0; i < p.Length; i++) sum += p[i] * p[i] * p[i];
        if (p.Length > 1) p[0] = p[1] * p[1];
        return p.Length == 0 ? sum : sum + p[0];
    }

    /// <summary>Scratch whose elements went straight from store to load, and with them the check of the index.</summary>
    [Differentiable]
    public static double ShortScratch([Wrt] Span<double> x)
    {
        double[] t = new double[3];
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            t[i] = x[i] * x[i];
            x[i] = t[i] + s;
            s = Math.Sin(s) + t[i];
        }

        return s;
    }

    /// <summary>Scratch of a loop that does not run is made all the same.</summary>
    [Differentiable]
    public static double NegativeScratch([Wrt] ReadOnlySpan<double> x, int m)
    {
        double[] h = new double[m];
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < m; j++) h[j] = x[i] * j;
            for (int j = 0; j < m; j++) s += h[j] * h[j];
        }

        return s;
    }

    [Differentiable]
    public static double ShortDestination([Wrt] ReadOnlySpan<double> x)
    {
        double[] t = new double[3];
        x.CopyTo(t);
        return t[0] * t[1] + t[2];
    }
}
