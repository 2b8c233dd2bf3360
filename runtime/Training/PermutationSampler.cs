using System;
using AutoDiffGen.Support;

namespace AutoDiffGen.Training;

/// <summary>Batches that are the first samples of an order of their own: without replacement within a batch, independent of each other.</summary>
/// <remarks>
/// What the notebooks to chapter 6 of Prince, Understanding Deep Learning, do, <c>permutation(count)[:size]</c> at every step, who says that
/// <see cref="MinibatchSampler"/> is more proper. The batch of index k is drawn by the first steps of Fisher and Yates from the front, on the numbers 0 to count − 1 with the generator of
/// (seed, stream k): element i changes places with element i + <see cref="SeededRandom.NextInt32"/>(count − i). All batches are of full
/// size; an epoch is ⌈count / batch size⌉ of them.
/// </remarks>
public sealed class PermutationSampler : BatchSampler
{
    private readonly int[] _order, _batch, _partners;
    private readonly ulong _seed;
    private readonly SeededRandom _random;

    /// <param name="count">How many samples the data have: at least 1.</param>
    /// <param name="batchSize">Samples a batch: 1 to <paramref name="count"/>.</param>
    /// <param name="seed">The same seed gives the same batches, on all machines and in all versions.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no samples, the batch has no size, or more than there are samples.</exception>
    public PermutationSampler(int count, int batchSize, ulong seed)
        : base(count, batchSize)
    {
        Valid.Between(1, count, batchSize, nameof(batchSize));
        _order = InOrder();
        _batch = new int[batchSize];
        _partners = new int[batchSize];
        _seed = seed;
        _random = new SeededRandom(seed);
    }

    /// <inheritdoc/>
    protected override string Settings => FormattableString.Invariant($"{base.Settings}, seed {_seed}");

    /// <inheritdoc/>
    protected override ReadOnlySpan<int> Draw(long index)
    {
        _random.Restart(_seed, (ulong)index);
        for (int i = 0; i < _batch.Length; i++)
        {
            _partners[i] = i + _random.NextInt32(Count - i);
            Exchange(i, _partners[i]);
        }

        _order.AsSpan(0, _batch.Length).CopyTo(_batch);
        // Back to the numbers in order, in time of the batch rather than of the data.
        for (int i = _batch.Length - 1; i >= 0; i--) Exchange(i, _partners[i]);
        return _batch;
    }

    private void Exchange(int i, int j) => (_order[i], _order[j]) = (_order[j], _order[i]);
}
