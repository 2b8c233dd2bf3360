using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Functions that call themselves on numbers.</summary>
public static partial class Recursion
{
    /// <summary>By repeated squaring: one call or the other.</summary>
    [Differentiable]
    public static double Power(double x, int n) => Raised(x, n) + Raised(2 - x, 3) * Raised(x, n / 2);

    private static double Raised(double x, int n)
    {
        if (n == 0) return 1;
        if (n % 2 == 0) return Raised(x * x, n / 2);
        return x * Raised(x, n - 1);
    }

    /// <summary>The attributed method itself, twice at each level.</summary>
    [Differentiable]
    public static double Tree(double x, double y, int n)
    {
        if (n < 2) return n <= 0 ? x : y;
        double left = Math.Sin(Tree(x, y, n - 1)), right = Tree(x * y, y, n - 2);
        return left * right + 0.5 * x;
    }

    /// <summary>Two functions in turn, of which one is called first from outside, then the other.</summary>
    [Differentiable]
    public static double DoubleAngles(double x, int n) => Sine(x, n) * Cosine(0.5 * x, n) + Sine(0.3, n);

    private static double Sine(double x, int n) => n == 0 ? x : 2 * Sine(x / 2, n - 1) * Cosine(x / 2, n - 1);

    private static double Cosine(double x, int n)
    {
        if (n == 0) return 1 - x * x / 2;
        double s = Sine(x / 2, n - 1);
        return 1 - 2 * s * s;
    }

    /// <summary>Bisected until it is fine enough: how deep is up to the integrand.</summary>
    [Differentiable]
    public static double Simpson(double a, double b, double rate)
    {
        return Adaptive(x => Math.Exp(-rate * x * x) * Math.Sin(3 * x + a), a, b, 1e-4, 12) + Adaptive(Math.Cos, 0, b, 1e-3, 8);
    }

    private static double Adaptive(Func<double, double> f, double a, double b, double tolerance, int depth)
    {
        double m = 0.5 * (a + b);
        double whole = Rule(f, a, b), left = Rule(f, a, m), right = Rule(f, m, b);
        if (depth == 0 || Math.Abs(left + right - whole) < 15 * tolerance) return left + right + (left + right - whole) / 15;
        return Adaptive(f, a, m, 0.5 * tolerance, depth - 1) + Adaptive(f, m, b, tolerance: 0.5 * tolerance, depth: depth - 1);
    }

    private static double Rule(Func<double, double> f, double a, double b) => (b - a) / 6 * (f(a) + 4 * f(0.5 * (a + b)) + f(b));

    /// <summary>One method in itself, with another function: the inner integral is over what the outer one gives it.</summary>
    [Differentiable]
    public static double Nested(double a, double b) => Midpoints(x => x * Midpoints(y => Math.Exp(-a * x * y) + b * y, 0, x), 0.5, b);

    private static double Midpoints(Func<double, double> f, double from, double to)
    {
        double sum = 0, h = (to - from) / 4;
        for (int i = 0; i < 4; i++) sum += f(from + (i + 0.5) * h);
        return sum * h;
    }

    /// <summary>References to variables, in and out, beside the result.</summary>
    [Differentiable]
    public static double References(double x, int n)
    {
        double sum = x, product = 1, last = 0;
        int calls = 0;
        double r = 0;
        for (int i = 0; i < 2; i++) r += Walk(n, x - i, ref sum, in x, out last, ref product, ref calls);
        return r * sum + last * product + calls * x;
    }

    private static double Walk(int n, double x, ref double sum, in double scale, out double last, ref double product, ref int calls)
    {
        calls++;
        last = x;
        if (n <= 0) return sum;
        sum += x * sum * 0.1;
        product *= 1 + 0.1 * Math.Sin(x * scale);
        double inner = Walk(n - 1, 0.7 * x, ref sum, in scale, out double deeper, ref product, ref calls);
        last = deeper * x;
        double ignored = Walk(n - 2, x, ref inner, sum, out _, ref product, ref calls);
        return inner + 0.25 * ignored + (last > 0 ? last : 2 * last);
    }

    /// <summary>One variable by two names, of which the function changes both.</summary>
    [Differentiable]
    public static double Aliases(double x, int n)
    {
        double y = 0.5 * x, z = x * x;
        double r = Two(ref y, ref y, in y, n) + Two(ref y, ref z, x, n) + Two(ref y, ref z, in z, n);
        return r * y + z;
    }

    private static double Two(ref double a, ref double b, in double c, int n)
    {
        if (n == 0) return a * b;
        a += 0.1 * b;
        b *= c;
        double r = Two(ref b, ref a, in a, n - 1);
        b = Math.Sin(b);
        return r + a * c;
    }

    /// <summary>Structs, tuples and nullable values there and back.</summary>
    [Differentiable]
    public static double Structs(double x, double y, int n)
    {
        Pair end = Step(new Pair(x, y), n);
        (double a, (double b, int count)) = Split(x, y, n);
        double? missing = Maybe(x, n);
        return end.First * end.Second + a * b + count * x + (missing ?? y) * new Pair(y, x).Folded(n);
    }

    private static Pair Step(Pair p, int n) => n == 0 ? p : Step(new Pair(p.Second, Math.Sin(p.First) + p.Second) with { First = p.Second * 0.5 }, n - 1);

    private static (double A, (double B, int Count)) Split(double x, double y, int n)
    {
        if (n == 0) return (x, (y, 0));
        (double a, (double b, int count)) = Split(y, x * y, n - 1);
        return (a + x, (b * y, count + 1));
    }

    private static double? Maybe(double x, int n) => n > 3 ? null : n == 0 ? x : Maybe(x * x, n - 1) * 2;

    private record struct Pair(double First, double Second)
    {
        /// <summary>A method of the struct that changes it on the way.</summary>
        public double Folded(int n)
        {
            if (n == 0) return First;
            First += 0.1 * Second;
            double inner = Folded(n - 1);
            Second *= inner;
            return inner + Second * First;
        }
    }

    /// <summary>Called from a loop's body and its condition, left early from a loop of its own.</summary>
    [Differentiable]
    public static double InLoops([Wrt] ReadOnlySpan<double> x, double limit)
    {
        double s = 0;
        int i = 0;
        while (i < x.Length && Damped(x[i], 3) < limit)
        {
            s += Damped(x[i] + s, i % 4);
            i++;
            if (s > 3 && Damped(s, 1) > 2) continue;
            for (int k = 0; k < 2; k++) s = 0.5 * s + Damped(s * x[^1], k + 1);
        }

        return s;
    }

    private static double Damped(double x, int n)
    {
        double s = x;
        for (int k = 1; k <= n; k++)
        {
            if (s > 1.5) return s;
            if (k == 3) break;
            s = Math.Sin(s) + 0.3 * Damped(0.8 * s, n - k);
            if (s < 0) continue;
            s += 0.1 * Damped(x, n - k - 1);
        }

        return s * x;
    }

    /// <summary>A continued fraction, whose depth is data; it throws where there is no next.</summary>
    [Differentiable]
    public static double Fraction([Wrt] ReadOnlySpan<double> a, int depth) => Below(a, 0, depth);

    private static double Below(ReadOnlySpan<double> a, int i, int depth) =>
        i == depth ? a[i] : a[i] + 1 / Below(a, i + 1, depth);

    /// <summary>Calls that multiply to thousands, of methods that do not call themselves.</summary>
    [Differentiable]
    public static double Multiplied(double x) => A(x) * A(1 - x);

    private static double A(double x) => B(x) * B(0.5 * x) + B(x * x);

    private static double B(double x) => C(x) * C(0.5 * x) + C(x * x) + x;

    private static double C(double x) => D(x) - D(0.5 * x) * D(x * x);

    private static double D(double x) => E(x) + E(0.5 * x) * E(x * x);

    private static double E(double x) => F(x) - F(0.5 * x) * F(x * x) + 1;

    private static double F(double x) => G(x) - G(0.5 * x) * G(x * x) + x;

    private static double G(double x) => 0.1 * x + 1 / (2 + x * x);

    /// <summary>Integers decide; what has a derivative comes last.</summary>
    [Differentiable]
    public static double Ackermann(double x, int n) => Math.Exp(x * 0.1 * Peter(n % 3, n / 3));

    private static int Peter(int m, int n) => m == 0 ? n + 1 : n == 0 ? Peter(m - 1, 1) : Peter(m - 1, Peter(m, n - 1));
}
