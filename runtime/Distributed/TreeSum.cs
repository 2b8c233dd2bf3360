using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace AutoDiffGen.Distributed;

/// <summary>One part a block of samples, summed along a binary tree over the blocks: the same bits, whoever has which blocks.</summary>
/// <remarks>
/// <para>Node i of level l is the sum of the blocks from i·2ˡ to (i + 1)·2ˡ − 1, as its left half plus its right half. Each process sums the largest nodes that lie within its own consecutive blocks; then
/// processes hand their nodes over to those before them, in a binomial tree, which sum what has become complete; at the end the first one adds the nodes of a number of blocks that is no power of two, from the
/// last on, and tells all.</para>
/// <para>Pairwise summation, so the error grows with the logarithm of the number of blocks. Memory: a term a level.</para>
/// </remarks>
internal sealed class TreeSum<T>(IProcessGroup group, Parts<T> parts, int blockSize) : ISharing<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // A stack of nodes that follow each other, none of them the sibling of the next.
    private T[][] _terms = [];
    private (int Start, int Level)[] _nodes = [];
    private int _count, _length;

    public T Evaluate(ReadOnlySpan<T> parameters, ReadOnlySpan<int> batch, int count, Span<T> gradient)
    {
        _count = 0;
        if (_length != parameters.Length + Parts<T>.Extra) (_length, _terms, _nodes) = (parameters.Length + Parts<T>.Extra, [], []);
        int blocks = count == 0 ? 0 : (count - 1) / blockSize + 1;
        Shard mine = Shard.Of(blocks, group.Rank, group.Size);
        for (int block = mine.Start; block < mine.Start + mine.Length; block++)
        {
            int start = block * blockSize;
            parts.Evaluate(parameters, batch, new Shard(start, Math.Min(blockSize, count - start)), count, Next());
            Push(block, 0);
        }

        Gather(blocks);
        if (_count == 0)
        {
            Next().Clear();
            _count++;
        }

        for (; _count > 1; _count--) Add(_terms[_count - 1], _terms[_count - 2]);
        group.Broadcast<T>(_terms[0]);
        return parts.Result(_terms[0], gradient);
    }

    /// <summary>The largest nodes that make up the blocks from <paramref name="start"/> to before <paramref name="end"/>: the first of them.</summary>
    internal static (int Start, int Level) Largest(int start, int end)
    {
        int level = BitOperations.Log2((uint)(end - start));
        if (start != 0) level = Math.Min(level, BitOperations.TrailingZeroCount(start));
        return (start, level);
    }

    private void Gather(int blocks)
    {
        for (int distance = 1; distance < group.Size; distance *= 2)
        {
            if (group.Rank % (2 * distance) != 0)
            {
                for (int k = 0; k < _count; k++) group.Send<T>(_terms[k], group.Rank - distance);
                _count = 0;
                return;
            }

            int other = group.Rank + distance, behind = Math.Min(other + distance, group.Size);
            if (other >= group.Size) continue;
            // Which nodes the other has follows from which blocks it has by now.
            Shard last = Shard.Of(blocks, behind - 1, group.Size);
            int end = last.Start + last.Length;
            for (int at = Shard.Of(blocks, other, group.Size).Start; at < end;)
            {
                (int start, int level) = Largest(at, end);
                group.Receive(Next(), other);
                Push(start, level);
                at = start + (1 << level);
            }
        }
    }

    // Where the term of the next node goes.
    private Span<T> Next()
    {
        if (_count == _terms.Length)
        {
            Array.Resize(ref _terms, _count + 1);
            Array.Resize(ref _nodes, _count + 1);
            _terms[_count] = new T[_length];
        }

        return _terms[_count];
    }

    private void Push(int start, int level)
    {
        _nodes[_count++] = (start, level);
        while (_count > 1 && _nodes[_count - 2] is var left && left.Level == _nodes[_count - 1].Level && ((left.Start >> left.Level) & 1) == 0)
        {
            Add(_terms[_count - 1], _terms[_count - 2]);
            _nodes[_count - 2].Level++;
            _count--;
        }
    }

    private static void Add(ReadOnlySpan<T> right, Span<T> left)
    {
        right = right[..left.Length];
        ref T sum = ref MemoryMarshal.GetReference(left), other = ref MemoryMarshal.GetReference(right);
        int i = 0;
        for (; i <= left.Length - Vector<T>.Count; i += Vector<T>.Count)
            (Vector.LoadUnsafe(ref sum, (nuint)i) + Vector.LoadUnsafe(ref other, (nuint)i)).StoreUnsafe(ref sum, (nuint)i);
        for (; i < left.Length; i++) left[i] += right[i];
    }
}
