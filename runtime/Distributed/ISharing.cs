using System;

namespace AutoDiffGen.Distributed;

/// <summary>A way to sum the losses of parts.</summary>
internal interface ISharing<T>
{
    /// <summary>The loss of all samples, and its gradient.</summary>
    /// <param name="parameters">n parameters.</param>
    /// <param name="batch">What the loss is told besides the indices of its samples.</param>
    /// <param name="count">How many samples there are.</param>
    /// <param name="gradient">Partial derivatives, as many as the loss writes, overwritten.</param>
    T Evaluate(ReadOnlySpan<T> parameters, ReadOnlySpan<int> batch, int count, Span<T> gradient);
}

/// <summary>A loss and its gradient over some of the samples.</summary>
internal delegate T PartialLoss<T>(ReadOnlySpan<T> parameters, ReadOnlySpan<int> batch, Shard samples, Span<T> gradient);
