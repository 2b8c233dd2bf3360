using System;
using AutoDiffGen.Kernels;

namespace AutoDiffGen.Training;

public sealed partial class Trainer<T>
{
    private bool IsNegated => LargerIsBetter && Validation is not null;

    private bool Evaluates => Validation is not null || EarlyStopping is not null || Plateau is not null || History is not null || EvaluationCallback is not null;

    private StopReason? AfterStep(ReadOnlySpan<T> parameters, ReadOnlySpan<T> gradient, BatchSampler? batches)
    {
        bool isEndOfEpoch = batches is null || batches.IsEndOfEpoch;
        if (isEndOfEpoch) _run.Epochs++;
        bool isDue = EvaluateEvery == 0 ? isEndOfEpoch : _run.Steps % EvaluateEvery == 0;
        return isDue && Evaluates && StopsAfter(parameters, gradient, batches) ? StopReason.Callback : null;
    }

    /// <summary>The evaluation of the parameters after a step.</summary>
    private bool StopsAfter(ReadOnlySpan<T> parameters, ReadOnlySpan<T> gradient, BatchSampler? batches)
    {
        double trainingLoss = _run.TakeMeanLoss();
        double? validation = null;
        if (Validation is not null)
        {
            validation = Validation(parameters);
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
        EvaluationCallback?.Invoke(new TrainingEvaluation<T>(ref stop, this, batches) { Record = record, IsBest = isBest, Parameters = parameters });
        return stop;
    }
}
