using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Functions;

/// <summary>Eight numbers of memory as doubles, and back; fewer where memory ends.</summary>
internal static class Eight
{
    internal const int Count = 8;

    /// <summary>The elements start to start + 7; zeros after the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Load<T>(ReadOnlySpan<T> memory, int start) where T : unmanaged
    {
        if (start <= memory.Length - Count) return Full(ref Unsafe.Add(ref MemoryMarshal.GetReference(memory), start));
        return Rest(memory[start..]);
    }

    /// <summary>Writes the elements start to start + 7, as far as there are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Store<T>(Vector512<double> eight, Span<T> memory, int start) where T : unmanaged
    {
        if (start <= memory.Length - Count) Full(eight, ref Unsafe.Add(ref MemoryMarshal.GetReference(memory), start));
        else Rest(eight, memory[start..]);
    }

    /// <summary>All bits of the first lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> First(int count) =>
        Vector512.LessThan(Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7), Vector512.Create((double)count));

    /// <summary>All bits of one lane; none if it is no lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Only(int lane) =>
        Vector512.Equals(Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7), Vector512.Create((double)lane));

    /// <summary>The lanes one after the other, in order.</summary>
    internal static double Sum(Vector512<double> lanes)
    {
        double sum = 0;
        for (int lane = 0; lane < Count; lane++) sum += lanes[lane];
        return sum;
    }

    /// <summary>a·b, but 0 where a is 0, whatever b is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Product(Vector512<double> a, Vector512<double> b) =>
        Vector512.ConditionalSelect(Vector512.Equals(a, Vector512<double>.Zero), Vector512<double>.Zero, a * b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Full<T>(ref T eight) where T : unmanaged
    {
        if (typeof(T) == typeof(double)) return Vector512.LoadUnsafe(ref eight).As<T, double>();
        (Vector256<double> lower, Vector256<double> upper) = Vector256.Widen(Vector256.LoadUnsafe(ref eight).As<T, float>());
        return Vector512.Create(lower, upper);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Full<T>(Vector512<double> numbers, ref T eight) where T : unmanaged
    {
        if (typeof(T) == typeof(double)) numbers.As<double, T>().StoreUnsafe(ref eight);
        else Vector256.Narrow(numbers.GetLower(), numbers.GetUpper()).As<float, T>().StoreUnsafe(ref eight);
    }

    private static Vector512<double> Rest<T>(ReadOnlySpan<T> memory) where T : unmanaged
    {
        Span<T> eight = stackalloc T[Count];
        eight.Clear();
        memory.CopyTo(eight);
        return Full(ref MemoryMarshal.GetReference(eight));
    }

    private static void Rest<T>(Vector512<double> numbers, Span<T> memory) where T : unmanaged
    {
        Span<T> eight = stackalloc T[Count];
        Full(numbers, ref MemoryMarshal.GetReference(eight));
        eight[..memory.Length].CopyTo(memory);
    }
}
