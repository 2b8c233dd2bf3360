using System;

namespace AutoDiffGen.Training;

/// <summary>A loss and its gradient over some of the data.</summary>
/// <param name="parameters">n parameters.</param>
/// <param name="batch">The indices of the samples to take.</param>
/// <param name="gradient">n partial derivatives, overwritten.</param>
/// <returns>The loss.</returns>
public delegate T BatchLossGradient<T>(ReadOnlySpan<T> parameters, ReadOnlySpan<int> batch, Span<T> gradient);
