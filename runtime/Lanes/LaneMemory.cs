using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoDiffGen.CompilerServices;

/// <summary>Elements that are not next to each other, one sample after the other.</summary>
internal static class LaneMemory
{
    /// <summary>Whole numbers.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Load<T>(ReadOnlySpan<int> memory, int start, int stride, ulong where) where T : struct
    {
        Unsafe.SkipInit(out T result);
        Span<double> elements = Numbers(ref result);
        for (int i = 0; i < elements.Length; i++) elements[i] = Holds(where, i) ? memory[start + (i * stride)] : 0;


        return result;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Gather<T>(ReadOnlySpan<double> memory, T indices, ulong where) where T : struct
    {
        Unsafe.SkipInit(out T result);
        Span<double> elements = Numbers(ref result), at = Numbers(ref indices);
        for (int i = 0; i < elements.Length; i++) elements[i] = Holds(where, i) ? memory[Index(at[i])] : 0;


        return result;
    }

    /// <summary>Whole numbers.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Gather<T>(ReadOnlySpan<int> memory, T indices, ulong where) where T : struct
    {
        Unsafe.SkipInit(out T result);
        Span<double> elements = Numbers(ref result), at = Numbers(ref indices);
        for (int i = 0; i < elements.Length; i++) elements[i] = Holds(where, i) ? memory[Index(at[i])] : 0;


        return result;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Gather<T>(ReadOnlySpan<T> memory, T indices, ulong where) where T : struct
    {
        Unsafe.SkipInit(out T result);
        Span<double> elements = Numbers(ref result), at = Numbers(ref indices);
        for (int i = 0; i < elements.Length; i++) elements[i] = Holds(where, i) ? Numbers(ref Unsafe.AsRef(in memory[Index(at[i])]))[i] : 0;


        return result;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Scatter<T>(Span<double> memory, T indices, T item, int done, ulong where) where T : struct
    {
        Span<double> at = Numbers(ref indices), items = Numbers(ref item);
        for (int lane = done; lane < at.Length; lane++)
            if (Holds(where, lane)) memory[Index(at[lane])] += items[lane];
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Scatter<T>(Span<T> memory, T indices, T item, int done, ulong where) where T : struct
    {
        Span<double> at = Numbers(ref indices), items = Numbers(ref item);
        for (int lane = done; lane < at.Length; lane++)
            if (Holds(where, lane)) Numbers(ref memory[Index(at[lane])])[lane] += items[lane];
    }

    private static bool Holds(ulong where, int lane) => (where >> lane & 1) != 0;

    // A sum that has left the integers is no element's index.
    private static int Index(double index) => index is >= 0 and <= int.MaxValue ? (int)index : -1;

    private static Span<double> Numbers<T>(ref T lanes) where T : struct => MemoryMarshal.CreateSpan(ref Unsafe.As<T, double>(ref lanes), Unsafe.SizeOf<T>() / sizeof(double));
}
