using System;

namespace AutoDiffGen.Training;

/// <summary>What is known of a run at an evaluation.</summary>
/// <param name="Updates">Updates made until then, as the schedule counts.</param>
/// <param name="Epoch">The epoch of the last batch, from 0 on; over all data each update is an epoch.</param>
/// <param name="TrainingLoss">The mean of the batches' losses since the last evaluation, each at the parameters it was evaluated with; NaN if all were skipped.</param>
/// <param name="Validation">What <see cref="Trainer{T}.Validation"/> returned; null if there is none.</param>
/// <param name="Rate">The learning rate of the last update.</param>
/// <param name="GradientNorm">The Euclidean norm of the last batch's gradient.</param>
/// <param name="Elapsed">Time spent in runs of the trainer, those before a saved file included.</param>
public readonly record struct TrainingRecord(
    long Updates, long Epoch, double TrainingLoss, double? Validation, double Rate, double GradientNorm, TimeSpan Elapsed);
