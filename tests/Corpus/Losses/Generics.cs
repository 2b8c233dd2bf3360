using System;
using System.Numerics;
using System.Numerics.Tensors;
using AutoDiffGen;

namespace Corpus;

/// <summary>Generic math: one derivative for every floating-point type.</summary>
public static partial class Generics
{
    [Differentiable]
    public static T Gabor<T>([Wrt] ReadOnlySpan<T> phi, ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where T : IFloatingPointIeee754<T>
    {
        T loss = T.Zero;
        for (int i = 0; i < x.Length; i++)
        {
            T u = phi[0] + T.CreateChecked(0.06) * phi[1] * x[i];
            T r = T.Sin(u) * T.Exp(-u * u / T.CreateChecked(32)) - y[i];
            loss += r * r;
        }

        return loss;
    }

    [Differentiable]
    public static T LogSumExp<T>(T[] x)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        T max = T.NegativeInfinity;
        foreach (T v in x) max = T.Max(max, v);
        T sum = default;
        foreach (T v in x) sum += T.Exp(v - Derivative.Stop(max));
        return x.Length == 0 ? T.One : Derivative.Stop(max) + T.Log(sum);
    }

    [Differentiable]
    public static T Recurrence<T>(T x, T w, int n)
        where T : IFloatingPointIeee754<T>
    {
        T s = x;
        for (int i = 0; i < n; i++) s = T.Tanh(s) + w * s / T.CreateChecked(i + 1);
        return s * s;
    }

    /// <summary>A number of iterations that only the numbers tell.</summary>
    [Differentiable]
    public static T SquareRoot<T>(T a)
        where T : IFloatingPointIeee754<T>
    {
        T x = a;
        while (T.Abs(x * x - a) > T.CreateChecked(0.01)) x = (x + a / x) * T.CreateChecked(0.5);
        x = (x + a / x) * T.CreateChecked(0.5);
        return (x + a / x) / (T.One + T.One);
    }

    [Differentiable]
    public static T InPlace<T>(Span<T> h, T rate, int steps)
        where T : IFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        for (int k = 0; k < steps; k++)
        {
            for (int i = 1; i < h.Length; i++) h[i] += rate * T.Sin(h[i - 1]);
            if (h.Length > 0) sum += h[^1] * h[0];
        }

        return sum;
    }

    [Differentiable]
    public static T Buffers<T>(ReadOnlySpan<T> x, int n)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<T> few = stackalloc T[3];
        T[] many = new T[n + 1];
        few.Fill(T.One);
        for (int i = 0; i < x.Length; i++)
        {
            few[i % 3] *= x[i];
            many[i % many.Length] += few[(i + 1) % 3] * x[i];
        }

        T[] tail = many[(many.Length / 2)..];
        T sum = few[0] + few[1] * few[2];
        foreach (T v in tail) sum += v * v;
        return sum;
    }

    [Differentiable]
    public static T Trigonometry<T>(T x, T y)
        where T : IFloatingPointIeee754<T>
    {
        (T sin, T cos) = T.SinCos(x + y);
        T circular = T.Sin(x) * T.Cos(y) + T.Tan(x) + T.Asin(x * y) + T.Acos(x) * T.Atan(y) + T.Atan2(y, x);
        T turns = T.SinPi(x) + T.CosPi(y) + T.TanPi(x / T.CreateChecked(8)) + T.AsinPi(x) + T.AcosPi(y) + T.AtanPi(x) + T.Atan2Pi(x, y);
        return circular + turns + sin * cos + T.DegreesToRadians(x) + T.RadiansToDegrees(y) / T.CreateChecked(100);
    }

    [Differentiable]
    public static T Exponentials<T>(T x, T y)
        where T : IFloatingPointIeee754<T>
    {
        T powers = T.Pow(x, y) + T.Pow(x, T.CreateChecked(3)) + T.Cbrt(x) + T.RootN(y, 3) + T.Sqrt(x * y) + T.Hypot(x, y);
        T exponentials = T.Exp(x) + T.Exp2(y) + T.Exp10(x) + T.ExpM1(y) + T.Exp2M1(x) + T.Exp10M1(y);
        T logarithms = T.Log(x) + T.Log2(y) + T.Log10(x) + T.LogP1(y) + T.Log2P1(x) + T.Log10P1(y) + T.Log(x, T.CreateChecked(3)) + T.Log(T.CreateChecked(5), y + T.One);
        T hyperbolic = T.Sinh(x) + T.Cosh(y) * T.Tanh(x) + T.Asinh(x) + T.Acosh(T.One + y) + T.Atanh(x / T.CreateChecked(4));
        return powers + exponentials / T.CreateChecked(10) + logarithms + hyperbolic;
    }

    [Differentiable]
    public static T Selections<T>(T x, T y)
        where T : IFloatingPointIeee754<T>
    {
        T sum = T.Max(x, y) * T.Min(x, T.CreateChecked(0.25)) + T.Clamp(x, -T.One, T.One) + T.Abs(y - x) + T.CopySign(x, -y);
        sum += T.MaxMagnitude(x, y) - T.MinMagnitude(x, y) + T.MaxNumber(x, y) * T.MinNumber(x, y);
        sum += T.FusedMultiplyAdd(x, y, x) + T.Lerp(x, y, T.CreateChecked(0.3)) + T.ScaleB(x, 2) + x % T.CreateChecked(0.3) + T.Ieee754Remainder(y, T.CreateChecked(0.7));
        if (x < y && !(x >= y) && x != y || T.IsNaN(x) || T.IsInfinity(y)) sum *= x;
        if (x == y || T.IsNegative(x) || T.Sign(Derivative.Stop(y)) < 0) sum -= y;
        return T.IsFinite(sum) ? sum : T.NaN;
    }

    /// <summary>Constants that are exact in double and rounded once in all others.</summary>
    [Differentiable]
    public static T Constants<T>(T x, int n)
        where T : IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        T sum = T.Pi * x + T.E * x * x + T.Tau / (T.One + x) + T.CreateChecked(0.1) * x + T.CreateSaturating(1.0 / 3) * x + T.CreateTruncating(1e-3f) * x;
        sum += T.CreateChecked(n) * x + T.CreateSaturating((long)n << 20) / T.CreateChecked(1 << 20) * x + T.NegativeOne * x + T.NegativeZero + T.AdditiveIdentity + T.MultiplicativeIdentity;
        T big = x > T.MinValue && x < T.MaxValue && x < T.PositiveInfinity && x > T.NegativeInfinity ? x * T.CreateChecked(7) : default(T)!;
        return sum + big + (x > T.Epsilon ? T.Log(T.CreateChecked(2)) * x : T.Zero);
    }

    /// <summary>Double inside: the derivative goes there and back.</summary>
    [Differentiable]
    public static T ByWayOfDouble<T>(T x, [NoGradient] double scale)
        where T : IFloatingPointIeee754<T>
    {
        double wide = double.CreateChecked(x) * scale;
        int whole = int.CreateTruncating(Derivative.Stop(x) * T.CreateChecked(4)) + int.CreateSaturating(scale);
        long rounded = T.ConvertToInteger<long>(T.Round(Derivative.Stop(x)));
        return T.CreateChecked(Math.Sin(wide) + wide * wide) * x + T.CreateChecked(whole) * x + T.CreateChecked(rounded);
    }

    [Differentiable]
    public static U TwoTypes<T, U>(T x, ReadOnlySpan<U> w)
        where T : IFloatingPointIeee754<T>
        where U : IFloatingPointIeee754<U>
    {
        U sum = U.Zero;
        foreach (U v in w) sum += v * v * U.CreateChecked(x * x) + U.CreateChecked(T.Sin(x));
        return sum + U.CreateChecked(T.Exp(x));
    }

    /// <summary>No more than it needs: not even infinities.</summary>
    [Differentiable]
    public static T Logistic<T>(ReadOnlySpan<T> w, ReadOnlySpan<T> x)
        where T : IFloatingPoint<T>, IExponentialFunctions<T>, ILogarithmicFunctions<T>
    {
        T net = -T.Zero;
        for (int i = 0; i < w.Length; i++) net += w[i] * x[i];
        return T.Log(T.One + T.Exp(-T.Abs(net))) + T.Max(net, T.Zero) + (net > T.Zero ? net / T.CreateChecked(3) : net * net);
    }

    [Differentiable]
    public static T Roots<T>(T x, T y)
        where T : INumber<T>, IRootFunctions<T> => T.Hypot(x, y) + T.Sqrt(x) * T.Cbrt(y) + (x > y ? x : y) * T.Min(x, y);

    [Differentiable]
    public static T Grid<T>(T[,] w, T scale)
        where T : IFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        for (int i = 0; i < w.GetLength(0); i++)
            for (int j = 0; j < w.GetLength(1); j++) sum += w[i, j] * w[j % w.GetLength(0), i % w.GetLength(1)] * scale;
        return sum;
    }

    [Differentiable]
    public static T Rows<T>(T[][] rows)
        where T : IFloatingPointIeee754<T>
    {
        T product = T.One;
        foreach (T[] row in rows)
        {
            T sum = T.Zero;
            foreach (T v in row) sum += T.Sin(v);
            product *= T.One + sum;
        }

        return product;
    }

    [Differentiable]
    public static T Path<T>(ReadOnlySpan<Vec<T>> points, Vec<T> start)
        where T : IFloatingPointIeee754<T>
    {
        T length = T.Zero;
        Vec<T> last = start, sum = default;
        foreach (Vec<T> point in points)
        {
            length += (point - last).Length;
            sum += last * T.CreateChecked(0.5);
            last = point;
        }

        return length + sum.Dot(start) + Vec<T>.Unit.Dot(-sum);
    }

    [Differentiable]
    public static T Pairs<T>((T First, T Second) p, T? maybe)
        where T : struct, IFloatingPointIeee754<T>
    {
        (T a, T b) = p;
        (a, b) = (b, a * b);
        return a * p.First + b * (maybe ?? T.One) + Swapped((a, T.Sin(b))).Item1;

        static (T, T) Swapped((T, T) q) => (q.Item2, q.Item1);
    }

    [Differentiable]
    public static T References<T>(T x, ref T y, Span<T> z)
        where T : IFloatingPointIeee754<T>
    {
        y *= x;
        foreach (ref T v in z) Scale(ref v, x + y);
        return Total(z) * y;

        static T Total(ReadOnlySpan<T> all)
        {
            T sum = T.One;
            foreach (T v in all) sum += v;
            return sum;
        }
    }

    private static void Scale<T>(ref T value, in T by)
        where T : IMultiplyOperators<T, T, T> => value *= by;

    [Differentiable]
    public static T Library<T>(T[] x, T[] y)
        where T : IFloatingPointIeee754<T>
    {
        T[] sorted = x.AsSpan().ToArray(), products = new T[x.Length];
        Array.Sort(sorted);
        TensorPrimitives.Multiply<T>(x, y, products);
        T sum = TensorPrimitives.Dot<T>(products, y) + TensorPrimitives.SumOfSquares<T>(x);
        for (int i = 0; i < sorted.Length; i++) sum += sorted[i] * T.CreateChecked(i);
        return sum;
    }

    /// <summary>An overload that is generic and one that is not.</summary>
    [Differentiable]
    public static T Norm<T>(T[] x, T p)
        where T : IFloatingPointIeee754<T>
    {
        T sum = T.One;
        foreach (T v in x) sum += T.Pow(T.Abs(v), p);
        return T.Pow(sum, T.One / p);
    }

    [Differentiable]
    public static double Norm(double[] x, double p) => Norm<double>(x, p) * 2;

    [Differentiable]
    public static T Norm<T>(T[] x)
        where T : IFloatingPointIeee754<T> => Norm(x, T.One + T.One);

    [Differentiable]
    public static double Norm(double[] x) => Norm<double>(x, 2);

    /// <summary>Names that generated code would like to take.</summary>
    [Differentiable]
    public static @double Named<@double, Span>(@double T, @double rented, Span[] x, int n)
        where @double : IFloatingPointIeee754<@double>
        where Span : IFloatingPointIeee754<Span>
    {
        @double s = T;
        @double[] buffer = new @double[n];
        for (int i = 0; i < n; i++)
        {
            s = @double.Sin(s) * rented;
            buffer[i] = s;
        }

        foreach (@double v in buffer) s += v * v;
        foreach (Span v in x) s += @double.CreateChecked(v * v);
        return s;
    }
}

/// <summary>A generic struct with operators.</summary>
public readonly record struct Vec<T>(T X, T Y) : IAdditionOperators<Vec<T>, Vec<T>, Vec<T>>, IMultiplyOperators<Vec<T>, T, Vec<T>>
    where T : IFloatingPointIeee754<T>
{
    public static Vec<T> Unit => new(T.One, T.Zero);

    public T Length => T.Hypot(X, Y);

    public static Vec<T> operator +(Vec<T> a, Vec<T> b) => new(a.X + b.X, a.Y + b.Y);

    public static Vec<T> operator -(Vec<T> a, Vec<T> b) => a + -b;

    public static Vec<T> operator -(Vec<T> a) => new(-a.X, -a.Y);

    public static Vec<T> operator *(Vec<T> a, T b) => new(a.X * b, a.Y * b);

    public T Dot(Vec<T> other) => X * other.X + Y * other.Y;
}
