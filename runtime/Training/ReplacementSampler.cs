using System;

namespace AutoDiffGen.Training;

/// <summary>Batches with replacement: every sample of every batch is any one of the data, each as likely as the others.</summary>
/// <remarks>
/// The randomized rule, for which the theory of stochastic gradient descent is made: batches are independent of each other, and their mean gradients unbiased. The batch of index k
/// is <see cref="SeededRandom.NextInt32"/>(count), as often as it has samples, of the generator of (seed, stream k).
/// All batches are of full size; an epoch is ⌈count / batch size⌉ of them, in which some samples come more than once and some not at all.
/// </remarks>
public sealed class ReplacementSampler : BatchSampler
{
    private readonly int[] _batch;
    private readonly ulong _seed;
    private readonly SeededRandom _random;

    /// <param name="count">How many samples the data have: at least 1.</param>
    /// <param name="batchSize">Samples a batch: at least 1, and more than there are samples if so wished.</param>
    /// <param name="seed">The same seed gives the same batches, on all machines and in all versions.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no samples, or the batch has no size.</exception>
    public ReplacementSampler(int count, int batchSize, ulong seed)
        : base(count, batchSize)
    {
        _batch = new int[batchSize];
        _seed = seed;
        _random = new SeededRandom(seed);
    }

    /// <inheritdoc/>
    protected override string Settings => FormattableString.Invariant($"{base.Settings}, seed {_seed}");

    /// <inheritdoc/>
    protected override ReadOnlySpan<int> Draw(long index)
    {
        _random.Restart(_seed, (ulong)index);
        foreach (ref int sample in _batch.AsSpan()) sample = _random.NextInt32(Count);
        return _batch;
    }
}
