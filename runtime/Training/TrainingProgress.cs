using System;
using System.Numerics;
using AutoDiffGen.Saving;

namespace AutoDiffGen.Training;

/// <summary>What a run of a trainer counts and remembers.</summary>
internal sealed class TrainingProgress<T> : ISaved where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private double _lossSum;
    private long _lossCount;

    internal long Steps { get; set; }

    internal long Epochs { get; set; }

    internal long Evaluations { get; set; }

    internal long Skipped { get; set; }

    internal T LastLoss { get; private set; } = T.NaN;

    internal T BestLoss { get; private set; } = T.NaN;

    /// <summary>The best metric, smaller being better, and how many updates were made then; negative before the first.</summary>
    internal double BestMetric { get; private set; } = double.NaN;

    internal long BestUpdates { get; private set; } = -1;

    internal bool HasBest => BestUpdates >= 0;

    /// <summary>The parameters of the best metric; none if they are not to be kept.</summary>
    internal T[] BestPoint { get; private set; } = [];

    /// <summary>Evaluations since the best one.</summary>
    internal long Bad { get; private set; }

    /// <summary>Whether a limit or a criterion ended it, so that the next run is another one.</summary>
    internal bool IsOver { get; set; }

    internal void See(T loss)
    {
        Evaluations++;
        LastLoss = loss;
        BestLoss = T.MinNumber(BestLoss, loss);
    }

    /// <summary>A loss that is followed by an update.</summary>
    internal void Add(T loss)
    {
        _lossSum += double.CreateTruncating(loss);
        _lossCount++;
    }

    /// <summary>The mean of the losses since the last call.</summary>
    internal double TakeMeanLoss()
    {
        double mean = _lossSum / _lossCount;
        (_lossSum, _lossCount) = (0, 0);
        return mean;
    }

    /// <summary>Compares a metric, smaller being better, with the best one: the first number is better, NaN never.</summary>
    internal bool Observe(double metric, double minDelta, long updates, ReadOnlySpan<T> keep)
    {
        bool isBetter = HasBest ? metric < BestMetric - minDelta : !double.IsNaN(metric);
        Bad = isBetter ? 0 : Bad + 1;
        if (!isBetter) return false;
        (BestMetric, BestUpdates) = (metric, updates);
        if (BestPoint.Length != keep.Length) BestPoint = new T[keep.Length];
        keep.CopyTo(BestPoint);
        return true;
    }

    string ISaved.Kind => $"Run<{typeof(T).Name}>";

    void ISaved.Write(StateWriter writer)
    {
        writer.Integer("over", IsOver ? 1 : 0);
        writer.Integer("steps", Steps);
        writer.Integer("epochs", Epochs);
        writer.Integer("evaluations", Evaluations);
        writer.Integer("skipped", Skipped);
        writer.Vector<T>("losses", [LastLoss, BestLoss]);
        writer.Number("loss sum", _lossSum);
        writer.Integer("loss count", _lossCount);
        writer.Integer("bad", Bad);
        writer.Integer("best updates", BestUpdates);
        writer.Number("best metric", BestMetric);
        writer.Integer("best length", BestPoint.Length);
        writer.Vector<T>("best point", BestPoint);
    }

    Action ISaved.Read(StateReader reader)
    {
        bool isOver = reader.Integer("over", 0) != 0;
        long steps = reader.Integer("steps", 0), epochs = reader.Integer("epochs", 0);
        long evaluations = reader.Integer("evaluations", 0), skipped = reader.Integer("skipped", 0);
        T[] losses = reader.Vector<T>("losses", 2);
        double sum = reader.Number("loss sum");
        long count = reader.Integer("loss count", 0), bad = reader.Integer("bad", 0), updates = reader.Integer("best updates", -1);
        double metric = reader.Number("best metric");
        T[] point = reader.Vector<T>("best point", reader.Integer("best length", 0));
        return () =>
        {
            (IsOver, Steps, Epochs, Evaluations, Skipped) = (isOver, steps, epochs, evaluations, skipped);
            (LastLoss, BestLoss, _lossSum, _lossCount) = (losses[0], losses[1], sum, count);
            (Bad, BestUpdates, BestMetric, BestPoint) = (bad, updates, metric, point);
        };
    }
}
