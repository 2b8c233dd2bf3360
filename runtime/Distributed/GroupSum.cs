using System;
using System.Numerics;

namespace AutoDiffGen.Distributed;

/// <summary>One part a process, and the sum that the group makes.</summary>
internal sealed class GroupSum<T>(IProcessGroup group, Parts<T> parts) : ISharing<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private T[] _term = [];

    public T Evaluate(ReadOnlySpan<T> parameters, ReadOnlySpan<int> batch, int count, Span<T> gradient)
    {
        if (group.Size == 1 && count > 0) return parts.Whole(parameters, batch, count, gradient);
        int length = gradient.Length + Parts<T>.Extra;
        if (_term.Length != length) _term = new T[length];
        parts.Evaluate(parameters, batch, Shard.Of(count, group.Rank, group.Size), count, _term);
        group.Sum<T>(_term);
        return parts.Result(_term, gradient);
    }
}
