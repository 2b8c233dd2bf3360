using System;
using System.Diagnostics;
using AutoDiffGen;

namespace Corpus;

/// <summary>Functions that call themselves: what runs when, and what the names mean.</summary>
public static partial class RecursionInOrder
{
    /// <summary>Operands that calls change, before and after these.</summary>
    [Differentiable]
    public static double Operands(double x, int n)
    {
        double s = x;
        int i = 0;
        Span<double> a = stackalloc double[8];
        double r = s + Bumped(ref s, n) * s - (s *= 2) + Bumped(ref s, n - 1);
        s += Bumped(ref s, 1);
        a[i++] = s;
        a[i] += Counted(ref i, n, s);
        a[i++] *= Counted(ref i, 1, r) + a[i - 1];
        for (int k = 0; k < a.Length; k++) r += (k + 1) * a[k] * a[k];
        return r + Bumped(ref s, i = 2) * i + s;
    }

    private static double Bumped(ref double s, int n) => n <= 0 ? s : s * Bumped(ref s, n - 1) + (s += 0.1) - s * 0.3;

    private static double Counted(ref int i, int n, double x)
    {
        if (n <= 0 || i > 5) return x;
        i++;
        return 0.5 * Counted(ref i, n - 1, x * 0.9) + i * x;
    }

    /// <summary>In conditions, of which some are not asked.</summary>
    [Differentiable]
    public static double Conditions([Wrt] ReadOnlySpan<double> x)
    {
        double s = 0;
        for (int i = 0; Folded(x, i, ref s) < 4 && i < x.Length; i++)
        {
            if (x[i] > 0.5 || Folded(x, i, ref s) > 1) s += x[i] * Folded(x, 1, ref s);
            double? maybe = i % 2 == 0 ? null : s;
            s = 0.7 * (maybe ?? Folded(x, i, ref s));
            int more = 3;
            do
            {
                s *= 0.5;
            }
            while (Folded(x, i, ref s) > 0.4 && more-- > 0);
        }

        return s;
    }

    private static double Folded(ReadOnlySpan<double> x, int n, ref double seen)
    {
        if (n <= 0 || x.IsEmpty) return seen;
        seen += 0.01 * x[0];
        return n > 2 && Folded(x[1..], n - 2, ref seen) > 0.3 ? Math.Sin(seen) : 0.5 * x[0] + 0.3 * Folded(x[1..], n - 1, ref seen);
    }

    /// <summary>Blocks that run on the way out, by returns and by a throw.</summary>
    [Differentiable]
    public static double WayOut(double x, int n)
    {
        double s = x;
        try
        {
            return Left(ref s, n) * s;
        }
        finally
        {
            s = 0;
        }
    }

    private static double Left(ref double s, int n)
    {
        if (n > 20) throw new ArgumentOutOfRangeException(nameof(n));
        Debug.Assert(n > -10);
        try
        {
            if (n == 0) return s;
            s *= 1.1;
            if (n == 13) throw new InvalidOperationException("at depth");
            for (int i = 0; i < 3; i++)
            {
                if (i == n) return s + Left(ref s, n - 1);
                s += 0.1 * i;
            }

            return Left(ref s, n - 1) + s;
        }
        finally
        {
            s -= 0.2 * Math.Sin(s);
        }
    }

    /// <summary>Methods in turn, by way of a local function and the attributed method.</summary>
    [Differentiable]
    public static double Around(double x, int n)
    {
        double own = 0.5 * x;
        return n <= 0 ? own : Beyond(x, n) + Local(n) * own;

        double Local(int k)
        {
            own += 0.1 * x;
            return k <= 0 ? own : 0.3 * Beyond(own, k - 1) + Local(k - 2);
        }
    }

    private static double Beyond(double x, int n) => n <= 0 ? x : 0.9 * Around(x * 0.8, n - 1) + Twice(v => v * Beyond(v, n - 2), x);

    private static double Twice(Func<double, double> f, double x) => f(0.3 * f(x));

    /// <summary>Outs into one variable, and an argument that is assigned where it is handed over.</summary>
    [Differentiable]
    public static double Outs(double x, int n)
    {
        double y, z = x;
        Both(out y, out y, x, n);
        double r = y;
        Both(out z, out double w, z * y, n);
        Both(out _, out z, z = 0.5 * w, n);
        return r * y + z * w;
    }

    private static void Both(out double a, out double b, in double x, int n)
    {
        if (n <= 0)
        {
            b = x;
            a = x * x;
            return;
        }

        Both(out b, out a, 0.5 * x, n - 1);
        a += b * x;
        if (n % 2 == 0) b = a * 0.3;
    }

    /// <summary>What nobody reads, what is constant, and what is cut off.</summary>
    [Differentiable]
    public static double Partial(double x, [NoGradient] double y, int n)
    {
        _ = Mixed(x, y, n);
        double constant = Mixed(2, y, n);
        return x * constant + Mixed(1, x, n) + Mixed(1 + Math.Floor(Derivative.Stop(x)), y, n) * x + Stopped(x, n);
    }

    private static double Mixed(double a, double b, int n) => n <= 0 ? a * b : Mixed(a + 0.1 * b, b, n - 1) * Math.Sin(a);

    private static double Stopped(double x, int n) => n <= 0 ? x * x : Stopped(0.5 * x + Math.Floor(Derivative.Stop(3 * x)), n - 1) * x;

    /// <summary>Thousands deep.</summary>
    [Differentiable]
    public static double Deep(double x, int n) => Down(x, n);

    private static double Down(double x, int n) => n == 0 ? x : 0.999 * Down(x, n - 1) + 0.001 * x * x;
}

/// <summary>Functions that call themselves, by names that the derivative would like to have.</summary>
public static partial class RecursionNames
{
    /// <summary>Names of the derivative's own, and one name for two functions.</summary>
    [Differentiable]
    public static double Names(double dX, double forward, int tapes)
    {
        double a = Forward(dX, tapes), b = ForwardReverse(forward, tapes);
        {
            double Step(double x, int n) => n == 0 ? x : System.Math.Sin(Step(x, n - 1));
            a += Step(forward, tapes);
        }

        {
            double Step(double x, int n) => n == 0 ? x * x : 0.5 * Step(x + forward, n - 1);
            b += Step(dX, tapes);
        }

        return a * b + Forward(a, tapes, b) + Math(dX, tapes) + ForwardForward(b, tapes);
    }

    private static double Forward(double reverse, int tape) => tape == 0 ? reverse : Forward(0.5 * reverse, tape - 1) * reverse;

    private static double Forward(double reverse, int tape, double Forward)
    {
        double dReverse = Forward * reverse, numbers = 1;
        return tape <= 0 ? dReverse : RecursionNames.Forward(dReverse, tape - 1, 0.5) + numbers * Forward;
    }

    private static double ForwardReverse(double @double, int @int) => @int == 0 ? @double : ForwardReverse(@double * 0.9, @int - 1) * @double;

    private static double ForwardForward(double x, int n) => n == 0 ? x : ForwardForward(x, n - 1) * 0.5 + x;

    private static double Math(double x, int n) => n == 0 ? System.Math.Sin(x) : Math(x * x, n - 1) + x;
}
