using System;
using AutoDiffGen;

namespace Corpus;

public struct Point
{
    public double X;
    public double Y { get; set; }

    public Point(double x, double y)
    {
        X = x;
        Y = y;
    }

    public readonly double Norm2 => X * X + Y * Y;

    public static Point operator +(Point a, Point b) => new(a.X + b.X, a.Y + b.Y);

    public static Point operator *(double f, Point p) => new() { X = f * p.X, Y = f * p.Y };

    public static Point operator -(Point p) => new(-p.X, -p.Y);

    public void Turn(double angle)
    {
        (double sin, double cos) = Math.SinCos(angle);
        (X, Y) = (cos * X - sin * Y, sin * X + cos * Y);
    }

    public readonly Point Scaled(double by) => this with { X = X * by, Y = Y * by };

    public readonly void Deconstruct(out double x, out double y) => (x, y) = (X, Y);
}

public readonly record struct Body(Point At, double Mass, Point Velocity = default)
{
    public double Energy => 0.5 * Mass * Velocity.Norm2;

    public Body Moved(double dt) => this with { At = At + dt * Velocity };
}

public struct Accumulator
{
    private double _sum;
    private int _count;

    public void Add(double v)
    {
        _sum += v;
        _count++;
    }

    public readonly double Mean => _count == 0 ? 0 : _sum / _count;

    public double Last
    {
        readonly get => _sum * 0.5;
        set => _sum = 2 * value;
    }
}

/// <summary>A struct whose own method is differentiated: its fields are constants, as a value too.</summary>
public readonly partial record struct Spring(double Stiffness, double Rest)
{
    [Differentiable]
    public double Energy(double x)
    {
        Spring softer = this with { Stiffness = Stiffness * x }, same = this;
        return softer.Of(x) + same.Of(2 * x);
    }

    private double Of(double x) => 0.5 * Stiffness * (x - Rest) * (x - Rest);
}

/// <summary>Structs, tuples, references, functions as values.</summary>
public static partial class Values
{
    [Differentiable]
    public static double Orbit([Wrt] double x, [Wrt] double y, [Wrt] double v, int n)
    {
        var p = new Point(x, y);
        Point q = new() { X = v, Y = 0.1 };
        for (int i = 0; i < n; i++)
        {
            Point a = -(1 / (1 + p.Norm2) * p);
            q += 0.1 * a;
            p = p + 0.1 * q;
            p.Turn(0.05 * q.X);
        }

        return p.Norm2 + q.X * p.Y;
    }

    [Differentiable]
    public static double Energies([Wrt] ReadOnlySpan<double> w)
    {
        Span<Body> bodies = new Body[w.Length];
        for (int i = 0; i < w.Length; i++) bodies[i] = new Body(new Point(w[i], 1), 1 + i, new Point(0.5, w[i] * w[i]));
        for (int step = 0; step < 3; step++)
        {
            for (int i = 0; i < bodies.Length; i++) bodies[i] = bodies[i].Moved(0.1);
        }

        double e = 0;
        foreach (Body body in bodies) e += body.Energy + body.At.X * body.At.Y;
        foreach (ref Body body in bodies) body = body with { Mass = body.Mass * body.At.X };
        return bodies.Length == 0 ? e : e + bodies[^1].Mass * bodies[0].At.Norm2;
    }

    [Differentiable]
    public static double Means([Wrt] ReadOnlySpan<double> w)
    {
        Accumulator low = default, high = new();
        foreach (double v in w)
        {
            if (v > 0) high.Add(v * v);
            else low.Add(v);
        }

        Accumulator copy = high;
        copy.Add(10);
        high.Last += 2;
        high.Last *= low.Mean + 1.5;
        return high.Mean * 2 + low.Mean - copy.Mean * copy.Last;
    }

    [Differentiable]
    public static double Tuples([Wrt] ReadOnlySpan<double> w)
    {
        (double Sum, (double Low, double High) Range) t = (0, (1, -1));
        for (int i = 0; i < w.Length; i++)
        {
            t.Sum += w[i];
            if (w[i] < t.Range.Low) t.Range.Low = w[i];
            if (w[i] > t.Range.High) t.Range = (t.Range.Low, w[i]);
        }

        var (sum, (low, high)) = t;
        (low, high) = (high, low);
        double a, b;
        a = b = sum + low;
        return (a += b *= 2) * high + Split(t).Item2 * b;
    }

    private static (double, double) Split((double Sum, (double, double) Range) t) => t.Sum > 0 ? (t.Sum, t.Range.Item1) : (1, t.Range.Item2 * t.Sum);

    [Differentiable]
    public static double References([Wrt] ReadOnlySpan<double> w)
    {
        Span<double> a = w.ToArray();
        if (a.Length < 2) return 1;
        ref double first = ref a[0];
        first *= first;
        a[0] += 1;
        double s = 0.5;
        for (int i = 1; i < a.Length; i++)
        {
            ref double here = ref a[i];
            ref double total = ref s;
            Swap(ref here, ref a[i - 1]);
            total += here * first;
            here = Math.Sin(here);
        }

        foreach (ref double v in a) v *= v;
        Largest(a) *= 2;
        Update(a[0], in a[1], out double d, ref s);
        return s * d + a[^1];
    }

    private static void Swap(ref double a, ref double b) => (a, b) = (b, a);

    private static ref double Largest(Span<double> a)
    {
        int at = 0;
        for (int i = 1; i < a.Length; i++)
        {
            if (a[i] > a[at]) at = i;
        }

        return ref a[at];
    }

    private static void Update(double x, in double y, out double d, ref double s)
    {
        d = x - y;
        s += d * y;
    }

    [Differentiable]
    public static double Functions([Wrt] double a, [Wrt] double b, int n)
    {
        double calls = 0;
        Func<double, double> f = t =>
        {
            calls += 1;
            return Math.Exp(-a * t) * b;
        };
        Action<double> add = v => calls += v * v;
        double s = Integrate(f, 0, 1, n) + Integrate(Math.Sqrt, a, b, 3);
        for (int i = 0; i < n; i++) add(a);
        Func<double, Func<double, double>, double> apply = (x, g) => g(g(x));
        return s * calls + apply(a, x => x * x + b);
    }

    private static double Integrate(Func<double, double> f, double from, double to, int n)
    {
        double h = (to - from) / Math.Max(n, 1), s = 0.5 * (f(from) + f(to));
        for (int i = 1; i < n; i++) s += f(from + i * h);
        return s * h;
    }

    [Differentiable]
    public static double ChangedTuples(double x, double y)
    {
        (double Height, (double Low, double High) Band) state = (x, (y, x * y));
        state = state with { Height = Math.Sin(state.Band.High) };
        (double Height, (double Low, double High) Band) next = state with { Band = state.Band with { Low = state.Height * x } };
        return next.Height * next.Band.Low + state.Band.Low;
    }
}
