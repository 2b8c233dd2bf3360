using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading;
using AutoDiffGen.Distributed;
using AutoDiffGen.Kernels;

namespace AutoDiffGen.Training;

public sealed partial class Trainer<T>
{
    private TrainingProgress<T> _run = new() { IsOver = true };
    private TimeSpan _elapsedBefore;
    private long? _started;

    /// <summary>The time of all runs, that of the current one included.</summary>
    private TimeSpan Elapsed => _elapsedBefore + ElapsedOfRun;

    private TimeSpan ElapsedOfRun => _started is { } started ? Stopwatch.GetElapsedTime(started) : TimeSpan.Zero;

    private TrainingResult<T> Minimize(
        Span<T> parameters, BatchLossGradient<T> lossGradient, BatchSampler? batches, CancellationToken cancellation)
    {
        Join(parameters, batches, cancellation);
        if (_run.IsOver) _run = new();
        else RequireLength(parameters.Length);
        var gradient = new T[parameters.Length];
        StopReason? reason = null;
        TimeSpan elapsed;
        _started = Stopwatch.GetTimestamp();
        try
        {
            do reason = Limit(cancellation) ?? Step(parameters, gradient, lossGradient, batches);
            while (reason is null);
        }
        finally
        {
            // After an exception, too, the next run is another one.
            _run.IsOver = reason != StopReason.Canceled;
            elapsed = ElapsedOfRun;
            _elapsedBefore += elapsed;
            _started = null;
        }

        if (_run.IsOver && _run.HasBest && EarlyStopping is { RestoreBest: true }) _run.BestPoint.CopyTo(parameters);
        Compare(parameters);
        return Result(reason.Value, elapsed);
    }

    private StopReason? Limit(CancellationToken cancellation)
    {
        bool isLate = MaxTime >= TimeSpan.Zero && ElapsedOfRun >= MaxTime, isCanceled = cancellation.IsCancellationRequested;
        if (_hasLimits) (isLate, isCanceled) = Meeting.Any(Group, isLate, isCanceled, (ulong)_run.Steps);
        return _run.Bad > EarlyStopping?.Patience ? StopReason.EarlyStopping
            : _run.Steps >= MaxSteps ? StopReason.MaxSteps
            : _run.Epochs >= MaxEpochs ? StopReason.MaxEpochs
            : _run.Evaluations >= MaxEvaluations ? StopReason.MaxEvaluations
            : isLate ? StopReason.MaxTime
            : isCanceled ? StopReason.Canceled
            : null;
    }

    private StopReason? Step(Span<T> parameters, Span<T> gradient, BatchLossGradient<T> lossGradient, BatchSampler? batches)
    {
        T loss = Evaluate(parameters, gradient, lossGradient, batches);
        if (NonFinite != NonFinite.Propagate && !IsFinite(loss, gradient))
        {
            if (NonFinite == NonFinite.Throw) throw NotFinite(loss, gradient);
            if (NonFinite == NonFinite.Stop) return StopReason.NonFinite;
            _run.Skipped++;
        }
        else
        {
            if (GradientTolerance > 0 && EuclideanNorm.Of<T>(gradient) < GradientTolerance) return StopReason.GradientTolerance;
            if (StopsAt(parameters, gradient, loss, batches)) return StopReason.Callback;
            Optimizer.Step(parameters, gradient);
            _run.Add(loss);
        }

        _run.Steps++;
        return AfterStep(parameters, gradient, batches);
    }

    /// <summary>The loss and gradient of the next batch: all that a step knows of the data, before anything is made of it.</summary>
    private T Evaluate(ReadOnlySpan<T> parameters, Span<T> gradient, BatchLossGradient<T> lossGradient, BatchSampler? batches)
    {
        ReadOnlySpan<int> batch = batches is null ? default : batches.Next();
        T loss = lossGradient(parameters, batch, gradient);
        _run.See(loss);
        return loss;
    }

    private bool StopsAt(ReadOnlySpan<T> parameters, ReadOnlySpan<T> gradient, T loss, BatchSampler? batches)
    {
        bool stop = false;
        Failure failure = default;
        try
        {
            Callback?.Invoke(new TrainingStep<T>(ref stop)
            {
                Update = Optimizer.Updates,
                Epoch = batches?.Epoch ?? Optimizer.Updates,
                Loss = loss,
                Rate = Optimizer.LearningRate.At(Optimizer.Updates),
                Parameters = parameters,
                Gradient = gradient,
            });
        }
        catch (Exception e) when (Group.Size > 1)
        {
            failure = new Failure(e);
        }

        return _hasCallbacks ? failure.AnyOr(Group, stop, (ulong)_run.Steps, "callback") : stop;
    }

    private TrainingResult<T> Result(StopReason reason, TimeSpan elapsed) => new(_run.Steps, _run.LastLoss, _run.BestLoss, _run.Skipped, reason)
    {
        Epochs = _run.Epochs,
        Evaluations = _run.Evaluations,
        BestMetric = !_run.HasBest ? null : IsNegated ? -_run.BestMetric : _run.BestMetric,
        BestUpdates = _run.HasBest ? _run.BestUpdates : null,
        Elapsed = elapsed,
    };

    private void RequireLength(int length)
    {
        if (_run.BestPoint.Length > 0 && _run.BestPoint.Length != length)
            throw new ArgumentException($"'parameters' has {length} elements, but the run that goes on has {_run.BestPoint.Length}.", "parameters");
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
