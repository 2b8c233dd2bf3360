using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.CompilerServices;

/// <summary>What lanes of eight and more are made of: memory and sums of eight numbers, of which a first part may be left.</summary>
internal static class Lanes8
{
    private const int Count = 8;

    /// <summary>A bit for each of the first lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Bits(int lanes) => lanes >= Count ? 0xFF : lanes <= 0 ? 0 : (1ul << lanes) - 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsInside(ReadOnlySpan<double> memory, int start, int count) => (uint)start <= (uint)memory.Length && memory.Length - start >= count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Load(ReadOnlySpan<double> memory, int start) => Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(memory), (nuint)(uint)start);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(Span<double> memory, int start, Vector512<double> item)
    {
        ref double first = ref MemoryMarshal.GetReference(memory);
        (Vector512.LoadUnsafe(ref first, (nuint)(uint)start) + item).StoreUnsafe(ref first, (nuint)(uint)start);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(Span<double> accumulators, int index, Vector512<double> item)
    {
        if ((uint)index >= (uint)accumulators.Length / Count) throw new IndexOutOfRangeException();
        Add(accumulators, index * Count, item);
    }

    /// <summary>Beyond the lanes that are left the last of them again.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector512<double> LoadFirst(ReadOnlySpan<double> memory, int start, int stride, int lanes)
    {
        if (lanes >= Count)
        {
            long last = start + ((Count - 1) * (long)stride);
            if (start >= 0 && last >= 0 && start < memory.Length && last < memory.Length)
            {
                ref double p = ref Unsafe.Add(ref MemoryMarshal.GetReference(memory), start);
                nint s = stride;
                return Vector512.Create(p, Unsafe.Add(ref p, s), Unsafe.Add(ref p, 2 * s), Unsafe.Add(ref p, 3 * s), Unsafe.Add(ref p, 4 * s), Unsafe.Add(ref p, 5 * s), Unsafe.Add(ref p, 6 * s), Unsafe.Add(ref p, 7 * s));
            }

            lanes = Count;
        }

        Span<double> elements = stackalloc double[Count];
        for (int i = 0; i < Count; i++) elements[i] = memory[start + (Math.Min(i, lanes - 1) * stride)];
        return Vector512.Create<double>(elements);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector512<double> LoadWhere(ReadOnlySpan<double> memory, int start, int stride, int lanes, Vector512<double> where)
    {
        ulong bits = where.ExtractMostSignificantBits() & Bits(lanes);
        Span<double> elements = stackalloc double[Count];
        for (int i = 0; i < Count; i++) elements[i] = (bits >> i & 1) != 0 ? memory[start + (i * stride)] : 0;
        return Vector512.Create<double>(elements);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void AddFirst(Span<double> memory, int start, int stride, Vector512<double> item, int lanes)
    {
        for (int i = 0; i < Math.Min(lanes, Count); i++) memory[start + (i * stride)] += item.GetElement(i);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void AddWhere(Span<double> memory, int start, int stride, Vector512<double> item, int lanes, Vector512<double> where)
    {
        ulong bits = where.ExtractMostSignificantBits() & Bits(lanes);
        for (int i = 0; i < Count; i++)
            if ((bits >> i & 1) != 0) memory[start + (i * stride)] += item.GetElement(i);
    }

    /// <summary>The first lanes, and 0 beyond.</summary>
    public static Vector512<double> First(Vector512<double> item, int lanes) => Keep(item, Vector512<double>.Zero, lanes);

    public static Vector512<double> Keep(Vector512<double> next, Vector512<double> present, int lanes) =>
        Vector512.ConditionalSelect(Vector512.LessThan(Ramp(0, 1), Vector512.Create((double)lanes)), next, present);

    public static Vector512<double> Ramp(int start, int stride) =>
        Vector512.Create((double)start, start + stride, start + (2 * stride), start + (3 * stride), start + (4 * stride), start + (5 * stride), start + (6 * stride), start + (7 * stride));

    /// <summary>In a fixed order: halves first.</summary>
    public static double Sum(Vector512<double> value)
    {
        Vector256<double> four = value.GetLower() + value.GetUpper();
        Vector128<double> two = four.GetLower() + four.GetUpper();
        return two.GetElement(0) + two.GetElement(1);
    }

    public static void AddSums(ReadOnlySpan<double> accumulators, Span<double> memory)
    {
        ref double first = ref MemoryMarshal.GetReference(accumulators);
        for (int i = 0; i < memory.Length; i++) memory[i] += Sum(Vector512.LoadUnsafe(ref first, (nuint)(uint)(i * Count)));
    }

    public static bool AreNumbers(ReadOnlySpan<double> sums)
    {
        ref double first = ref MemoryMarshal.GetReference(sums);
        Vector512<double> equal = Vector512<double>.AllBitsSet;
        for (int i = 0; i < sums.Length; i += Count)
        {
            Vector512<double> eight = Vector512.LoadUnsafe(ref first, (nuint)(uint)i);
            equal &= Vector512.Equals(eight, eight);
        }

        return equal.ExtractMostSignificantBits() == 0xFF;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Product(Vector512<double> adjoint, Vector512<double> factor) =>
        Vector512.ConditionalSelect(Vector512.Equals(adjoint, Vector512<double>.Zero), Vector512<double>.Zero, adjoint * factor);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Quotient(Vector512<double> adjoint, Vector512<double> divisor) =>
        Vector512.ConditionalSelect(Vector512.Equals(adjoint, Vector512<double>.Zero), Vector512<double>.Zero, adjoint / divisor);
}
