using System;
using System.IO;
using AutoDiffGen.Saving;
using AutoDiffGen.Support;

namespace AutoDiffGen.Training;

/// <summary>Which samples go into each batch: a pure function of the batch's index k = 0, 1, 2, …, and the index of the next one.</summary>
/// <remarks>
/// So its whole state is a number, which <see cref="Save"/> writes. A sampler of your own overrides <see cref="Draw"/>, and goes into the
/// same files. Not safe for concurrent use.
/// </remarks>
public abstract class BatchSampler : ISaved
{
    /// <param name="count">How many samples the data have: at least 1.</param>
    /// <param name="batchSize">Samples a batch: at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no samples, or the batch has no size.</exception>
    protected BatchSampler(int count, int batchSize)
    {
        Count = (int)Valid.AtLeast(1, count, nameof(count));
        BatchSize = (int)Valid.AtLeast(1, batchSize, nameof(batchSize));
    }

    /// <summary>Samples in the data.</summary>
    public int Count { get; }

    /// <summary>Samples in a batch, except perhaps the last of an epoch.</summary>
    public int BatchSize { get; }

    /// <summary>Batches an epoch: ⌈count / batch size⌉, after which as many samples were drawn as there are.</summary>
    public int BatchesPerEpoch => (Count - 1) / BatchSize + 1;

    /// <summary>Batches drawn: the index k of the next one.</summary>
    public long Batches { get; private set; }

    /// <summary>The epoch, from 0 on, of the last batch that <see cref="Next"/> returned; −1 before the first.</summary>
    public long Epoch => Batches == 0 ? -1 : (Batches - 1) / BatchesPerEpoch;

    /// <summary>Whether the last batch that <see cref="Next"/> returned was the last one of its epoch; not before the first.</summary>
    public bool IsEndOfEpoch => Batches > 0 && Batches % BatchesPerEpoch == 0;

    /// <summary>The indices of the next batch's samples, valid until the next call.</summary>
    public ReadOnlySpan<int> Next()
    {
        ReadOnlySpan<int> batch = Draw(Batches);
        Batches++;
        return batch;
    }

    /// <summary>The indices of a batch's samples, which depend on nothing but its index, and are valid until the next call.</summary>
    /// <param name="index">k, at least 0; one more than at the last call, but after a file was loaded.</param>
    protected abstract ReadOnlySpan<int> Draw(long index);

    /// <summary>Writes the index of the next batch, in the format of docs/optimizers.md.</summary>
    /// <param name="destination">A stream to write to; it stays open.</param>
    public void Save(Stream destination) => StateFile.Save(destination, this);

    /// <summary>Takes what <see cref="Save"/> wrote.</summary>
    /// <param name="source">A stream that the file begins at; what is behind the file is left, and the stream stays open.</param>
    /// <exception cref="InvalidDataException">The file is truncated, damaged, of another sampler, or made with other settings; nothing changes then.</exception>
    public void Load(Stream source) => StateFile.Load(source, this);

    /// <summary>All that the batches depend on beside their index, as text: files of other settings are refused by it.</summary>
    protected virtual string Settings => FormattableString.Invariant($"count {Count}, size {BatchSize}");

    string ISaved.Kind => GetType().Name;

    void ISaved.Write(StateWriter writer)
    {
        writer.Text("settings", Settings);
        writer.Integer("batches", Batches);
    }

    Action ISaved.Read(StateReader reader)
    {
        reader.Text("settings", Settings);
        long batches = reader.Integer("batches", 0);
        return () => Batches = batches;
    }

    /// <summary>The samples in order: 0 to count − 1.</summary>
    private protected int[] InOrder()
    {
        var order = new int[Count];
        for (int i = 0; i < order.Length; i++) order[i] = i;
        return order;
    }

    /// <summary>The place of a batch in an epoch's order of all samples; the last one has what is left.</summary>
    private protected ReadOnlySpan<int> Slice(int[] order, long index)
    {
        int start = (int)(index % BatchesPerEpoch) * BatchSize;
        return order.AsSpan(start, Math.Min(BatchSize, Count - start));
    }
}
