using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace AutoDiffGen.Distributed;

/// <summary>One part a block of samples, summed along a <see cref="BlockTree{T}"/>: the same bits, whoever has which blocks.</summary>
/// <remarks>Pairwise summation, so the error grows with the logarithm of the number of blocks.</remarks>
internal sealed class TreeSum<T>(IProcessGroup group, Parts<T> parts, int blockSize) : ISharing<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly BlockTree<T> _tree = new(group, Add);

    public T Evaluate(ReadOnlySpan<T> parameters, ReadOnlySpan<int> batch, int count, Span<T> gradient)
    {
        _tree.Begin(gradient.Length + Parts<T>.Extra);
        int blocks = count == 0 ? 0 : (count - 1) / blockSize + 1;
        Shard mine = Shard.Of(blocks, group.Rank, group.Size);
        for (int block = mine.Start; block < mine.Start + mine.Length; block++)
        {
            int start = block * blockSize;
            parts.Evaluate(parameters, batch, new Shard(start, Math.Min(blockSize, count - start)), count, _tree.Next());
            _tree.Push(block);
        }

        return parts.Result(_tree.End(blocks), gradient);
    }

    private static void Add(Span<T> left, ReadOnlySpan<T> right)
    {
        right = right[..left.Length];
        ref T sum = ref MemoryMarshal.GetReference(left), other = ref MemoryMarshal.GetReference(right);
        int i = 0;
        for (; i <= left.Length - Vector<T>.Count; i += Vector<T>.Count)
            (Vector.LoadUnsafe(ref sum, (nuint)i) + Vector.LoadUnsafe(ref other, (nuint)i)).StoreUnsafe(ref sum, (nuint)i);
        for (; i < left.Length; i++) left[i] += right[i];
    }
}
