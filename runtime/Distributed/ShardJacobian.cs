using System;

namespace AutoDiffGen.Distributed;

/// <summary>Consecutive residuals and their Jacobian.</summary>
/// <param name="parameters">n parameters.</param>
/// <param name="samples">Which residuals to write: at least 1.</param>
/// <param name="residuals">As many as there are samples, overwritten.</param>
/// <param name="jacobian">Samples x n, row-major, overwritten.</param>
public delegate void ShardJacobian(ReadOnlySpan<double> parameters, Shard samples, Span<double> residuals, Span<double> jacobian);
