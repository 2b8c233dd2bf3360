using System;
using AutoDiffGen.Support;

namespace AutoDiffGen.Training;

/// <summary>Ends a run where the validation no longer improves, and goes back to the best point.</summary>
/// <remarks>
/// Goodfellow, Bengio and Courville, Deep Learning, 8.1: training halts by the true loss on data of its own, while the gradient of the surrogate may still be large. An evaluation
/// is better if it is less than the best one by more than <see cref="MinDelta"/>; the first number always is, NaN never.
/// </remarks>
public sealed class EarlyStopping
{
    /// <summary>How many evaluations in a row may be no better, at least 0: 10 by default. The next one that is not ends the run (Keras: one earlier).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long Patience { get; init => field = Valid.AtLeast(0, value, nameof(Patience)); } = 10;

    /// <summary>By how much an evaluation must be better than the best one, at least 0 and finite: 0 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double MinDelta { get; init => field = Valid.Rate(value, nameof(MinDelta)); }

    /// <summary>
    /// Whether the parameters are those of the best evaluation after a run, whatever ended it but cancellation: the default. Otherwise they are those of the last update.
    /// </summary>
    public bool RestoreBest { get; init; } = true;
}
