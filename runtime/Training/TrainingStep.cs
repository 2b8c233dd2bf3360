using System;
using System.Numerics;
using AutoDiffGen.Kernels;

namespace AutoDiffGen.Training;

/// <summary>What a training callback sees: a point of the run, before the update that leaves it.</summary>
public readonly ref struct TrainingStep<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ref bool _stop;

    internal TrainingStep(ref bool stop) => _stop = ref stop;

    /// <summary>The index k of the update to come, as the schedule counts: 0 for the optimizer's first.</summary>
    public long Update { get; internal init; }

    /// <summary>The epoch of the batch, from 0 on; over all data each step is an epoch.</summary>
    public long Epoch { get; internal init; }

    /// <summary>The loss at <see cref="Parameters"/>, over the batch.</summary>
    public T Loss { get; internal init; }

    /// <summary>The learning rate of the update to come.</summary>
    public double Rate { get; internal init; }

    /// <summary>The parameters before the update.</summary>
    public ReadOnlySpan<T> Parameters { get; internal init; }

    /// <summary>The gradient of the loss at <see cref="Parameters"/>.</summary>
    public ReadOnlySpan<T> Gradient { get; internal init; }

    /// <summary>The Euclidean norm of <see cref="Gradient"/>, computed at each call.</summary>
    public double GradientNorm => EuclideanNorm.Of(Gradient);

    /// <summary>Ends the run before the update to come.</summary>
    public void Stop() => _stop = true;
}
