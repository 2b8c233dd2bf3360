using System;
using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.CompilerServices;

/// <summary>Local memory of generated derivatives: on the stack while small, rented from the shared pool else.</summary>
/// <remarks>
/// What the runtime does to zero 64 to 1000 bytes (<c>stackalloc</c>, <see cref="Span{T}.Clear"/>) leaves the upper halves of the
/// vector registers dirty, and each Math.Exp, Math.Log and the like that follows in a method without vector code costs 170 ns
/// more. A method with vector code ends that state when it returns: so these hold some, and are never inlined.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Scratch
{
    private const int LineSize = 64;

    /// <summary>The first elements of some memory, whatever they hold.</summary>
    /// <param name="memory">Memory of at least that length.</param>
    /// <param name="count">The number of elements wanted.</param>
    /// <exception cref="OverflowException"><paramref name="count"/> is negative, as `new T[count]` throws.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Span<T> First<T>(Span<T> memory, int count)
    {
        if (count < 0) ThrowNegative();
        // Any wide store will do; this one goes to memory that nobody reads before writing it.
        if (!RuntimeHelpers.IsReferenceOrContainsReferences<T>() && memory.Length * Unsafe.SizeOf<T>() >= Vector256<byte>.Count)
            Vector256<byte>.Zero.StoreUnsafe(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(memory)));
        return memory.Slice(0, count);
    }

    /// <summary>The first elements of some memory, set to 0.</summary>
    /// <param name="memory">Memory of at least that length.</param>
    /// <param name="count">The number of elements wanted.</param>
    /// <exception cref="OverflowException"><paramref name="count"/> is negative, as `new T[count]` throws.</exception>
    public static Span<T> Zeroed<T>(Span<T> memory, int count)
    {
        if (count < 0) ThrowNegative();
        Span<T> zeroed = memory.Slice(0, count);
        Clear(zeroed);
        return zeroed;
    }

    /// <summary>Memory of a loop's iterations: what is rented already where that is enough, else rented anew.</summary>
    /// <param name="rented">What the method has rented for this place so far, and gives back in the end.</param>
    /// <param name="count">The number of elements wanted; they hold anything.</param>
    /// <exception cref="OverflowException"><paramref name="count"/> is negative, as `new T[count]` throws.</exception>
    public static Span<T> First<T>(scoped ref T[]? rented, int count)
    {
        if (count < 0) ThrowNegative();
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>() || Unsafe.SizeOf<T>() < sizeof(double))
        {
            if (rented is null || rented.Length < count) Grow(ref rented, count);
            return rented.AsSpan(0, count);
        }

        int room = Math.Max(LineSize / Unsafe.SizeOf<T>(), 1);
        if (rented is null || rented.Length - room < count) Grow(ref rented, checked(count + room));
        return FromLine(rented!, count);
    }

    /// <summary>The same, set to 0.</summary>
    /// <param name="rented">What the method has rented for this place so far, and gives back in the end.</param>
    /// <param name="count">The number of elements wanted.</param>
    /// <exception cref="OverflowException"><paramref name="count"/> is negative, as `new T[count]` throws.</exception>
    public static Span<T> Zeroed<T>(scoped ref T[]? rented, int count)
    {
        Span<T> memory = First(ref rented, count);
        Clear(memory);
        return memory;
    }

    /// <summary>Sets every element to 0, or of other types than numbers to its default.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Clear<T>(Span<T> memory)
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            memory.Clear();
            return;
        }

        ref byte start = ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(memory));
        nuint length = (nuint)(uint)memory.Length * (nuint)Unsafe.SizeOf<T>();
        if (length < (nuint)Vector256<byte>.Count)
        {
            for (nuint i = 0; i < length; i++) Unsafe.Add(ref start, i) = 0;
            return;
        }

        if (length > 1024)
        {
            memory.Clear();
            return;
        }

        // Whole vectors, the last of which may overlap the one before: zero twice is zero.
        nuint last = length - (nuint)Vector256<byte>.Count;
        for (nuint i = 0; i < last; i += (nuint)Vector256<byte>.Count) Vector256<byte>.Zero.StoreUnsafe(ref start, i);
        Vector256<byte>.Zero.StoreUnsafe(ref start, last);
    }

    /// <summary>Sets every element of every row to 0.</summary>
    public static void ClearRows<T>(T[][] rows)
    {
        foreach (T[] row in rows) Clear<T>(row);
    }

    // From where a line of the cache begins: a vector across two of them takes twice as long, and is not read back while it is on its way.
    // (Where the collector moves the array it is the same memory, and slower at worst.)
    private static unsafe Span<T> FromLine<T>(T[] memory, int count)
    {
        ref byte first = ref Unsafe.As<T, byte>(ref MemoryMarshal.GetArrayDataReference(memory));
        nuint before = (nuint)(-(nint)Unsafe.AsPointer(ref first)) & (LineSize - 1);
        return MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref Unsafe.AddByteOffset(ref first, before)), count);
    }

    private static void Grow<T>(scoped ref T[]? rented, int count)
    {
        // Away with the old one first: should renting fail, the caller does not give it back twice.
        T[]? old = rented;
        rented = null;
        if (old is not null) ArrayPool<T>.Shared.Return(old);
        rented = ArrayPool<T>.Shared.Rent(count);
    }

    private static void ThrowNegative() => throw new OverflowException();
}
