namespace AutoDiffGen.Training;

/// <summary>How a run of a <see cref="Trainer{T}"/> went.</summary>
/// <param name="Steps">Evaluations of the loss that were followed by an update (or a skipped one).</param>
/// <param name="LastLoss">The loss of the last evaluation; after <see cref="StopReason.MaxSteps"/> one more update followed it.</param>
/// <param name="BestLoss">The smallest loss of all evaluations; NaN if none was a number.</param>
/// <param name="Skipped">Steps without an update, by <see cref="NonFinite.Skip"/>.</param>
/// <param name="Reason">Why the run ended.</param>
public readonly record struct TrainingResult<T>(long Steps, T LastLoss, T BestLoss, long Skipped, StopReason Reason);
