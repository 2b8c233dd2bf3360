using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using AutoDiffGen.Tests.VectorMathTests;

namespace AutoDiffGen.Benchmarks;

/// <summary>Vector math beside System.Math: nanoseconds per element, and the largest error in ulps over the numbers it is timed with.</summary>
internal static class VectorMathBenchmarks
{
    public const string Name = "VectorMath";
    private const int Count = 1024;

    private static readonly double[] All = Numbers(-10, 10), Positive = Numbers(0.01, 20), Unit = Numbers(-0.995, 0.995), AboveOne = Numbers(1, 20);
    private static readonly double[] Second = Numbers(-9, 9);

    // Arguments and results keep their distance modulo 4096: where a load seems to follow a store, by those bits, it waits for it.
    private static readonly Aligned<double> Doubles = new();
    private static readonly Aligned<float> Singles = new();

    /// <param name="filter">"VectorMath.Tanh" for one function, else all.</param>
    public static void Print(string filter)
    {
        Console.WriteLine();
        Console.WriteLine($"{"VectorMath, ns per element (least)",-36}{"Math",8}{"double",8}{"ratio",8}{"ulp",8}{"float",8}{"ratio",8}");
        Row<Exp>(All, filter);
        Row<ExpM1>(All, filter);
        Row<Exp2>(All, filter);
        Row<Log>(Positive, filter);
        Row<LogP1>(Positive, filter);
        Row<Log2>(Positive, filter);
        Row<Log10>(Positive, filter);
        Row<Sin>(All, filter);
        Row<Cos>(All, filter);
        Row<Tan>(All, filter);
        Row<Sinh>(All, filter);
        Row<Cosh>(All, filter);
        Row<Tanh>(All, filter);
        Row<Asin>(Unit, filter);
        Row<Acos>(Unit, filter);
        Row<Atan>(All, filter);
        Row<Asinh>(All, filter);
        Row<Acosh>(AboveOne, filter);
        Row<Atanh>(Unit, filter);
        Row<Cbrt>(All, filter);
        Row<Sqrt>(Positive, filter);
        Row<Sigmoid>(All, filter);
        Row<Softplus>(All, filter);
        Row<SinCos>(All, filter);
        Row<Pow>(Positive, filter);
        Row<Atan2>(All, filter);
        Row<Hypot>(All, filter);
    }

    private static void Row<T>(double[] x, string filter) where T : struct, IFunction
    {
        string name = typeof(T).Name;
        if (filter.Contains('.') && !filter.EndsWith("." + name, StringComparison.OrdinalIgnoreCase)) return;
        for (int i = 0; i < Count; i++)
        {
            (Doubles.X[i], Doubles.Y[i]) = (x[i], Second[i]);
            (Singles.X[i], Singles.Y[i]) = ((float)x[i], (float)Second[i]);
        }

        IReadOnlyList<Result> results = SideBySide.Measure(
        [
            new Side("Math", () => Scalar<T>(Doubles.X, Doubles.Y, Doubles.Results)),
            new Side("double", () => Vectors<T>(Doubles.X, Doubles.Y, Doubles.Results)),
            new Side("float", () => Floats<T>(Singles.X, Singles.Y, Singles.Results)),
        ]);
        Vectors<T>(Doubles.X, Doubles.Y, Doubles.Results);
        string ulps = "";
        if (Reference.Has(name))
            ulps = Enumerable.Range(0, Count).Max(i => Reference.Ulps(Doubles.Results[i], Reference.Of(name, x[i], Second[i]))).ToString("F2", CultureInfo.InvariantCulture);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {name,-34}{results[0].Least / Count,8:F2}{results[1].Least / Count,8:F2}{1 / results[1].Ratio,7:F1}x{ulps,8}{results[2].Least / Count,8:F2}{1 / results[2].Ratio,7:F1}x"));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Scalar<T>(Span<double> x, Span<double> y, Span<double> results) where T : struct, IFunction
    {
        for (int i = 0; i < x.Length; i++) results[i] = T.Of(x[i], y[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Vectors<T>(Span<double> x, Span<double> y, Span<double> results) where T : struct, IFunction
    {
        for (int i = 0; i < x.Length; i += Vector512<double>.Count)
            T.Of(Vector512.LoadUnsafe(ref x[i]), Vector512.LoadUnsafe(ref y[i])).StoreUnsafe(ref results[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Floats<T>(Span<float> x, Span<float> y, Span<float> results) where T : struct, IFunction
    {
        for (int i = 0; i < x.Length; i += Vector512<float>.Count)
            T.Of(Vector512.LoadUnsafe(ref x[i]), Vector512.LoadUnsafe(ref y[i])).StoreUnsafe(ref results[i]);
    }

    /// <summary>Three arrays that begin at multiples of 64 bytes, 1365 bytes or so apart modulo 4096, and do not move.</summary>
    private sealed class Aligned<T> where T : unmanaged
    {
        private readonly T[] _memory = GC.AllocateArray<T>(4 * Count, pinned: true);

        public Span<T> X => Part(0);

        public Span<T> Y => Part(1);

        public Span<T> Results => Part(2);

        private unsafe Span<T> Part(int index)
        {
            nint address = (nint)Unsafe.AsPointer(ref _memory[0]);
            nint start = (address + 63) / 64 * 64 + index * (Count * sizeof(T) + 1344);
            return _memory.AsSpan((int)((start - address) / sizeof(T)), Count);
        }
    }

    private static double[] Numbers(double from, double to)
    {
        var random = new Random(5);
        return [.. Enumerable.Range(0, Count).Select(_ => from + (to - from) * random.NextDouble())];
    }

    /// <summary>A function as Math has it and as a vector of each type; those of one argument leave y alone.</summary>
    private interface IFunction
    {
        static abstract double Of(double x, double y);

        static abstract Vector512<double> Of(Vector512<double> x, Vector512<double> y);

        static abstract Vector512<float> Of(Vector512<float> x, Vector512<float> y);
    }

    private readonly struct Exp : IFunction
    {
        public static double Of(double x, double y) => Math.Exp(x);

        public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Exp(x);

        public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Exp(x);
    }

    private readonly struct ExpM1 : IFunction
    {
        public static double Of(double x, double y) => double.ExpM1(x);

        public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.ExpM1(x);

        public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.ExpM1(x);
    }

    private readonly struct Exp2 : IFunction
    {
        public static double Of(double x, double y) => Math.Pow(2, x);

        public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Exp2(x);

        public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Exp2(x);
    }

    private readonly struct Log : IFunction
    {
        public static double Of(double x, double y) => Math.Log(x);

        public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Log(x);

        public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Log(x);
    }

    private readonly struct LogP1 : IFunction
    {
        public static double Of(double x, double y) => double.LogP1(x);

        public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.LogP1(x);

        public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.LogP1(x);
    }

    private readonly struct Log2 : IFunction
    {
        public static double Of(double x, double y) => Math.Log2(x);

        public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Log2(x);

        public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Log2(x);
    }

    private readonly struct Log10 : IFunction
    {
        public static double Of(double x, double y) => Math.Log10(x);

        public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Log10(x);

        public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Log10(x);
    }

    private readonly struct Sin : IFunction
    {
        public static double Of(double x, double y) => Math.Sin(x);

        public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Sin(x);

        public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Sin(x);
    }

    private readonly struct Cos : IFunction
    {
        public static double Of(double x, double y) => Math.Cos(x);

        public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Cos(x);

        public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Cos(x);
    }

    private readonly struct Tan : IFunction
    {
        public static double Of(double x, double y) => Math.Tan(x);

        public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Tan(x);

        public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Tan(x);
    }

    private readonly struct Sinh : IFunction
    {
        public static double Of(double x, double y) => Math.Sinh(x);

        public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Sinh(x);

        public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Sinh(x);
    }

    private readonly struct Cosh : IFunction
    {
        public static double Of(double x, double y) => Math.Cosh(x);

        public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Cosh(x);

        public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Cosh(x);
    }

    private readonly struct Tanh : IFunction
    {
        public static double Of(double x, double y) => Math.Tanh(x);

        public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Tanh(x);

        public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Tanh(x);
    }

    private readonly struct Asin : IFunction
    {
        public static double Of(double x, double y) => Math.Asin(x);

        public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Asin(x);

        public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Asin(x);
    }

    private readonly struct Acos : IFunction
    {
        public static double Of(double x, double y) => Math.Acos(x);

        public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Acos(x);

        public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Acos(x);
    }

    private readonly struct Atan : IFunction
    {
        public static double Of(double x, double y) => Math.Atan(x);

        public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Atan(x);

        public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Atan(x);
    }

    private readonly struct Asinh : IFunction
    {
        public static double Of(double x, double y) => Math.Asinh(x);

        public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Asinh(x);

        public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Asinh(x);
    }

    private readonly struct Acosh : IFunction
    {
        public static double Of(double x, double y) => Math.Acosh(x);

        public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Acosh(x);

        public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Acosh(x);
    }

    private readonly struct Atanh : IFunction
    {
        public static double Of(double x, double y) => Math.Atanh(x);

        public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Atanh(x);

        public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Atanh(x);
    }

    private readonly struct Cbrt : IFunction
    {
        public static double Of(double x, double y) => Math.Cbrt(x);

        public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Cbrt(x);

        public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Cbrt(x);
    }

    private readonly struct Sqrt : IFunction
    {
        public static double Of(double x, double y) => Math.Sqrt(x);

        public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Sqrt(x);

        public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Sqrt(x);
    }

    private readonly struct Sigmoid : IFunction
    {
        public static double Of(double x, double y) => 1 / (1 + Math.Exp(-x));

        public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Sigmoid(x);

        public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Sigmoid(x);
    }

    private readonly struct Softplus : IFunction
    {
        public static double Of(double x, double y) => Math.Log(1 + Math.Exp(x));

        public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Softplus(x);

        public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Softplus(x);
    }

    private readonly struct Pow : IFunction
    {
        public static double Of(double x, double y) => Math.Pow(x, y);

        public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Pow(x, y);

        public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Pow(x, y);
    }

    private readonly struct Atan2 : IFunction
    {
        public static double Of(double x, double y) => Math.Atan2(x, y);

        public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Atan2(x, y);

        public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Atan2(x, y);
    }

    private readonly struct Hypot : IFunction
    {
        public static double Of(double x, double y) => double.Hypot(x, y);

        public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => VectorMath.Hypot(x, y);

        public static Vector512<float> Of(Vector512<float> x, Vector512<float> y) => VectorMath.Hypot(x, y);
    }

    private readonly struct SinCos : IFunction
    {
        public static double Of(double x, double y)
        {
            (double sin, double cos) = Math.SinCos(x);
            return sin + cos;
        }

        public static Vector512<double> Of(Vector512<double> x, Vector512<double> y)
        {
            Vector512<double> sin = VectorMath.SinCos(x, out Vector512<double> cos);
            return sin + cos;
        }

        public static Vector512<float> Of(Vector512<float> x, Vector512<float> y)
        {
            Vector512<float> sin = VectorMath.SinCos(x, out Vector512<float> cos);
            return sin + cos;
        }
    }
}
