using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace AutoDiffGen.Kernels;

/// <summary>The state buffers of n parameters, n elements each, in one array: zeros at first.</summary>
/// <remarks>
/// Large arrays all start at the same place of a page, and parameters, gradient and state would be read at addresses that differ in their upper bits
/// alone. Caches that look for lines by some of the lower bits first (AMD's by those below 2²⁸) then take one for another, at half the speed. So large
/// buffers start 17 cache lines apart within a page, from each other and from the start of the array.
/// </remarks>
internal sealed class StateMemory<T>(int buffers, int length) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Page = 4096, Shift = 17 * 64;

    private readonly T[] _elements = new T[checked(buffers == 0 ? 0 : Start(buffers - 1, length) + length)];

    internal int Buffers => buffers;

    /// <summary>The elements of a buffer.</summary>
    internal Span<T> this[int buffer] => _elements.AsSpan(Start(buffer, length), length);

    /// <summary>Elements <paramref name="offset"/> to offset + count of all buffers.</summary>
    internal StateBuffers<T> Slice(int offset, int count) => new(
        buffers > 0 ? this[0].Slice(offset, count) : default,
        buffers > 1 ? this[1].Slice(offset, count) : default,
        buffers > 2 ? this[2].Slice(offset, count) : default);

    private static int Start(int buffer, int length)
    {
        int page = Page / Unsafe.SizeOf<T>(), shift = Shift / Unsafe.SizeOf<T>();
        return checked(length < page ? buffer * length : buffer * ((length - 1) / page + 1) * page + (buffer + 1) * shift);
    }
}
