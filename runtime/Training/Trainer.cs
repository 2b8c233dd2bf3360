using System;
using System.Globalization;
using System.Numerics;
using AutoDiffGen.Kernels;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Support;

namespace AutoDiffGen.Training;

/// <summary>Minimizes a loss: evaluates it and its gradient, and lets an optimizer step, until a condition ends the run.</summary>
/// <remarks>
/// <code>
/// double[] phi = [0.0, 10.0];
/// var trainer = new Trainer&lt;double&gt;(new Adam&lt;double&gt;(0.05)) { MaxSteps = 2000, GradientTolerance = 1e-6 };
/// TrainingResult&lt;double&gt; result = trainer.Run(phi, (p, gradient) => Gabor.LossGradient(p, x, y, gradient));
/// </code>
/// A further run continues where the last one ended, with the optimizer's averages and the schedule's index: 100 steps and 100 more
/// are the same as 200. Each run allocates a gradient; its steps allocate nothing.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="optimizer">Makes the updates, at the rates of its schedule.</param>
public sealed class Trainer<T>(Optimizer<T> optimizer) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Makes the updates.</summary>
    public Optimizer<T> Optimizer { get; } = optimizer ?? throw new ArgumentNullException(nameof(optimizer));

    /// <summary>Steps of a run at most, at least 1: 1000 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public long MaxSteps { get; init => field = Valid.AtLeast(1, value, nameof(MaxSteps)); } = 1000;

    /// <summary>A run ends where the norm of the gradient (of the batch) is less than this: 0 by default, which is never.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or NaN.</exception>
    public double GradientTolerance { get; init => field = Valid.Tolerance(value, nameof(GradientTolerance)); }

    /// <summary>What to do with a loss or gradient that is not finite: <see cref="NonFinite.Throw"/> by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration.</exception>
    public NonFinite NonFinite { get; init => field = Valid.Defined(value, nameof(NonFinite)); }

    /// <summary>Called before each update; none by default.</summary>
    public TrainingCallback<T>? Callback { get; init; }

    /// <summary>Trains on all data at each step.</summary>
    /// <param name="parameters">n parameters: the start, overwritten by the end.</param>
    /// <param name="lossGradient">The loss, and its n partial derivatives.</param>
    /// <exception cref="NotFiniteNumberException">The loss or gradient was not finite, and <see cref="NonFinite"/> says to throw.</exception>
    public TrainingResult<T> Run(Span<T> parameters, LossGradient<T> lossGradient)
    {
        ArgumentNullException.ThrowIfNull(lossGradient);
        return Minimize(parameters, (p, _, gradient) => lossGradient(p, gradient), null);
    }

    /// <summary>Trains on a batch at each step.</summary>
    /// <param name="parameters">n parameters: the start, overwritten by the end.</param>
    /// <param name="lossGradient">The loss of a batch, and its n partial derivatives.</param>
    /// <param name="batches">Which samples to take at each step; goes on from where it is.</param>
    /// <exception cref="NotFiniteNumberException">The loss or gradient was not finite, and <see cref="NonFinite"/> says to throw.</exception>
    public TrainingResult<T> Run(Span<T> parameters, BatchLossGradient<T> lossGradient, MinibatchSampler batches)
    {
        ArgumentNullException.ThrowIfNull(lossGradient);
        ArgumentNullException.ThrowIfNull(batches);
        return Minimize(parameters, lossGradient, batches);
    }

    private TrainingResult<T> Minimize(Span<T> parameters, BatchLossGradient<T> lossGradient, MinibatchSampler? sampler)
    {
        var gradient = new T[parameters.Length];
        T loss = T.NaN, best = T.NaN;
        long steps = 0, skipped = 0;
        for (; steps < MaxSteps; steps++)
        {
            loss = lossGradient(parameters, sampler is null ? default : sampler.Next(), gradient);
            best = T.MinNumber(best, loss);
            if (!IsFinite(loss, gradient))
            {
                if (NonFinite == NonFinite.Throw) throw NotFinite(loss, gradient);
                if (NonFinite == NonFinite.Stop) return Result(StopReason.NonFinite);
                if (NonFinite == NonFinite.Skip)
                {
                    skipped++;
                    continue;
                }
            }

            if (GradientTolerance > 0 && EuclideanNorm.Of<T>(gradient) < GradientTolerance)
                return Result(StopReason.GradientTolerance);
            if (StopsAt(parameters, gradient, loss, sampler)) return Result(StopReason.Callback);
            Optimizer.Step(parameters, gradient);
        }

        return Result(StopReason.MaxSteps);

        TrainingResult<T> Result(StopReason reason) => new(steps, loss, best, skipped, reason);
    }

    private bool StopsAt(ReadOnlySpan<T> parameters, ReadOnlySpan<T> gradient, T loss, MinibatchSampler? sampler)
    {
        bool stop = false;
        Callback?.Invoke(new TrainingStep<T>(ref stop)
        {
            Update = Optimizer.Updates,
            Epoch = sampler?.Epoch ?? Optimizer.Updates,
            Loss = loss,
            Rate = Optimizer.LearningRate.At(Optimizer.Updates),
            Parameters = parameters,
            Gradient = gradient,
        });
        return stop;
    }

    private static bool IsFinite(T loss, ReadOnlySpan<T> gradient) =>
        T.IsFinite(loss) && FirstNonFinite.IndexIn(gradient) < 0;

    private NotFiniteNumberException NotFinite(T loss, ReadOnlySpan<T> gradient)
    {
        int component = FirstNonFinite.IndexIn(gradient);
        (string what, T value) = T.IsFinite(loss) ? ($"component {component} of the gradient", gradient[component]) : ("the loss", loss);
        return new(
            string.Create(CultureInfo.InvariantCulture, $"At update {Optimizer.Updates}, {what} is {value}. The parameters are those before it."),
            double.CreateTruncating(value));
    }
}
