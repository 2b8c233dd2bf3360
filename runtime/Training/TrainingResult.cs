using System;

namespace AutoDiffGen.Training;

/// <summary>How a run of a <see cref="Trainer{T}"/> went.</summary>
/// <param name="Steps">Evaluations of the loss that were followed by an update (or a skipped one).</param>
/// <param name="LastLoss">The loss of the last evaluation, NaN if there was none; after <see cref="StopReason.MaxSteps"/> one more update followed it.</param>
/// <param name="BestLoss">The smallest loss of all evaluations; NaN if none was a number.</param>
/// <param name="Skipped">Steps without an update, by <see cref="NonFinite.Skip"/>.</param>
/// <param name="Reason">Why the run ended.</param>
public readonly record struct TrainingResult<T>(long Steps, T LastLoss, T BestLoss, long Skipped, StopReason Reason)
{
    /// <summary>Epochs that ended; over all data each step is an epoch.</summary>
    public long Epochs { get; init; }

    /// <summary>Calls of the loss and of the validation.</summary>
    public long Evaluations { get; init; }

    /// <summary>
    /// The best validation, or where there is none the best mean loss between two evaluations; null if nothing was evaluated, or no evaluation was a number.
    /// </summary>
    public double? BestMetric { get; init; }

    /// <summary>How many updates the optimizer had made at the best evaluation.</summary>
    public long? BestUpdates { get; init; }

    /// <summary>Time from the call to the result.</summary>
    public TimeSpan Elapsed { get; init; }
}
