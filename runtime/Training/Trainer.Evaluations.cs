using System;
using System.Numerics;
using AutoDiffGen.Distributed;
using AutoDiffGen.Kernels;

namespace AutoDiffGen.Training;

public sealed partial class Trainer<T>
{
    private const int StepsBetween = 32;

    private bool IsNegated => LargerIsBetter && _isValidated;

    private bool Evaluates => Validation is not null || EarlyStopping is not null || Plateau is not null || History is not null || EvaluationCallback is not null;

    private StopReason? AfterStep(ReadOnlySpan<T> parameters, ReadOnlySpan<T> gradient, BatchSampler? batches)
    {
        bool isEndOfEpoch = batches is null || batches.IsEndOfEpoch;
        if (isEndOfEpoch) _run.Epochs++;
        // Before an evaluation saves what is no state of all. Without batches each step is an epoch.
        if (batches is null ? BitOperations.IsPow2(_run.Steps) || _run.Steps % StepsBetween == 0 : isEndOfEpoch) Compare(parameters);
        bool isDue = EvaluateEvery == 0 ? isEndOfEpoch : _run.Steps % EvaluateEvery == 0;
        return isDue && _evaluates && StopsAfter(parameters, gradient, batches) ? StopReason.Callback : null;
    }

    /// <summary>The evaluation of the parameters after a step.</summary>
    private bool StopsAfter(ReadOnlySpan<T> parameters, ReadOnlySpan<T> gradient, BatchSampler? batches)
    {
        double trainingLoss = _run.TakeMeanLoss();
        double? validation = null;
        if (_isValidated)
        {
            validation = Validate(parameters);
            _run.Evaluations++;
        }

        double metric = validation is { } value ? (LargerIsBetter ? -value : value) : trainingLoss;
        bool isBest = _run.Observe(metric, EarlyStopping?.MinDelta ?? 0, Optimizer.Updates, EarlyStopping is null ? default : parameters);
        long last = Math.Max(Optimizer.Updates - 1, 0);
        var record = new TrainingRecord(
            Optimizer.Updates,
            batches?.Epoch ?? last,
            trainingLoss,
            validation,
            Optimizer.LearningRate.At(last),
            EuclideanNorm.Of(gradient),
            Elapsed);
        History?.Add(record);
        Plateau?.Observe(metric);
        bool stop = false;
        Failure failure = default;
        try
        {
            EvaluationCallback?.Invoke(new TrainingEvaluation<T>(ref stop, this, batches) { Record = record, IsBest = isBest, Parameters = parameters });
        }
        catch (Exception e) when (Group.Size > 1)
        {
            failure = new Failure(e);
        }

        return _hasEvaluationCallbacks ? failure.AnyOr(Group, stop, (ulong)_run.Steps, "callback") : stop;
    }

    /// <summary>The value of the first process counts: where others have one too, it may sum in another order.</summary>
    private double Validate(ReadOnlySpan<T> parameters)
    {
        double value = double.NaN;
        Failure failure = default;
        try
        {
            value = Validation?.Invoke(parameters) ?? double.NaN;
        }
        catch (Exception e) when (Group.Size > 1)
        {
            failure = new Failure(e);
        }

        if (Group.Size == 1) return value;
        // One number and zeros: their sum is the number.
        Span<double> values = [Group.Rank == 0 ? value : 0, failure.Mark(Group)];
        Group.SumInPlace(values);
        failure.Throw(Group, values[1], "validation");
        return values[0];
    }
}
