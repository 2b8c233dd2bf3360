using System;
using System.Numerics.Tensors;

namespace AutoDiffGen.Hunter.Oracle;

/// <summary>TensorPrimitives on dual numbers, element by element and in order.</summary>
/// <remarks>Lengths and overlaps the library has checked by then: a loss that throws has no derivative to compare.</remarks>
public static class DualTensor
{
    public static void Exp(ReadOnlySpan<Dual> x, Span<Dual> to) => Map(x, to, DualMath.Exp);

    public static void Sin(ReadOnlySpan<Dual> x, Span<Dual> to) => Map(x, to, DualMath.Sin);

    public static void Cos(ReadOnlySpan<Dual> x, Span<Dual> to) => Map(x, to, DualMath.Cos);

    public static void Tanh(ReadOnlySpan<Dual> x, Span<Dual> to) => Map(x, to, DualMath.Tanh);

    public static void Cbrt(ReadOnlySpan<Dual> x, Span<Dual> to) => Map(x, to, DualMath.Cbrt);

    public static void Atan(ReadOnlySpan<Dual> x, Span<Dual> to) => Map(x, to, DualMath.Atan);

    public static void Asinh(ReadOnlySpan<Dual> x, Span<Dual> to) => Map(x, to, DualMath.Asinh);

    public static void Abs(ReadOnlySpan<Dual> x, Span<Dual> to) => Map(x, to, DualMath.Abs);

    public static void Negate(ReadOnlySpan<Dual> x, Span<Dual> to) => Map(x, to, a => -a);

    public static void Sigmoid(ReadOnlySpan<Dual> x, Span<Dual> to) => Map(x, to, a => 1 / (1 + DualMath.Exp(-a)));

    public static void DegreesToRadians(ReadOnlySpan<Dual> x, Span<Dual> to) =>
        Map(x, to, a => Chain.Of(double.DegreesToRadians(a.Value), Math.PI / 180, a));

    public static void SoftMax(ReadOnlySpan<Dual> x, Span<Dual> to)
    {
        Exp(x, to);
        // All of the destination, as the library does.
        Dual sum = Sum(to);
        for (int i = 0; i < to.Length; i++) to[i] /= sum;
    }

    public static void Add(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, Span<Dual> to) => Map(x, y, to, (a, b) => a + b);

    public static void Add(ReadOnlySpan<Dual> x, Dual y, Span<Dual> to) => Map(x, to, a => a + y);

    public static void Subtract(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, Span<Dual> to) => Map(x, y, to, (a, b) => a - b);

    public static void Subtract(ReadOnlySpan<Dual> x, Dual y, Span<Dual> to) => Map(x, to, a => a - y);

    public static void Multiply(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, Span<Dual> to) => Map(x, y, to, (a, b) => a * b);

    public static void Multiply(ReadOnlySpan<Dual> x, Dual y, Span<Dual> to) => Map(x, to, a => a * y);

    public static void Max(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, Span<Dual> to) => Map(x, y, to, DualMath.Max);

    public static void Max(ReadOnlySpan<Dual> x, Dual y, Span<Dual> to) => Map(x, to, a => DualMath.Max(a, y));

    public static void Min(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, Span<Dual> to) => Map(x, y, to, DualMath.Min);

    public static void Min(ReadOnlySpan<Dual> x, Dual y, Span<Dual> to) => Map(x, to, a => DualMath.Min(a, y));

    public static void Hypot(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, Span<Dual> to) => Map(x, y, to, Dual.Hypot);

    public static void Atan2(ReadOnlySpan<Dual> y, ReadOnlySpan<Dual> x, Span<Dual> to) => Map(y, x, to, DualMath.Atan2);

    public static void MultiplyAdd(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, Dual z, Span<Dual> to) => Map(x, y, to, (a, b) => (a * b) + z);

    public static Dual Sum(ReadOnlySpan<Dual> x) => Fold(x, 0, (sum, a) => sum + a);

    public static Dual SumOfSquares(ReadOnlySpan<Dual> x) => Fold(x, 0, (sum, a) => sum + (a * a));

    public static Dual SumOfMagnitudes(ReadOnlySpan<Dual> x) => Fold(x, 0, (sum, a) => sum + DualMath.Abs(a));

    public static Dual Product(ReadOnlySpan<Dual> x) => Fold(x, 1, (product, a) => product * a);

    public static Dual Norm(ReadOnlySpan<Dual> x) => Root(SumOfSquares(x));

    public static Dual Dot(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y)
    {
        Dual sum = 0;
        for (int i = 0; i < x.Length; i++) sum += x[i] * y[i];
        return sum;
    }

    public static Dual Distance(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y)
    {
        Dual sum = 0;
        for (int i = 0; i < x.Length; i++) sum += (x[i] - y[i]) * (x[i] - y[i]);
        return Root(sum);
    }

    public static Dual Max(ReadOnlySpan<Dual> x) => x[TensorPrimitives.IndexOfMax<double>(Values(x))];

    public static Dual Min(ReadOnlySpan<Dual> x) => x[TensorPrimitives.IndexOfMin<double>(Values(x))];

    public static Dual MaxMagnitude(ReadOnlySpan<Dual> x) => x[TensorPrimitives.IndexOfMaxMagnitude<double>(Values(x))];

    /// <summary>The root of a sum of squares: with derivative 0 where there is none.</summary>
    public static Dual Root(Dual squares) => squares.Value == 0 ? 0 : DualMath.Sqrt(squares);

    private static double[] Values(ReadOnlySpan<Dual> x) => Array.ConvertAll(x.ToArray(), a => a.Value);

    private static void Map(ReadOnlySpan<Dual> x, Span<Dual> to, Func<Dual, Dual> function)
    {
        for (int i = 0; i < x.Length; i++) to[i] = function(x[i]);
    }

    private static void Map(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, Span<Dual> to, Func<Dual, Dual, Dual> function)
    {
        for (int i = 0; i < x.Length; i++) to[i] = function(x[i], y[i]);
    }

    private static Dual Fold(ReadOnlySpan<Dual> x, Dual start, Func<Dual, Dual, Dual> function)
    {
        foreach (Dual a in x) start = function(start, a);
        return start;
    }
}
