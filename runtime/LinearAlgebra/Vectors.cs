using System;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.LinearAlgebra;

/// <summary>Sums and products of vectors, in eight lanes whatever the machine, so that all give the same bits.</summary>
internal static class Vectors
{
    /// <summary>x · y</summary>
    internal static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        y = y[..x.Length];
        ref double startX = ref MemoryMarshal.GetReference(x), startY = ref MemoryMarshal.GetReference(y);
        Vector512<double> lanes = default;
        int i = 0;
        for (; i <= x.Length - Vector512<double>.Count; i += Vector512<double>.Count)
            lanes += Vector512.LoadUnsafe(ref startX, (nuint)i) * Vector512.LoadUnsafe(ref startY, (nuint)i);
        double sum = 0;
        if (i > 0)
        {
            for (int lane = 0; lane < Vector512<double>.Count; lane++) sum += lanes[lane];
        }

        for (; i < x.Length; i++) sum += x[i] * y[i];
        return sum;
    }

    /// <summary>y ← y + a·x</summary>
    internal static void Add(double a, ReadOnlySpan<double> x, Span<double> y)
    {
        y = y[..x.Length];
        ref double startX = ref MemoryMarshal.GetReference(x), startY = ref MemoryMarshal.GetReference(y);
        Vector512<double> factor = Vector512.Create(a);
        int i = 0;
        for (; i <= x.Length - Vector512<double>.Count; i += Vector512<double>.Count)
            (Vector512.LoadUnsafe(ref startY, (nuint)i) + (factor * Vector512.LoadUnsafe(ref startX, (nuint)i))).StoreUnsafe(ref startY, (nuint)i);
        for (; i < x.Length; i++) y[i] += a * x[i];
    }

    /// <summary>z ← x + a·y</summary>
    internal static void Move(ReadOnlySpan<double> x, double a, ReadOnlySpan<double> y, Span<double> z)
    {
        y = y[..x.Length];
        z = z[..x.Length];
        ref double startX = ref MemoryMarshal.GetReference(x), startY = ref MemoryMarshal.GetReference(y), startZ = ref MemoryMarshal.GetReference(z);
        Vector512<double> factor = Vector512.Create(a);
        int i = 0;
        for (; i <= x.Length - Vector512<double>.Count; i += Vector512<double>.Count)
            (Vector512.LoadUnsafe(ref startX, (nuint)i) + (factor * Vector512.LoadUnsafe(ref startY, (nuint)i))).StoreUnsafe(ref startZ, (nuint)i);
        for (; i < x.Length; i++) z[i] = x[i] + (a * y[i]);
    }

    /// <summary>z ← x − y</summary>
    internal static void Subtract(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> z)
    {
        y = y[..x.Length];
        z = z[..x.Length];
        ref double startX = ref MemoryMarshal.GetReference(x), startY = ref MemoryMarshal.GetReference(y), startZ = ref MemoryMarshal.GetReference(z);
        int i = 0;
        for (; i <= x.Length - Vector512<double>.Count; i += Vector512<double>.Count)
            (Vector512.LoadUnsafe(ref startX, (nuint)i) - Vector512.LoadUnsafe(ref startY, (nuint)i)).StoreUnsafe(ref startZ, (nuint)i);
        for (; i < x.Length; i++) z[i] = x[i] - y[i];
    }

    /// <summary>y ← a·x</summary>
    internal static void Scale(double a, ReadOnlySpan<double> x, Span<double> y)
    {
        y = y[..x.Length];
        ref double startX = ref MemoryMarshal.GetReference(x), startY = ref MemoryMarshal.GetReference(y);
        Vector512<double> factor = Vector512.Create(a);
        int i = 0;
        for (; i <= x.Length - Vector512<double>.Count; i += Vector512<double>.Count)
            (factor * Vector512.LoadUnsafe(ref startX, (nuint)i)).StoreUnsafe(ref startY, (nuint)i);
        for (; i < x.Length; i++) y[i] = a * x[i];
    }

    /// <summary>max |xᵢ|; NaN where x has one.</summary>
    internal static double Largest(ReadOnlySpan<double> x)
    {
        double largest = 0;
        foreach (double value in x) largest = Math.Max(largest, Math.Abs(value));
        return largest;
    }
}
