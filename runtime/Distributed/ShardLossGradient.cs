using System;

namespace AutoDiffGen.Distributed;

/// <summary>A loss and its gradient over consecutive samples.</summary>
/// <param name="parameters">n parameters.</param>
/// <param name="samples">Which samples to take: at least 1.</param>
/// <param name="gradient">n partial derivatives, overwritten.</param>
/// <returns>The loss.</returns>
public delegate T ShardLossGradient<T>(ReadOnlySpan<T> parameters, Shard samples, Span<T> gradient);
