using System;

namespace AutoDiffGen.Distributed;

/// <summary>A loss over consecutive samples and its Hessian times a direction.</summary>
/// <param name="parameters">n parameters.</param>
/// <param name="direction">n numbers.</param>
/// <param name="samples">Which samples to take: at least 1.</param>
/// <param name="product">n numbers, overwritten.</param>
/// <returns>The loss.</returns>
public delegate double ShardHessianVectorProduct(ReadOnlySpan<double> parameters, ReadOnlySpan<double> direction, Shard samples, Span<double> product);
