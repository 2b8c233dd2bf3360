using System;

namespace AutoDiffGen.Training;

/// <summary>The true loss, or another measure, of data that the model is not trained on.</summary>
/// <param name="parameters">n parameters.</param>
/// <returns>A number that is smaller for better parameters, unless <see cref="Trainer{T}.LargerIsBetter"/> says otherwise; NaN is never better.</returns>
public delegate double ValidationMetric<T>(ReadOnlySpan<T> parameters);
