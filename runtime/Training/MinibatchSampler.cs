using System;
using AutoDiffGen.Support;

namespace AutoDiffGen.Training;

/// <summary>Batches without replacement: each epoch takes every sample once, in an order of its own.</summary>
/// <remarks>
/// Prince, Understanding Deep Learning, 6.2.1. The order of epoch e is the numbers 0 to count − 1 after
/// <see cref="SeededRandom.Shuffle"/> with the generator of (seed, stream e), so it depends on nothing that came before.
/// </remarks>
public sealed class MinibatchSampler
{
    private readonly int[] _order;
    private readonly ulong _seed;
    private readonly SeededRandom _random;
    private int _position;

    /// <param name="count">How many samples the data have: at least 1.</param>
    /// <param name="batchSize">Samples a batch, at least 1; the last batch of an epoch has what is left.</param>
    /// <param name="seed">The same seed gives the same batches, on all machines and in all versions.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no samples, or the batch has no size.</exception>
    public MinibatchSampler(int count, int batchSize, ulong seed)
    {
        _order = new int[Valid.AtLeast(1, count, nameof(count))];
        BatchSize = (int)Valid.AtLeast(1, batchSize, nameof(batchSize));
        _seed = seed;
        _random = new SeededRandom(seed);
        _position = count;
        Epoch = -1;
    }

    /// <summary>Samples in the data.</summary>
    public int Count => _order.Length;

    /// <summary>Samples in a batch, except perhaps the last of an epoch.</summary>
    public int BatchSize { get; }

    /// <summary>Batches an epoch: ⌈count / batch size⌉.</summary>
    public int BatchesPerEpoch => (Count - 1) / BatchSize + 1;

    /// <summary>The epoch, from 0 on, of the last batch that <see cref="Next"/> returned; −1 before the first.</summary>
    public long Epoch { get; private set; }

    /// <summary>The indices of the next batch's samples, valid until the next call.</summary>
    public ReadOnlySpan<int> Next()
    {
        if (_position == Count) StartEpoch();
        ReadOnlySpan<int> batch = _order.AsSpan(_position, Math.Min(BatchSize, Count - _position));
        _position += batch.Length;
        return batch;
    }

    private void StartEpoch()
    {
        Epoch++;
        _position = 0;
        for (int i = 0; i < _order.Length; i++) _order[i] = i;
        _random.Restart(_seed, (ulong)Epoch);
        _random.Shuffle<int>(_order);
    }
}
