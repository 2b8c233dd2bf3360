using System;
using AutoDiffGen;

namespace Corpus;

public struct Planar
{
    public double X;
    public double Y;

    public readonly double Norm => Math.Sqrt((X * X) + (Y * Y));

    public static Planar operator -(Planar a, Planar b) => new() { X = a.X - b.X, Y = a.Y - b.Y };
}

/// <summary>With members that have no derivative.</summary>
public record struct Sample(double Input, int Class, double Weight);

/// <summary>Nested, with properties: nothing of an element can be assigned but the whole.</summary>
public readonly record struct Segment(Planar From, Planar To, bool IsClosed);

/// <summary>Made by its constructor only.</summary>
public readonly struct Interval
{
    public Interval(double low, double high)
    {
        Low = low;
        High = high;
    }

    public double Low { get; }

    public double High { get; }

    public double Width => High - Low;
}

public struct Pair<T>
{
    public T First { get; set; }

    public T Second { get; init; }
}

public static partial class StructParameters
{
    private struct Hidden
    {
        public double A = 1;
        internal Planar B = default;

        public Hidden()
        {
        }
    }

    [Differentiable]
    public static double Single(Planar p, double w) => (p.X * p.X * w) + Math.Sin(p.Y * p.X) + p.Norm;

    [Differentiable]
    public static double OnlyOneMember(Planar p) => p.Y * p.Y;

    [Differentiable]
    public static double Copied([Wrt] Planar p, double w)
    {
        Planar q = p;
        q.X *= w;
        p.Y += q.X;
        return (q.X * p.X) + (p.Y * q.Y);
    }

    [Differentiable]
    public static double Positional([Wrt] Sample sample) => sample.Class == 0 ? Math.Exp(sample.Input) * sample.Weight : sample.Input;

    [Differentiable]
    public static double NestedReadOnly(Segment s) => (s.To - s.From).Norm * (s.IsClosed ? 2 : 1);

    [Differentiable]
    public static double ByConstructor(Interval interval) => Math.Log(interval.Width) * interval.Low;

    [Differentiable]
    public static double Generic(Pair<double> pair) => pair.First * pair.First * pair.Second;

    [Differentiable]
    private static double Private(Hidden hidden) => hidden.A * hidden.B.X * hidden.B.Y;

    [Differentiable]
    public static double Tuple((double A, (double B, int N) Inner) t, in Planar p) => (t.A * t.Inner.B * p.X) + t.Inner.N + p.Y;

    /// <summary>Sum over a span of structs: fused, with one update of each member.</summary>
    [Differentiable]
    public static double PathLength(ReadOnlySpan<Planar> points)
    {
        double length = 0;
        for (int i = 1; i < points.Length; i++) length += (points[i] - points[i - 1]).Norm;
        return length;
    }

    [Differentiable]
    public static double Weighted([Wrt] ReadOnlySpan<Sample> samples, double w)
    {
        double loss = 0;
        foreach (Sample s in samples)
        {
            double r = Math.Tanh(w * s.Input) - s.Class;
            loss += s.Weight * r * r;
        }

        return loss;
    }

    [Differentiable]
    public static double Segments(Segment[] segments)
    {
        double loss = 0;
        foreach (Segment s in segments)
        {
            if (s.IsClosed) continue;
            loss += s.From.X * s.To.Y;
        }

        return loss + (segments.Length > 0 ? segments[^1].To.Norm : 0);
    }

    [Differentiable]
    public static double Intervals(Span<Interval> intervals)
    {
        double product = 1;
        for (int i = 0; i < intervals.Length; i++) product *= 1 + (0.1 * intervals[i].Width * intervals[i].High);
        return product;
    }

    [Differentiable]
    public static double Pairs(ReadOnlySpan<Pair<double>> pairs, [NoGradient] double shift)
    {
        double sum = 0;
        for (int i = 0; i + 1 < pairs.Length; i++) sum += pairs[i].First * pairs[i + 1].Second * shift;
        return sum;
    }

    [Differentiable]
    public static double Tuples(ReadOnlySpan<(double X, int N, double Y)> items)
    {
        double sum = 0;
        foreach ((double x, int n, double y) in items) sum += n * x * y * y;
        return sum;
    }

    /// <summary>Slices of structs, and the elements of both halves.</summary>
    [Differentiable]
    public static double Sliced(ReadOnlySpan<Planar> points)
    {
        int half = points.Length / 2;
        ReadOnlySpan<Planar> left = points[..half], right = points.Slice(half);
        double sum = 0;
        for (int i = 0; i < left.Length; i++) sum += left[i].X * right[i].Y * right[i].Y;
        return sum;
    }

    /// <summary>The caller's memory is overwritten, and used before and after.</summary>
    [Differentiable]
    public static double Overwritten(Span<Planar> work, double w)
    {
        double sum = 0;
        for (int i = 0; i < work.Length; i++)
        {
            sum += work[i].X * work[i].X;
            work[i].X = w * work[i].Y * work[i].X;
            work[i].Y = Math.Sin(work[i].X);
        }

        for (int i = 1; i < work.Length; i++)
        {
            work[i] = new Planar { X = work[i - 1].X + work[i].Y, Y = work[i].X };
            sum += work[i].X * work[i].Y;
        }

        return sum;
    }

    [Differentiable]
    public static double Shrunk(Interval[] intervals)
    {
        for (int i = 1; i < intervals.Length; i++) intervals[i] = new Interval(intervals[i].Low * intervals[i - 1].High, intervals[i].High * 0.5);
        double sum = 0;
        foreach (Interval interval in intervals) sum += interval.Low * interval.High;
        return sum;
    }

    /// <summary>A recurrence over structs: values of the elements are read again by the reverse.</summary>
    [Differentiable]
    public static double Recurrence(ReadOnlySpan<Planar> points, double start)
    {
        double s = start;
        for (int i = 0; i < points.Length; i++) s = Math.Tanh((points[i].X * s) + points[i].Y);
        return s;
    }
}
