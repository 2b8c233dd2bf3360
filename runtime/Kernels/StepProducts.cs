using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Kernels;

/// <summary>∑s² and ∑s·g of a step −s with s = a·m / (√v + outside), in double, in eight lanes whatever the machine.</summary>
internal static class StepProducts
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static (double Square, double Slope) Of<T>(ReadOnlySpan<T> m, ReadOnlySpan<T> v, ReadOnlySpan<T> g, T a, T outside)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T first = ref MemoryMarshal.GetReference(m), second = ref MemoryMarshal.GetReference(v), third = ref MemoryMarshal.GetReference(g);
        Vector512<double> square = default, slope = default;
        int n = m.Length, vectors = n - n % Vector512<T>.Count;
        for (int i = 0; i < n; i += i < vectors ? Vector512<T>.Count : 1)
        {
            bool whole = i < vectors;
            Vector512<T> x = whole ? Vector512.LoadUnsafe(ref first, (nuint)i) : Vector512.CreateScalar(m[i]);
            Vector512<T> y = whole ? Vector512.LoadUnsafe(ref second, (nuint)i) : Vector512.CreateScalar(v[i]);
            Vector512<T> z = whole ? Vector512.LoadUnsafe(ref third, (nuint)i) : Vector512.CreateScalar(g[i]);
            Vector512<T> s = Vector512.Create(a) * x / (Vector512.Sqrt(y) + Vector512.Create(outside));
            if (typeof(T) == typeof(double))
            {
                Vector512<double> step = s.As<T, double>();
                square += step * step;
                slope += step * z.As<T, double>();
                continue;
            }

            (Vector512<double> lower, Vector512<double> upper) = Vector512.Widen(s.As<T, float>());
            (Vector512<double> lowerG, Vector512<double> upperG) = Vector512.Widen(z.As<T, float>());
            square += lower * lower + upper * upper;
            slope += lower * lowerG + upper * upperG;
        }

        (double squares, double slopes) = (0, 0);
        for (int lane = 0; lane < Vector512<double>.Count; lane++)
        {
            squares += square[lane];
            slopes += slope[lane];
        }

        return (squares, slopes);
    }
}
