using System;
using System.Numerics;
using AutoDiffGen;

namespace Corpus;

/// <summary>Functions that call themselves on values of all kinds.</summary>
public static partial class RecursionOfTypes
{
    private enum Turn
    {
        Sine,
        Square,
        Half,
    }

    private interface IStep<T>
        where T : IFloatingPointIeee754<T>
    {
        static abstract T Of(T x, int n);
    }

    /// <summary>A generic loss whose helper is generic too.</summary>
    [Differentiable]
    public static T Generic<T>(T x, ReadOnlySpan<T> coefficients, int n)
        where T : IFloatingPointIeee754<T> => Horner(x, coefficients) + Iterated(x, n, T.One / (T.One + T.One)) * Horner(T.Sin(x), coefficients[(coefficients.Length / 2)..]);

    private static T Horner<T>(T x, ReadOnlySpan<T> c)
        where T : INumber<T> => c.IsEmpty ? T.Zero : c[0] + x * Horner(x, c[1..]);

    private static T Iterated<T>(T x, int n, T rate)
        where T : IFloatingPointIeee754<T>
    {
        if (n == 0) return x;
        T inner = Iterated(x - rate * x * x, n - 1, rate);
        return inner + T.Exp(-inner) * x;
    }

    /// <summary>One generic method on two types of numbers, each a function.</summary>
    [Differentiable]
    public static double TwoNumbers(double x, int n) => Iterated(x, n, 0.5) + Horner(n, (ReadOnlySpan<int>)[1, 2, 3]) * Horner(x, (ReadOnlySpan<double>)[1.0, x, x * x]);

    /// <summary>Steps that are type arguments, in turn.</summary>
    [Differentiable]
    public static double Steps(double x, int n) => Stepped<double, Sines, Squares>(x, n) + Stepped<double, Squares, Squares>(0.5 * x, n);

    private static T Stepped<T, TFirst, TSecond>(T x, int n)
        where T : IFloatingPointIeee754<T>
        where TFirst : struct, IStep<T>
        where TSecond : struct, IStep<T>
    {
        if (n <= 0) return x;
        return TFirst.Of(Stepped<T, TSecond, TFirst>(x * TFirst.Of(x, n), n - 1), n) + x;
    }

    private readonly struct Sines : IStep<double>
    {
        public static double Of(double x, int n) => n == 0 ? x : Math.Sin(Of(x, n / 2));
    }

    private readonly struct Squares : IStep<double>
    {
        public static double Of(double x, int n) => 0.1 * x * x + n * x * 0.01;
    }

    /// <summary>Enumerations, characters, longs, truth values and text decide.</summary>
    [Differentiable]
    public static double Decisions(double x, int n) =>
        Decided(x, Turn.Sine, n, n % 2 == 0, "ab-c") + Decided(0.5 * x, (Turn)(n % 3), 2L, flag: false, "");

    private static double Decided(double x, Turn turn, long left, bool flag, string text, double scale = 0.7)
    {
        if (left <= 0) return flag ? x : -x;
        char letter = text.Length == 0 ? '?' : text[(int)(left % text.Length)];
        return turn switch
        {
            Turn.Sine when flag => Math.Sin(Decided(x, Turn.Square, left - 1, letter == 'a', text)) * scale,
            Turn.Sine => Decided(x * scale, Turn.Half, left - 1, !flag, text, scale: x),
            Turn.Square => x * Decided(x, turn + 1, left - 2, letter is 'b' or 'c', text),
            _ => letter switch
            {
                '-' => 0.5 * Decided(x, Turn.Sine, left - 1, flag, text),
                _ => Decided(x + 0.1 * scale, Turn.Sine, left - 1, flag, text, scale * x),
            },
        };
    }

    /// <summary>Optional structs of tuples, by value, by reference and out.</summary>
    [Differentiable]
    public static double Nested(double x, double y, int n)
    {
        Outer outer = new() { Pair = (x, new Inner { Value = y, Count = 1 }), Optional = n > 1 ? x : null };
        double r = Changed(ref outer, outer, n, out Inner last);
        outer.Pair.Second.Value += last.Value;
        return r * outer.Pair.First + outer.Pair.Second.Value * outer.Pair.Second.Count + (outer.Optional ?? 2 * x) + last.Count * y;
    }

    private static double Changed(ref Outer outer, Outer before, int n, out Inner last)
    {
        last = outer.Pair.Second;
        if (n == 0) return before.Pair.First;
        outer.Pair.First *= before.Pair.Second.Value;
        outer.Pair.Second.Count++;
        (outer.Pair.First, outer.Pair.Second.Value) = (outer.Pair.Second.Value, outer.Pair.First + 0.5);
        outer.Optional = outer.Optional * 0.9;
        double inner = Changed(ref outer, before with { Pair = outer.Pair }, n - 1, out Inner deeper);
        last.Value += 0.1 * deeper.Value * inner;
        return inner + Grown(ref outer.Pair.Second, n) * (outer.Optional is { } known ? known : 1);
    }

    private static double Grown(ref Inner inner, int n)
    {
        if (n <= 0) return inner.Value;
        inner.Value += 0.1 * n;
        return 0.5 * Grown(ref inner, n - 1) * inner.Value;
    }

    private record struct Outer
    {
        public (double First, Inner Second) Pair;
        public double? Optional;
    }

    private struct Inner
    {
        public double Value;
        public int Count;
    }

    /// <summary>User-defined conversions and indexers that call themselves.</summary>
    [Differentiable]
    public static double Operators(double x, int n)
    {
        Series s = new(x, n);
        double converted = s;
        return converted * s[n] - (-s).Value + (++s).Value;
    }

    private readonly record struct Series(double Value, int Left)
    {
        public double this[int n] => n <= 0 ? Value : 0.5 * this[n - 1] + Math.Cos(Value * n);

        public static implicit operator double(Series s) => s.Left == 0 ? s.Value : s.Value + 0.3 * (double)new Series(s.Value * s.Value, s.Left - 1);

        public static Series operator -(Series s) => s.Left <= 0 ? new(-s.Value, 0) : -new Series(s.Value * 0.9, s.Left - 1);

        public static Series operator ++(Series s)
        {
            if (s.Left <= 0) return s with { Value = Math.Sin(s.Value) };
            Series next = new(s.Value + 1, s.Left - 1);
            next++;
            return next;
        }
    }

    /// <summary>Bisection to a root, whose last step has the derivative.</summary>
    [Differentiable]
    public static double Root(double a, double b) => Bisected(a, b, 0, 2, 30) * a;

    private static double Bisected(double a, double b, double low, double high, int left)
    {
        double middle = 0.5 * (low + high), value = middle * middle * middle + a * middle - b, slope = 3 * middle * middle + a;
        if (left == 0 || Math.Abs(value) < 0.05) return middle - value / slope - 0.5 * (value / slope) * (value / slope) * 6 * middle / slope;
        return value > 0 ? Bisected(a, b, low, middle, left - 1) : Bisected(a, b, middle, high, left - 1);
    }
}
