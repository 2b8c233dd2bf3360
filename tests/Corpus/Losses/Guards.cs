using System;
using System.Diagnostics;
using AutoDiffGen;

namespace Corpus;

/// <summary>Checks on the way: what comes past them is differentiated as if they were not there.</summary>
public static partial class Guards
{
    /// <summary>What is called throws, though nobody needs what it returns.</summary>
    [Differentiable]
    public static double Unused([Wrt] double x, [NoGradient] double low, [NoGradient] double high, int digits, int n)
    {
        double clamped = Math.Clamp(x, low, high), y = x * Math.Abs(n);
        y = x;
        double rounded = Math.Round(3.3, digits);
        for (int i = 0; i < 3; i++) rounded = Math.Clamp(i, n - 10, n + 10);
        int s = Math.Sign(low);
        double r = s > 0 ? y : y;
        return r * r;
    }

    /// <summary>Arguments are checked first, then the loss is a plain sum.</summary>
    [Differentiable]
    public static double CheckedSum([Wrt] double[] w, double[] x)
    {
        ArgumentNullException.ThrowIfNull(w);
        if (x.Length != w.Length) throw new ArgumentException($"There are {x.Length} inputs for {w.Length} weights.", nameof(x));

        double loss = 0;
        for (int i = 0; i < w.Length; i++)
        {
            double r = w[i] * x[i] - 1;
            loss += r * r;
        }

        return loss;
    }

    /// <summary>A check in each iteration does not keep the loop from going forward and back at once.</summary>
    [Differentiable]
    public static double LogLikelihood(ReadOnlySpan<double> p)
    {
        double sum = 0;
        for (int i = 0; i < p.Length; i++)
        {
            if (p[i] <= 0) throw new ArgumentOutOfRangeException(nameof(p), p[i], $"The probability {i} is not positive.");
            sum -= Math.Log(p[i]);
        }

        return sum;
    }

    /// <summary>In a recurrence, whose values are stored: what is rented goes back when the check fails.</summary>
    [Differentiable]
    public static double Recurrence(double x, double w, int n, [NoGradient] double limit)
    {
        double s = x;
        for (int i = 0; i < n; i++)
        {
            s = Math.Sin(s) * w + s;
            if (Math.Abs(s) > limit) throw new InvalidOperationException($"Iteration {i,3}: {{s}} = {s:F3} has left the range.");
        }

        return s * s;
    }

    /// <summary>A value or an exception.</summary>
    [Differentiable]
    public static double Expressions(double x, double y)
    {
        double root = x > 0 ? Math.Sqrt(x) : throw new ArgumentException("x is \"too small\": \\ { }");
        double log = y <= 0 ? throw new ArithmeticException() : Math.Log(y);
        return root * log;
    }

    /// <summary>Both sides assign, one throws; an array is made on the other.</summary>
    [Differentiable]
    public static double BothSides(ReadOnlySpan<double> x, int kind)
    {
        double scale;
        double[] h;
        if (kind > 2)
        {
            scale = 0;
            if (kind > 3) throw new NotSupportedException("kind " + kind);
            throw new NotSupportedException(kind.ToString());
        }
        else
        {
            scale = kind + 1;
            h = new double[x.Length];
        }

        for (int i = 0; i < x.Length; i++) h[i] = x[i] * scale;
        double loss = 0;
        for (int i = 0; i < h.Length; i++) loss += h[i] * h[i] * h[i];
        return loss;
    }

    /// <summary>Exits of all kinds, some of them by an exception.</summary>
    [Differentiable]
    public static double Exits(ReadOnlySpan<double> x)
    {
        double loss = 1;
        foreach (double v in x)
        {
            if (v > 5)
            {
                if (v > 6) throw new InvalidOperationException();
                return loss;
            }
            else if (v < -5)
            {
                throw new ArgumentException("too low");
            }

            if (v > 4) break;
            if (v < 0) continue;
            loss *= v + Helper(v, 10);
        }

        return loss;
    }

    /// <summary>The library's own checks.</summary>
    [Differentiable]
    public static double LibraryChecks(double x, int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(n, 20, "count");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(x);
        ArgumentOutOfRangeException.ThrowIfEqual(x * 2, 7.0);
        Debug.Assert(x > 0);
        Debug.Assert(n < 30, $"n is {n}");
        Trace.Assert(n < 30, "n is large");
        Log(x);
        double s = x;
        for (int i = 0; i < n; i++) s = s * x + 1;
        return s;
    }

    /// <summary>Searching a root: it is found, or an exception is thrown behind the loop.</summary>
    [Differentiable]
    public static double Newton(double a)
    {
        double x = a;
        for (int i = 0; i < 60; i++)
        {
            double next = x - (x * x - a) / (2 * x);
            if (Math.Abs(next - x) < 1e-13 * Math.Abs(x)) return next;
            x = next;
        }

        throw new InvalidOperationException("no convergence");
    }

    /// <summary>A loop that runs once or throws, and one that always throws.</summary>
    [Differentiable]
    public static double Loops(ReadOnlySpan<double> x, int n)
    {
#pragma warning disable CS0162 // i++ is never reached: that is the point
        for (int i = 0; i < n; i++)
        {
            double v = x[i] * 2;
            throw new InvalidOperationException($"{v} at {i}");
        }
#pragma warning restore CS0162

        int k = n;
        while (k > 100)
        {
            k++;
            Fail(k);
        }

        double loss = 0;
        foreach (double v in x) loss += v * v * v;
        return loss;
    }

    /// <summary>What is written before a check.</summary>
    [Differentiable]
    public static double Written([Wrt] ReadOnlySpan<double> x, [NoGradient] Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = x[i] * x[i];
            if (y[i] > 100)
            {
                y[0] = x[i];
                throw new OverflowException($"{y[0]}");
            }

            y[i] *= x[i];
        }

        double loss = 0;
        for (int i = 0; i < x.Length; i++) loss += y[i];
        return loss;
    }

    private static double Helper(double v, double limit)
    {
        if (v > limit) throw new ArgumentException("never here");
        return v < 1 ? v : Clipped(v);
    }

    private static double Clipped(double v) => v.IsAtMost(3) ? v : throw new InvalidOperationException();

    private static bool IsAtMost(this double v, double most) => v <= most + 2;

    private static void Fail(int k) => throw new InvalidOperationException($"k = {k}");

    [Conditional("THAT_IS_NOT_DEFINED")]
    private static void Log(double x) => throw new InvalidOperationException($"{x}");
}
