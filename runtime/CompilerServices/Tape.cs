using System;
using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace AutoDiffGen.CompilerServices;

/// <summary>A stack of values that a loop with an unknown number of iterations leaves for its reverse.</summary>
/// <remarks>On pooled memory: no heap allocation once the pool is warm. A mutable struct: keep it in one local, and dispose of it in a finally.</remarks>
/// <typeparam name="T">A number or truth value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Tape<T> : IDisposable
{
    private T[]? _items;
    private int _count;

    /// <summary>The number of values on the tape.</summary>
    public readonly int Count => _count;

    /// <summary>Puts a value on top.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(T item)
    {
        T[]? items = _items;
        int count = _count;
        if (items is null || (uint)count >= (uint)items.Length) items = Grow();
        items[count] = item;
        _count = count + 1;
    }

    /// <summary>Takes the value on top.</summary>
    /// <exception cref="InvalidOperationException">There is none: the reverse does not mirror the forward pass.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Pop()
    {
        T[]? items = _items;
        int top = _count - 1;
        if (items is null || (uint)top >= (uint)items.Length) ThrowEmpty();
        _count = top;
        return items![top];
    }

    /// <summary>Forgets all values and keeps the memory.</summary>
    public void Reset() => _count = 0;

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        T[]? items = _items;
        _items = null;
        _count = 0;
        if (items is not null) Return(items);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private T[] Grow()
    {
        T[]? old = _items;
        T[] grown = old is null ? TapePool<T>.Take() : ArrayPool<T>.Shared.Rent(checked(2 * old.Length));
        if (old is not null)
        {
            old.AsSpan(0, _count).CopyTo(grown);
            Return(old);
        }

        return _items = grown;
    }

    private static void Return(T[] items)
    {
        if (items.Length == TapePool<T>.Length) TapePool<T>.Keep(items);
        else ArrayPool<T>.Shared.Return(items);
    }

    private static void ThrowEmpty() => throw new InvalidOperationException("The tape is empty.");
}
