using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Threading;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Saving;
using AutoDiffGen.Schedules;
using AutoDiffGen.Support;

namespace AutoDiffGen.Training;

/// <summary>Minimizes a loss: evaluates it and its gradient, and lets an optimizer step, until a condition ends the run.</summary>
/// <remarks>
/// <code>
/// double[] phi = [0.0, 10.0];
/// var trainer = new Trainer&lt;double&gt;(new Adam&lt;double&gt;(0.05)) { MaxSteps = 2000, GradientTolerance = 1e-6 };
/// TrainingResult&lt;double&gt; result = trainer.Run(phi, (p, gradient) => Gabor.LossGradient(p, x, y, gradient));
/// </code>
/// <para>A further run continues where the last one ended, with the optimizer's averages and the schedule's index: 100 steps and 100 more
/// are the same as 200. Limits, early stopping and its best point are each run's own; a run that was canceled, or that a file was loaded from the
/// middle of, is the same run still.</para>
/// <para>Each run allocates a gradient, and the best point; its steps allocate nothing. docs/training.md shows it all.</para>
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="optimizer">Makes the updates, at the rates of its schedule.</param>
public sealed partial class Trainer<T>(Optimizer<T> optimizer) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Makes the updates.</summary>
    public Optimizer<T> Optimizer { get; } = optimizer ?? throw new ArgumentNullException(nameof(optimizer));

    /// <summary>Steps of a run at most, at least 1: 1000 by default, but no limit where <see cref="MaxEpochs"/> is one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public long MaxSteps
    {
        get => field > 0 ? field : MaxEpochs == long.MaxValue ? 1000 : long.MaxValue;
        init => field = Valid.AtLeast(1, value, nameof(MaxSteps));
    }

    /// <summary>Epochs of a run at most, at least 1: no limit by default. Over all data each step is an epoch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public long MaxEpochs { get; init => field = Valid.AtLeast(1, value, nameof(MaxEpochs)); } = long.MaxValue;

    /// <summary>Calls of the loss and of the validation together in a run at most, at least 1: no limit by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public long MaxEvaluations { get; init => field = Valid.AtLeast(1, value, nameof(MaxEvaluations)); } = long.MaxValue;

    /// <summary>The time of a call of Run at most, looked at between steps: no limit by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public TimeSpan MaxTime { get; init => field = Valid.Duration(value, nameof(MaxTime)); } = Timeout.InfiniteTimeSpan;

    /// <summary>A run ends where the norm of the gradient (of the batch) is less than this: 0 by default, which is never.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or NaN.</exception>
    public double GradientTolerance { get; init => field = Valid.Tolerance(value, nameof(GradientTolerance)); }

    /// <summary>What to do with a loss or gradient that is not finite: <see cref="NonFinite.Throw"/> by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration.</exception>
    public NonFinite NonFinite { get; init => field = Valid.Defined(value, nameof(NonFinite)); }

    /// <summary>Called before each update; none by default.</summary>
    public TrainingCallback<T>? Callback { get; init; }

    /// <summary>Steps between evaluations, at least 1; by default 0: there is one at the end of each epoch.</summary>
    /// <remarks>
    /// At an evaluation the parameters are those after the update; in this order there are the <see cref="Validation"/>, the best point of <see cref="EarlyStopping"/>, a record of
    /// the <see cref="History"/>, the <see cref="Plateau"/>, and the <see cref="EvaluationCallback"/>. None of these, no evaluation. Steps after the last one are not evaluated.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long EvaluateEvery { get; init => field = Valid.AtLeast(0, value, nameof(EvaluateEvery)); }

    /// <summary>The loss or metric of held-out data, called at evaluations; none by default: the mean of the training's losses takes its place.</summary>
    public ValidationMetric<T>? Validation { get; init; }

    /// <summary>Whether a larger <see cref="Validation"/> is the better one, as of an accuracy; a smaller one by default. (The <see cref="Plateau"/> observes its negative then.)</summary>
    public bool LargerIsBetter { get; init; }

    /// <summary>When to stop for evaluations that do not improve, and whether to go back to the best point; never by default.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>A rate that observes the evaluations; its <see cref="ReduceOnPlateau.Schedule"/> is for the optimizer. None by default.</summary>
    public ReduceOnPlateau? Plateau { get; init; }

    /// <summary>Takes a record at each evaluation; none by default.</summary>
    public TrainingHistory? History { get; init; }

    /// <summary>Called after each evaluation; none by default.</summary>
    public EvaluationCallback<T>? EvaluationCallback { get; init; }

    /// <summary>What else <see cref="Save"/> writes and <see cref="Load"/> reads, in this order: a <see cref="Svrg{T}"/>, an average, a generator of your own.</summary>
    /// <exception cref="ArgumentNullException">The list, or one of its elements, is null.</exception>
    public IReadOnlyList<ISaved> AlsoSaved { get; init => field = Copy(value); } = [];

    /// <summary>The parameters of the best evaluation of the last run, of as many as were trained; empty without <see cref="EarlyStopping"/>, or before an evaluation that is a number.</summary>
    public ReadOnlySpan<T> BestParameters => _run.BestPoint;

    /// <summary>Trains on all data at each step.</summary>
    /// <param name="parameters">n parameters: the start, overwritten by the end.</param>
    /// <param name="lossGradient">The loss, and its n partial derivatives.</param>
    /// <param name="cancellation">Ends the run between two steps, without an exception: <see cref="StopReason.Canceled"/>.</param>
    /// <exception cref="ArgumentException">The number of parameters is not that of the run that goes on, or of the optimizer.</exception>
    /// <exception cref="NotFiniteNumberException">The loss or gradient was not finite, and <see cref="NonFinite"/> says to throw.</exception>
    public TrainingResult<T> Run(Span<T> parameters, LossGradient<T> lossGradient, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(lossGradient);
        return Minimize(parameters, (p, _, gradient) => lossGradient(p, gradient), null, cancellation);
    }

    /// <summary>Trains on a batch at each step.</summary>
    /// <param name="parameters">n parameters: the start, overwritten by the end.</param>
    /// <param name="lossGradient">The loss of a batch, and its n partial derivatives.</param>
    /// <param name="batches">Which samples to take at each step; goes on from where it is.</param>
    /// <param name="cancellation">Ends the run between two steps, without an exception: <see cref="StopReason.Canceled"/>.</param>
    /// <exception cref="ArgumentException">The number of parameters is not that of the run that goes on, or of the optimizer.</exception>
    /// <exception cref="NotFiniteNumberException">The loss or gradient was not finite, and <see cref="NonFinite"/> says to throw.</exception>
    public TrainingResult<T> Run(
        Span<T> parameters, BatchLossGradient<T> lossGradient, BatchSampler batches, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(lossGradient);
        ArgumentNullException.ThrowIfNull(batches);
        return Minimize(parameters, lossGradient, batches, cancellation);
    }

    private static ISaved[] Copy(IReadOnlyList<ISaved> saved)
    {
        ArgumentNullException.ThrowIfNull(saved, nameof(AlsoSaved));
        ISaved[] copy = [.. saved];
        return copy.Any(s => s is null) ? throw new ArgumentNullException(nameof(AlsoSaved), "An element is null.") : copy;
    }
}
