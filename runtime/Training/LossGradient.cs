using System;

namespace AutoDiffGen.Training;

/// <summary>A loss and its gradient over all data, such as a generated <c>LossGradient</c>.</summary>
/// <param name="parameters">n parameters.</param>
/// <param name="gradient">n partial derivatives, overwritten.</param>
/// <returns>The loss.</returns>
public delegate T LossGradient<T>(ReadOnlySpan<T> parameters, Span<T> gradient);
