using System;

namespace AutoDiffGen.Kernels;

/// <summary>The memory of a <see cref="State{T}"/> for n parameters: n elements for each field that an update keeps.</summary>
internal readonly ref struct StateBuffers<T>(Span<T> first, Span<T> second, Span<T> third)
{
    internal readonly Span<T> First = first;
    internal readonly Span<T> Second = second;
    internal readonly Span<T> Third = third;

    /// <summary>Elements <paramref name="offset"/> to offset + length of buffers that stand one after the other, n elements each.</summary>
    internal static StateBuffers<T> Of(Span<T> state, int buffers, int n, int offset, int length) => new(
        buffers > 0 ? state.Slice(offset, length) : default,
        buffers > 1 ? state.Slice(n + offset, length) : default,
        buffers > 2 ? state.Slice(2 * n + offset, length) : default);

    /// <summary>The same buffers' elements from <paramref name="start"/> on; those that are empty stay so.</summary>
    internal StateBuffers<T> Slice(int start, int length) => new(Slice(First, start, length), Slice(Second, start, length), Slice(Third, start, length));

    private static Span<T> Slice(Span<T> buffer, int start, int length) => buffer.IsEmpty ? buffer : buffer.Slice(start, length);
}
