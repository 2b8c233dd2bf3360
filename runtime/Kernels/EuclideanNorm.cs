using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Kernels;

/// <summary>‖x‖ = √∑x², accumulated in double in the same lanes whatever the machine, so that all give the same bits.</summary>
internal static class EuclideanNorm
{
    /// <summary>The norm. Squares that overflow or vanish do no harm: x is divided by max|x| then. NaN where x has one.</summary>
    internal static double Of<T>(ReadOnlySpan<T> x) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double sum = SumOfSquares(x);
        return double.IsNormal(sum) ? Math.Sqrt(sum) : Scaled(x);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static double SumOfSquares<T>(ReadOnlySpan<T> x) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T start = ref MemoryMarshal.GetReference(x);
        // Four sums of eight lanes, so that an addition need not wait for the last one.
        Vector512<double> first = default, second = default, third = default, fourth = default;
        int i = 0, lanes = Vector512<double>.Count;
        for (; i <= x.Length - 4 * lanes; i += 4 * lanes)
        {
            Vector512<double> a = Load(ref Unsafe.Add(ref start, i)), b = Load(ref Unsafe.Add(ref start, i + lanes));
            Vector512<double> c = Load(ref Unsafe.Add(ref start, i + 2 * lanes)), d = Load(ref Unsafe.Add(ref start, i + 3 * lanes));
            first += a * a;
            second += b * b;
            third += c * c;
            fourth += d * d;
        }

        for (; i <= x.Length - lanes; i += lanes)
        {
            Vector512<double> v = Load(ref Unsafe.Add(ref start, i));
            first += v * v;
        }

        Vector512<double> all = first + second + (third + fourth);
        double sum = 0;
        for (int lane = 0; lane < lanes; lane++) sum += all[lane];
        for (; i < x.Length; i++) sum += double.CreateTruncating(x[i]) * double.CreateTruncating(x[i]);
        return sum;
    }

    private static double Scaled<T>(ReadOnlySpan<T> x) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double largest = 0, sum = 0;
        foreach (T value in x) largest = Math.Max(largest, Math.Abs(double.CreateTruncating(value)));
        if (largest == 0 || !double.IsFinite(largest)) return largest;
        foreach (T value in x)
        {
            double ratio = double.CreateTruncating(value) / largest;
            sum += ratio * ratio;
        }

        return largest * Math.Sqrt(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Load<T>(ref T eight) where T : unmanaged
    {
        if (typeof(T) == typeof(double)) return Vector512.LoadUnsafe(ref eight).As<T, double>();
        (Vector256<double> lower, Vector256<double> upper) = Vector256.Widen(Vector256.LoadUnsafe(ref eight).As<T, float>());
        return Vector512.Create(lower, upper);
    }
}
