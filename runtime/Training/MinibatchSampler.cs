using System;

namespace AutoDiffGen.Training;

/// <summary>Batches without replacement: each epoch takes every sample once, in an order of its own.</summary>
/// <remarks>
/// Prince, Understanding Deep Learning, 6.2.1. The order of epoch e is the numbers 0 to count − 1 after
/// <see cref="SeededRandom.Shuffle"/> with the generator of (seed, stream e), so it depends on nothing that came before.
/// </remarks>
public sealed class MinibatchSampler : BatchSampler
{
    private readonly int[] _order;
    private readonly ulong _seed;
    private readonly SeededRandom _random;
    private long _shuffled = -1;

    /// <param name="count">How many samples the data have: at least 1.</param>
    /// <param name="batchSize">Samples a batch, at least 1; the last batch of an epoch has what is left.</param>
    /// <param name="seed">The same seed gives the same batches, on all machines and in all versions.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no samples, or the batch has no size.</exception>
    public MinibatchSampler(int count, int batchSize, ulong seed)
        : base(count, batchSize)
    {
        _order = InOrder();
        _seed = seed;
        _random = new SeededRandom(seed);
    }

    /// <inheritdoc/>
    protected override string Settings => FormattableString.Invariant($"{base.Settings}, seed {_seed}");

    /// <inheritdoc/>
    protected override ReadOnlySpan<int> Draw(long index)
    {
        long epoch = index / BatchesPerEpoch;
        if (epoch != _shuffled) Shuffle(epoch);
        return Slice(_order, index);
    }

    private void Shuffle(long epoch)
    {
        for (int i = 0; i < _order.Length; i++) _order[i] = i;
        _random.Restart(_seed, (ulong)epoch);
        _random.Shuffle<int>(_order);
        _shuffled = epoch;
    }
}
