using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoDiffGen.CompilerServices;

/// <summary>What lanes of eight and more are made of: memory and sums of eight numbers, of which a first part may be left.</summary>
internal static class Lanes8
{
    private const int Count = 8;

    /// <summary>The lanes 0, 1, … 7.</summary>
    private static Vector512<double> Numbers
    {
        // A call that the compiler leaves in a loop, even where it is never reached, has all vectors go through memory.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7);
    }

    /// <exception cref="IndexOutOfRangeException">Not all of the elements are there.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check(ReadOnlySpan<double> memory, int start, int count)
    {
        if ((uint)start > (uint)memory.Length || memory.Length - start < count) ThrowOutside();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Load(ReadOnlySpan<double> memory, int start) => Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(memory), (nuint)(uint)start);

    /// <exception cref="IndexOutOfRangeException">Not all of the elements are there.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check(ReadOnlySpan<int> memory, int start, int count)
    {
        if ((uint)start > (uint)memory.Length || memory.Length - start < count) ThrowOutside();
    }

    /// <summary>Whole numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Load(ReadOnlySpan<int> memory, int start)
    {
        Vector256<int> eight = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(memory), (nuint)(uint)start);
        if (Avx512F.IsSupported) return Avx512F.ConvertToVector512Double(eight);
        (Vector256<long> lower, Vector256<long> upper) = Vector256.Widen(eight);
        return Vector512.ConvertToDouble(Vector512.Create(lower, upper));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(Span<double> memory, int start, Vector512<double> item)
    {
        ref double first = ref MemoryMarshal.GetReference(memory);
        (Vector512.LoadUnsafe(ref first, (nuint)(uint)start) + item).StoreUnsafe(ref first, (nuint)(uint)start);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(Span<double> accumulators, int index, Vector512<double> item)
    {
        if ((uint)index >= (uint)accumulators.Length / Count) ThrowOutside();
        Add(accumulators, index * Count, item);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector512<double> Load(ReadOnlySpan<double> memory, int start, int stride)
    {
        long last = start + ((Count - 1) * (long)stride);
        if (start < 0 || last < 0 || start >= memory.Length || last >= memory.Length) ThrowOutside();
        ref double p = ref Unsafe.Add(ref MemoryMarshal.GetReference(memory), start);
        nint s = stride;
        return Vector512.Create(p, Unsafe.Add(ref p, s), Unsafe.Add(ref p, 2 * s), Unsafe.Add(ref p, 3 * s), Unsafe.Add(ref p, 4 * s), Unsafe.Add(ref p, 5 * s), Unsafe.Add(ref p, 6 * s), Unsafe.Add(ref p, 7 * s));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector512<double> LoadWhere(ReadOnlySpan<double> memory, int start, int stride, Vector512<double> where)
    {
        // In a row and all there: what nobody asks for is read and left.
        if (stride == 1 && start >= 0 && memory.Length - Count >= start) return Vector512.ConditionalSelect(where, Load(memory, start), Vector512<double>.Zero);
        ulong bits = where.ExtractMostSignificantBits();
        Span<double> elements = stackalloc double[Count];
        for (int i = 0; i < Count; i++) elements[i] = (bits >> i & 1) != 0 ? memory[start + (i * stride)] : 0;
        return Vector512.Create<double>(elements);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void AddRest(Span<double> memory, int start, int stride, Vector512<double> item, int done)
    {
        for (int i = Math.Max(done, 0); i < Count; i++) memory[start + (i * stride)] += item.GetElement(i);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void AddWhere(Span<double> memory, int start, int stride, Vector512<double> item, int done, Vector512<double> where)
    {
        // In a row and all there: the others are written back as they were.
        if (stride == 1 && start >= 0 && memory.Length - Count >= start)
        {
            Vector512<double> present = Load(memory, start);
            Keep(Vector512.ConditionalSelect(where, present + item, present), present, done).StoreUnsafe(ref MemoryMarshal.GetReference(memory), (nuint)(uint)start);
            return;
        }

        ulong bits = where.ExtractMostSignificantBits();
        for (int i = Math.Max(done, 0); i < Count; i++)
            if ((bits >> i & 1) != 0) memory[start + (i * stride)] += item.GetElement(i);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Span<double> memory, int start, Vector512<double> item, int done)
    {
        ref double first = ref MemoryMarshal.GetReference(memory);
        Keep(item, Vector512.LoadUnsafe(ref first, (nuint)(uint)start), done).StoreUnsafe(ref first, (nuint)(uint)start);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void StoreWhere(Span<double> memory, int start, Vector512<double> item, int done, Vector512<double> where)
    {
        if (start >= 0 && memory.Length - Count >= start)
        {
            Store(memory, start, Vector512.ConditionalSelect(where, item, Load(memory, start)), done);
            return;
        }

        ulong bits = where.ExtractMostSignificantBits();
        for (int i = Math.Max(done, 0); i < Count; i++)
            if ((bits >> i & 1) != 0) memory[start + i] = item.GetElement(i);
    }

    /// <summary>0 in the lanes that are done.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Rest(Vector512<double> item, int done) => Keep(item, Vector512<double>.Zero, done);

    // No call and no branch: either has the compiler keep all vectors of a loop in memory.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Keep(Vector512<double> next, Vector512<double> present, int done) =>
        Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(Numbers, Vector512.Create((double)done)), next, present);

    /// <summary>Ints that wrap around, as numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Ramp(int start, int stride) => Int(Vector512.Create((double)start) + (Numbers * Vector512.Create((double)stride)));

    /// <summary>Whole numbers as ints that wrap around; no -0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Int(Vector512<double> value)
    {
        const double all = 4294967296, half = 2147483648;
        return value - (Vector512.Floor((value + Vector512.Create(half)) * Vector512.Create(1 / all)) * Vector512.Create(all)) + Vector512<double>.Zero;
    }

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

    private static void ThrowOutside() => throw new IndexOutOfRangeException();
}
