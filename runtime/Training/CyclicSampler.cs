using System;

namespace AutoDiffGen.Training;

/// <summary>Batches in the order of the data, again and again: 0, 1, …, count − 1, 0, 1, …</summary>
/// <remarks>The cyclic rule. The last batch of each round has what is left. Data that are sorted by what they show bias its batches.</remarks>
public sealed class CyclicSampler : BatchSampler
{
    private readonly int[] _order;

    /// <param name="count">How many samples the data have: at least 1.</param>
    /// <param name="batchSize">Samples a batch, at least 1; the last batch of an epoch has what is left.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no samples, or the batch has no size.</exception>
    public CyclicSampler(int count, int batchSize)
        : base(count, batchSize) => _order = InOrder();

    /// <inheritdoc/>
    protected override ReadOnlySpan<int> Draw(long index) => Slice(_order, index);
}
