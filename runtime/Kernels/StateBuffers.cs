using System;

namespace AutoDiffGen.Kernels;

/// <summary>The memory of a <see cref="State{T}"/> for n parameters: n elements for each field that an update keeps.</summary>
internal readonly ref struct StateBuffers<T>(Span<T> first, Span<T> second, Span<T> third)
{
    internal readonly Span<T> First = first;
    internal readonly Span<T> Second = second;
    internal readonly Span<T> Third = third;
}
