using System;
using System.IO;
using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>What an evaluation callback sees: a point between two steps, after its validation.</summary>
public readonly ref struct TrainingEvaluation<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ref bool _stop;
    private readonly Trainer<T> _trainer;
    private readonly BatchSampler? _batches;

    internal TrainingEvaluation(ref bool stop, Trainer<T> trainer, BatchSampler? batches)
    {
        _stop = ref stop;
        (_trainer, _batches) = (trainer, batches);
    }

    /// <summary>The losses, the rate and the counts, as in <see cref="Trainer{T}.History"/>.</summary>
    public TrainingRecord Record { get; internal init; }

    /// <summary>Whether this is the best evaluation of the run.</summary>
    public bool IsBest { get; internal init; }

    /// <summary>The parameters after the last update.</summary>
    public ReadOnlySpan<T> Parameters { get; internal init; }

    /// <summary>Writes the run as it is here: a trainer that loads the file goes on with it as this one does.</summary>
    /// <param name="destination">A stream to write to; it stays open.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> cannot be written to.</exception>
    /// <exception cref="NotSupportedException">The optimizer is not one of this package.</exception>
    public void Save(Stream destination) => _trainer.Save(destination, Parameters, _batches);

    /// <summary>Ends the run before the next step.</summary>
    public void Stop() => _stop = true;
}
