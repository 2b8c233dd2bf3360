using System;
using System.Numerics;
using AutoDiffGen;

namespace Corpus;

/// <summary>Callees that are generic over numbers, operations and structs, called with what they are to be.</summary>
public static partial class GenericCallees
{
    [Differentiable]
    public static double Numbers(double x, [NoGradient] double data, int n)
    {
        float y = (float)data;
        double sum = Square(x) + Square(y) * Square(n) + Horner(x, 1.0, -2, 0.5) + Horner<float>(y, 2, 0.25f);
        return sum + Factorial<double>(n) * x + Factorial<long>(n) + Convert<float, double>(y) * Convert<int, double>(n);
    }

    /// <summary>Static members of an interface, through a struct that only names them.</summary>
    [Differentiable]
    public static double Operations(ReadOnlySpan<double> x)
    {
        double sum = Total<Sine>(x) + Total<Then<Cube, Sine>>(x) * Total<Then<Sine, Then<Sine, Cube>>>(x);
        return sum + Total<Weighted<Sine>>(x);
    }

    /// <summary>Members of a struct, which may change it, through a type parameter.</summary>
    [Differentiable]
    public static double Instances(ReadOnlySpan<double> x, double start)
    {
        double sum = Fold(x, new Sum(start)) + Fold(x, new Sum()) * Fold<Product>(x);
        return sum + Fold(x, new Twin<Sum, Product>(new Sum(start), default));
    }

    /// <summary>What an interface implements itself works on a copy of the struct.</summary>
    [Differentiable]
    public static double Defaults(double x, double start)
    {
        Sum sum = new(start);
        return Ahead(sum, x) + Ahead(new Product { Value = x }, start) * sum.Value + Neutral<Sum>() * x + Neutral<Product>() * start;
    }

    [Differentiable]
    public static double Duals(double x, double y)
    {
        Dual<double> d = new(x, 1), e = d * d + d * y + Dual<double>.Sin(d) * (d + Dual<double>.One);
        Dual<float> f = new(2, 1);
        return e.Value * e.Slope + (f * f).Slope * x + Norm(new Dual<double>(y, x)) + Line(d, e, y).Slope;
    }

    /// <summary>A second derivative: a dual number of dual numbers.</summary>
    [Differentiable]
    public static double NestedDuals(double x)
    {
        Dual<Dual<double>> d = new(new(x, 1), Dual<double>.One);
        return (d * d * d).Slope.Slope + Square(d).Slope.Value;
    }

    [Differentiable]
    public static double Extensions(double[] x, double by)
    {
        double sum = x.AsSpan().Total() + by.Cubed() + by.Map(v => v * by) + by.Map(v => (v, (float)v)).Item1 + by.Map(double.Cos);
        foreach ((double item, int at) in x.Numbered()) sum += item.Map(Square) * at;
        return sum * 3.Cubed();
    }

    [Differentiable]
    public static double LocalFunctions(double x, int n)
    {
        double calls = 0;
        double sum = Again(x, 2.0) + Again((float)n, 0.5f) + Again(n, 2) + Pair(x, n).First;
        return sum * calls;

        T Again<T>(T value, T by)
            where T : INumber<T>
        {
            calls += x;
            return Inner(Inner(value));

            T Inner(T v) => v * by + value;
        }

        static (TFirst First, TSecond Second) Pair<TFirst, TSecond>(TFirst first, TSecond second) => (first, second);
    }

    /// <summary>Generic code asks for what only some of its types do.</summary>
    [Differentiable]
    public static double Choices(double x, double y)
    {
        double larger = Largest(x, y) + Largest(3, 4) + Largest(x, 2.0), best = default;
        foreach (double v in (ReadOnlySpan<double>)[x, y, x * y])
            if (v.CompareTo(best) > 0 || v.Equals(x)) best = v;
        return larger * best + (typeof(double) == typeof(float) ? x : y) + Nothing<double>() + (IsFloat<float>() ? x : 0);
    }

    private static T Square<T>(T x)
        where T : IMultiplyOperators<T, T, T> => x * x;

    private static T Horner<T>(T x, params ReadOnlySpan<T> coefficients)
        where T : INumberBase<T>
    {
        T sum = T.Zero;
        foreach (T c in coefficients) sum = sum * x + c;
        return sum;
    }

    private static T Factorial<T>(int n)
        where T : INumber<T>
    {
        T product = T.One;
        for (T i = T.One; i <= T.CreateChecked(n); i++) product *= i;
        return product;
    }

    private static TTo Convert<TFrom, TTo>(TFrom x)
        where TFrom : INumberBase<TFrom>
        where TTo : INumberBase<TTo> => TTo.CreateChecked(x);

    private static double Total<TOp>(ReadOnlySpan<double> x)
        where TOp : IOperation
    {
        double sum = TOp.Neutral;
        foreach (double v in x) sum += TOp.Apply(v);
        return sum;
    }

    private static double Fold<TFold>(ReadOnlySpan<double> x, TFold fold = default)
        where TFold : struct, IFold
    {
        for (int i = 0; i < x.Length; i++)
        {
            fold.Add(x[i]);
            if (i % 3 == 2) fold.Value *= 0.5;
        }

        return fold.Value;
    }

    private static double Ahead<TFold>(TFold fold, double x)
        where TFold : struct, IFold => fold.After(x) + fold.After(x) * fold.Value;

    private static double Neutral<TFold>()
        where TFold : IFold, new() => new TFold().After(1);

    private static T Norm<T>(Dual<T> x)
        where T : IFloatingPointIeee754<T> => T.Hypot(x.Value, x.Slope);

    private static TVector Line<TVector, T>(TVector a, TVector b, T t)
        where TVector : IAdditionOperators<TVector, TVector, TVector>, IMultiplyOperators<TVector, T, TVector> => a + b * t;

    private static T Largest<T>(T a, T b)
        where T : IComparable<T> => a.CompareTo(b) > 0 ? a : b;

    private static T? Nothing<T>() => default;

    private static bool IsFloat<T>() => typeof(T) == typeof(float);

    private interface IOperation
    {
        static abstract double Apply(double x);

        static virtual double Neutral => 1;
    }

    private readonly struct Sine : IOperation
    {
        public static double Apply(double x) => Math.Sin(x);
    }

    private readonly struct Cube : IOperation
    {
        public static double Neutral => 0.5;

        static double IOperation.Apply(double x) => x * x * x;
    }

    private readonly struct Then<TFirst, TSecond> : IOperation
        where TFirst : IOperation
        where TSecond : IOperation
    {
        public static double Neutral => TFirst.Neutral * TSecond.Neutral;

        public static double Apply(double x) => TSecond.Apply(TFirst.Apply(x));
    }

    private sealed class Weighted<TOp> : IOperation
        where TOp : IOperation
    {
        private const double Weight = 0.75;

        public static double Neutral { get; } = 0.25;

        public static double Apply(double x) => Weight * TOp.Apply(x) + TOp.Neutral;
    }

    private interface IFold
    {
        double Value { get; set; }

        void Add(double x);

        double After(double x)
        {
            for (int i = 0; i < 2; i++) Add(x);
            Value *= x;
            return Value * x;
        }
    }

    private struct Sum(double start) : IFold
    {
        public double Value { get; set; } = start;

        public void Add(double x) => Value += x;
    }

    private struct Product : IFold
    {
        private double _value;

        public double Value { readonly get => 1 + _value; set => _value = value - 1; }

        void IFold.Add(double x) => Value *= x;
    }

    private struct Twin<TFirst, TSecond>(TFirst first, TSecond second) : IFold
        where TFirst : struct, IFold
        where TSecond : struct, IFold
    {
        private TFirst _first = first;
        private TSecond _second = second;

        public double Value
        {
            readonly get => _first.Value + _second.Value;
            set
            {
                _first.Value = value;
                _second.Value = value * value;
            }
        }

        public void Add(double x)
        {
            _first.Add(x);
            _second.Add(_first.Value);
        }
    }
}

/// <summary>A number and its derivative, forward.</summary>
public readonly struct Dual<T>(T value, T slope) : IAdditionOperators<Dual<T>, Dual<T>, Dual<T>>, IMultiplyOperators<Dual<T>, Dual<T>, Dual<T>>, IMultiplyOperators<Dual<T>, T, Dual<T>>
    where T : IAdditionOperators<T, T, T>, IMultiplyOperators<T, T, T>
{
    public T Value { get; } = value;

    public T Slope { get; } = slope;

    public static Dual<double> One { get; } = new(1, 0);

    public static Dual<T> operator +(Dual<T> a, Dual<T> b) => new(a.Value + b.Value, a.Slope + b.Slope);

    public static Dual<T> operator *(Dual<T> a, Dual<T> b) => new(a.Value * b.Value, a.Slope * b.Value + a.Value * b.Slope);

    public static Dual<T> operator *(Dual<T> a, T b) => new(a.Value * b, a.Slope * b);

    public static Dual<double> Sin(Dual<double> x) => new(Math.Sin(x.Value), Math.Cos(x.Value) * x.Slope);
}

public static class GenericExtensions
{
    public static T Cubed<T>(this T x)
        where T : INumberBase<T> => x * x * x;

    public static TResult Map<T, TResult>(this T x, Func<T, TResult> function) => function(x);

    public static T Total<T>(this Span<T> x)
        where T : IAdditionOperators<T, T, T>, IAdditiveIdentity<T, T>
    {
        T sum = T.AdditiveIdentity;
        foreach (T v in x) sum += v;
        return sum;
    }

    public static (T Item, int At)[] Numbered<T>(this T[] x)
    {
        (T, int)[] numbered = new (T, int)[x.Length];
        for (int i = 0; i < x.Length; i++) numbered[i] = (x[i], i);
        return numbered;
    }
}
