using System;
using System.Numerics;

namespace AutoDiffGen.Distributed;

/// <summary>Joins the terms of blocks along a binary tree over the blocks: the same bits, whoever has which blocks.</summary>
/// <remarks>
/// <para>Node i of level l is that of the blocks from i·2ˡ to (i + 1)·2ˡ − 1, its left half joined with its right half. Each process joins the largest nodes that lie within its own consecutive blocks; then
/// processes hand their nodes over to those before them, in a binomial tree, which join what has become complete; at the end the first one joins the nodes of a number of blocks that is no power of two, from the
/// last on, and tells all.</para>
/// <para>Memory: a term a level.</para>
/// </remarks>
/// <param name="group">The processes, each with the blocks of its <see cref="Shard"/>.</param>
/// <param name="join">Makes a node of its halves.</param>
internal sealed class BlockTree<T>(IProcessGroup group, BlockTree<T>.Joining join) where T : unmanaged
{
    // A stack of nodes that follow each other, none of them the sibling of the next.
    private T[][] _terms = [];
    private (int Start, int Level)[] _nodes = [];
    private int _count, _length;

    /// <summary>Writes a node to where its left half was.</summary>
    internal delegate void Joining(Span<T> left, ReadOnlySpan<T> right);

    /// <summary>Begins with nothing.</summary>
    /// <param name="length">Numbers of a term.</param>
    internal void Begin(int length)
    {
        _count = 0;
        if (_length != length) (_length, _terms, _nodes) = (length, [], []);
    }

    /// <summary>Where the term of the next block goes, to be overwritten.</summary>
    internal Span<T> Next()
    {
        if (_count == _terms.Length)
        {
            Array.Resize(ref _terms, _count + 1);
            Array.Resize(ref _nodes, _count + 1);
            _terms[_count] = new T[_length];
        }

        return _terms[_count];
    }

    /// <summary>Takes the term that was written. Each process pushes its blocks in their order.</summary>
    internal void Push(int block) => Push(block, 0);

    /// <summary>The term of all blocks, in all processes: zeros where there are none.</summary>
    /// <param name="blocks">How many there are.</param>
    internal Span<T> End(int blocks)
    {
        Gather(blocks);
        if (_count == 0)
        {
            Next().Clear();
            _count++;
        }

        for (; _count > 1; _count--) join(_terms[_count - 2], _terms[_count - 1]);
        group.Broadcast<T>(_terms[0]);
        return _terms[0];
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

    private void Push(int start, int level)
    {
        _nodes[_count++] = (start, level);
        while (_count > 1 && _nodes[_count - 2] is var left && left.Level == _nodes[_count - 1].Level && ((left.Start >> left.Level) & 1) == 0)
        {
            join(_terms[_count - 2], _terms[_count - 1]);
            _nodes[_count - 2].Level++;
            _count--;
        }
    }
}
