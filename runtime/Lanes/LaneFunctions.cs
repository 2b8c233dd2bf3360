using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.CompilerServices;

/// <summary>Functions that the processor's vectors have not: one lane after the other.</summary>
internal static unsafe class LaneFunctions
{
    public static Vector512<double> Tan(Vector512<double> x) => Each(x, &Math.Tan);

    public static Vector512<double> Tanh(Vector512<double> x) => Each(x, &Math.Tanh);

    public static Vector512<double> Sinh(Vector512<double> x) => Each(x, &Math.Sinh);

    public static Vector512<double> Cosh(Vector512<double> x) => Each(x, &Math.Cosh);

    public static Vector512<double> Atan(Vector512<double> x) => Each(x, &Math.Atan);

    public static Vector512<double> Asin(Vector512<double> x) => Each(x, &Math.Asin);

    public static Vector512<double> Acos(Vector512<double> x) => Each(x, &Math.Acos);

    public static Vector512<double> Asinh(Vector512<double> x) => Each(x, &Math.Asinh);

    public static Vector512<double> Acosh(Vector512<double> x) => Each(x, &Math.Acosh);

    public static Vector512<double> Atanh(Vector512<double> x) => Each(x, &Math.Atanh);

    public static Vector512<double> ExpM1(Vector512<double> x) => Each(x, &double.ExpM1);

    public static Vector512<double> LogP1(Vector512<double> x) => Each(x, &double.LogP1);

    public static Vector512<double> Log2(Vector512<double> x) => Each(x, &Math.Log2);

    public static Vector512<double> Log10(Vector512<double> x) => Each(x, &Math.Log10);

    public static Vector512<double> Exp2(Vector512<double> x) => Each(x, &double.Exp2);

    public static Vector512<double> Cbrt(Vector512<double> x) => Each(x, &Math.Cbrt);

    public static Vector512<double> Round(Vector512<double> x) => Each(x, &Math.Round);

    public static Vector512<double> Pow(Vector512<double> x, Vector512<double> y) => Each(x, y, &Math.Pow);

    public static Vector512<double> Atan2(Vector512<double> x, Vector512<double> y) => Each(x, y, &Math.Atan2);

    public static Vector512<double> Hypot(Vector512<double> x, Vector512<double> y) => Each(x, y, &double.Hypot);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector512<double> Each(Vector512<double> x, delegate*<double, double> function)
    {
        Span<double> results = stackalloc double[Vector512<double>.Count];
        for (int i = 0; i < results.Length; i++) results[i] = function(x.GetElement(i));
        return Vector512.Create<double>(results);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector512<double> Each(Vector512<double> x, Vector512<double> y, delegate*<double, double, double> function)
    {
        Span<double> results = stackalloc double[Vector512<double>.Count];
        for (int i = 0; i < results.Length; i++) results[i] = function(x.GetElement(i), y.GetElement(i));
        return Vector512.Create<double>(results);
    }
}
