using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Properties and indexers with code behind them, copies that C# makes of structs, equality of records.</summary>
public static partial class Properties
{
    private struct Total
    {
        private double _sum;

        public int Count { get; private set; }

        public double Sum
        {
            readonly get => _sum;
            set
            {
                _sum = value;
                Count++;
            }
        }

        public double this[int scale]
        {
            readonly get => _sum * scale;
            set => _sum = value / scale;
        }

        public void Double() => _sum *= 2;

        public double DoubledAndRead()
        {
            Double();
            return _sum;
        }

        public readonly double Peek()
        {
            Total copy = this;
            return copy.DoubledAndRead() + Twice;
        }

        public readonly double Twice => 2 * _sum;
    }

    private struct Holder
    {
        public Total Field;

        public Total Property { get; set; }

        public readonly Total Made => new() { Sum = Field.Sum };
    }

    private readonly ref struct Window(Span<double> all, int start)
    {
        private readonly Span<double> _part = all[start..];

        public int Length => _part.Length;

        public ref double this[int i] => ref _part[i];
    }

    private record struct Point(double X, double Y);

    [Differentiable]
    public static double Indexers([Wrt] ReadOnlySpan<double> w)
    {
        Total total = default;
        foreach (double v in w)
        {
            total.Sum += v * v;
            total[2] += v;
            total[4] *= 1.1;
            total[1]++;
        }

        return total.Sum * total[3] + total.Count;
    }

    [Differentiable]
    public static double Copies([Wrt] double x)
    {
        Holder holder = default;
        holder.Field.Sum = x;
        holder.Property = holder.Field with { Sum = x * x };
        holder.Field.Double();
        holder.Property.Double();
        holder.Made.Double();
        double peeked = holder.Field.Peek() + holder.Property.DoubledAndRead();
        return holder.Field.Sum * holder.Property.Sum + holder.Made.Sum * peeked;
    }

    [Differentiable]
    public static double Windows([Wrt] Span<double> w)
    {
        Window all = new(w, 0), rest = new(w, w.Length / 2);
        for (int i = 0; i < rest.Length; i++)
        {
            rest[i] *= all[i];
            all[i] += rest[0] * rest[i];
        }

        double s = 0;
        for (int i = 0; i < all.Length; i++) s += all[i] * all[i];
        return s;
    }

    [Differentiable]
    public static double Equal([Wrt] double x, [Wrt] double y, int n)
    {
        Point a = new(x, y), b = a with { X = n > 0 ? x : y };
        double s = a == b ? x : y * y;
        if (a != b) s += b.X * x;
        if (b.Equals(new Point(b.X, double.NaN * n))) s *= 2;
        return new Point(double.NaN, s) == new Point(double.NaN, s) ? s * x : s;
    }
}
