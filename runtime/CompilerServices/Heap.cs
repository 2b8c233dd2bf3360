using System;
using System.Buffers;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace AutoDiffGen.CompilerServices;

/// <summary>Memory of arrays whose lengths are not known before: each takes the next part, which stays where it is.</summary>
/// <remarks>
/// On pooled memory, in blocks of twice the length each: no heap allocation once the pool is warm, and no element moves. A part
/// is addressed by one integer, so that the same one addresses its adjoints in a second heap, whose parts nobody takes.
/// A mutable struct: keep it in one local, and dispose of it in a finally.
/// </remarks>
/// <typeparam name="T">A number or truth value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Heap<T> : IDisposable
{
    private const int FirstLength = 128;
    private const int MostBlocks = 24;

    private Blocks _blocks;
    private int _top;

    /// <summary>The next part, all 0.</summary>
    /// <param name="count">Its number of elements.</param>
    /// <returns>Where it starts.</returns>
    /// <exception cref="OverflowException"><paramref name="count"/> is negative, as `new T[count]` throws.</exception>
    public int Take(int count)
    {
        if (count < 0) throw new OverflowException();
        int block = BlockOf(_top), start = _top;
        // A part lies in one block: what is left of a block that is too short stays empty.
        while (count > StartOf(block + 1) - start) start = StartOf(++block);
        _top = checked(start + count);
        return start;
    }

    /// <summary>The elements of a part, or of a part of it.</summary>
    /// <param name="start">Where it starts.</param>
    /// <param name="count">Its number of elements.</param>
    public Span<T> Part(int start, int count)
    {
        if (count == 0) return default;
        int block = BlockOf(start);
        T[] items = _blocks[block] ?? Add(block);
        return items.AsSpan(start - StartOf(block), count);
    }

    /// <summary>Forgets all parts and keeps the memory.</summary>
    public void Reset()
    {
        _top = 0;
        for (int block = 0; block < MostBlocks; block++)
            if (_blocks[block] is { } items) Scratch.Clear(items.AsSpan(0, LengthOf(block)));
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        _top = 0;
        for (int block = 0; block < MostBlocks; block++)
        {
            if (_blocks[block] is not { } items) continue;
            _blocks[block] = null;
            ArrayPool<T>.Shared.Return(items);
        }
    }

    // Block k has FirstLength * 2^k elements, from FirstLength * (2^k - 1) on.
    private static int BlockOf(int start) => BitOperations.Log2(((uint)start / FirstLength) + 1);

    private static int LengthOf(int block) => FirstLength << block;

    private static int StartOf(int block) => block < MostBlocks ? (int)Math.Min(FirstLength * ((1L << block) - 1), int.MaxValue) : throw new OutOfMemoryException();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private T[] Add(int block)
    {
        T[] items = ArrayPool<T>.Shared.Rent(LengthOf(block));
        Scratch.Clear(items.AsSpan(0, LengthOf(block)));
        return _blocks[block] = items;
    }

    [InlineArray(MostBlocks)]
    private struct Blocks
    {
        private T[]? _first;
    }
}
