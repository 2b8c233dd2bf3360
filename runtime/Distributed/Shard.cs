using System;

namespace AutoDiffGen.Distributed;

/// <summary>Consecutive samples: those with indices from <see cref="Start"/> to <see cref="Start"/> + <see cref="Length"/> − 1.</summary>
/// <param name="Start">The index of the first.</param>
/// <param name="Length">How many there are.</param>
public readonly record struct Shard(int Start, int Length)
{
    /// <summary>The part of <paramref name="count"/> samples that is this process's: all parts are as long as each other, or longer by one.</summary>
    /// <param name="count">Samples of all processes: at least 0.</param>
    /// <param name="group">The processes.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public static Shard Of(int count, IProcessGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        Support.Valid.AtLeast(0, count, nameof(count));
        return Of(count, group.Rank, group.Size);
    }

    /// <summary>From ⌊count·part/parts⌋ on, to where the next part begins.</summary>
    internal static Shard Of(int count, int part, int parts)
    {
        int start = Begin(part);
        return new(start, Begin(part + 1) - start);

        int Begin(int p) => (int)((long)count * p / parts);
    }
}
