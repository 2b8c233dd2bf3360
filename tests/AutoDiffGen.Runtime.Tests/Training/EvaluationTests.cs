using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Schedules;
using AutoDiffGen.Training;
using Xunit;

namespace AutoDiffGen.Tests.Training;

/// <summary>Evaluations between steps: when, of which point, and what comes of them.</summary>
public class EvaluationTests
{
    // Gradient −1 and rate 1: the parameter counts the updates.
    private static readonly BatchLossGradient<double> Count = (p, _, gradient) =>
    {
        gradient[0] = -1;
        return 100 - p[0];
    };

    [Fact]
    public void By_default_at_the_end_of_each_epoch_after_its_update()
    {
        var seen = new List<double>();
        new Trainer<double>(Descent) { MaxEpochs = 3, Validation = p => Noted(seen, p[0]) }.Run([0.0], Count, Batches());
        Assert.Equal([4, 8, 12], seen);
    }

    [Theory]
    [InlineData(5, new[] { 5.0, 10 })]
    [InlineData(1, new[] { 1.0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 })]
    [InlineData(13, new double[0])]
    public void Or_every_so_many_steps(long every, double[] expected)
    {
        var seen = new List<double>();
        new Trainer<double>(new GradientDescent<double>(1)) { MaxEpochs = 3, EvaluateEvery = every, Validation = p => Noted(seen, p[0]) }
            .Run([0.0], Count, Batches());
        Assert.Equal(expected, seen);
    }

    [Fact]
    public void History_has_the_losses_rates_norms_and_counts()
    {
        var history = new TrainingHistory();
        var trainer = new Trainer<double>(new GradientDescent<double>(Schedule.Exponential(1, 0.5)))
        {
            MaxSteps = 9,
            EvaluateEvery = 3,
            History = history,
            Validation = p => 10 * p[0],
        };
        trainer.Run([0.0], (p, _, gradient) =>
        {
            gradient[0] = -2;
            return p[0];
        }, Batches());
        // After k updates p is 4·(1 − 2⁻ᵏ).
        static double P(int k) => 4 * (1 - Math.ScaleB(1, -k));
        Assert.Equal(
            [
                new TrainingRecord(3, 0, (P(0) + P(1) + P(2)) / 3, 10 * P(3), 0.25, 2, TimeSpan.Zero),
                new TrainingRecord(6, 1, (P(3) + P(4) + P(5)) / 3, 10 * P(6), 1 / 32.0, 2, TimeSpan.Zero),
                new TrainingRecord(9, 2, (P(6) + P(7) + P(8)) / 3, 10 * P(9), 1 / 256.0, 2, TimeSpan.Zero),
            ],
            history.WithoutTimes());
        Assert.Equal(history.Select(r => r.Elapsed), history.Select(r => r.Elapsed).Order());
    }

    [Fact]
    public void History_of_a_trainer_goes_over_all_its_runs()
    {
        var trainer = new Trainer<double>(new GradientDescent<double>(1)) { MaxSteps = 2, History = new() };
        double[] p = [0];
        LossGradient<double> loss = (q, gradient) => Count(q, default, gradient);
        trainer.Run(p, loss);
        trainer.Run(p, loss);
        Assert.Equal([1, 2, 3, 4], trainer.History.Select(r => r.Updates));
        Assert.Equal([0, 1, 2, 3], trainer.History.Select(r => r.Epoch));
        Assert.Equal([100, 99, 98, 97], trainer.History.Select(r => r.TrainingLoss));
        Assert.All(trainer.History, r => Assert.Null(r.Validation));
    }

    [Fact]
    public void Skipped_steps_are_not_in_the_mean()
    {
        int call = 0;
        var trainer = new Trainer<double>(new GradientDescent<double>(1)) { MaxSteps = 8, NonFinite = NonFinite.Skip, History = new() };
        trainer.Run([0.0], (_, _, gradient) =>
        {
            gradient[0] = 1;
            return call++ switch { 1 => double.NaN, < 4 => 6, _ => double.PositiveInfinity };
        }, Batches());
        Assert.Equal([6, double.NaN], trainer.History.Select(r => r.TrainingLoss));
        Assert.Equal([3, 3], trainer.History.Select(r => r.Updates));
    }

    /// <summary>The point of each evaluation is its number, 1, 2, …; the metric is from the table.</summary>
    [Theory]
    // Patience 0: the first evaluation that is no better ends it.
    [InlineData(0, 0.0, new[] { 5.0, 4, 4, 1 }, 3, 2)]
    [InlineData(1, 0.0, new[] { 5.0, 4, 4, 1, 2, 2, 0 }, 6, 4)]
    [InlineData(2, 0.0, new[] { 5.0, 6, 7, 8, 1 }, 4, 1)]
    // Better by more than so much, from the best one.
    [InlineData(1, 1.0, new[] { 5.0, 4.5, 4, 3, 2 }, 3, 1)]
    [InlineData(2, 1.0, new[] { 5.0, 4.5, 3.9, 3.5, 3.5, 3.5 }, 6, 3)]
    // NaN is never better, and the first number always is.
    [InlineData(1, 0.0, new[] { double.NaN, double.PositiveInfinity, double.NaN, 3, double.NaN, double.NaN, 1 }, 6, 4)]
    [InlineData(1, 0.0, new[] { double.NegativeInfinity, -1, -2, 0 }, 3, 1)]
    public void Early_stopping_counts_evaluations_that_are_no_better(long patience, double minDelta, double[] metrics, int end, double best)
    {
        foreach (bool restore in new[] { true, false })
        {
            foreach (bool larger in new[] { false, true })
            {
                double[] p = [0];
                var trainer = new Trainer<double>(new GradientDescent<double>(1))
                {
                    EvaluateEvery = 1,
                    Validation = q => (larger ? -1 : 1) * metrics[(int)q[0] - 1],
                    LargerIsBetter = larger,
                    EarlyStopping = new() { Patience = patience, MinDelta = minDelta, RestoreBest = restore },
                };
                TrainingResult<double> result = trainer.Run(p, Count, Batches());
                Assert.Equal((StopReason.EarlyStopping, end), (result.Reason, result.Steps));
                Assert.Equal(restore ? best : end, p[0]);
                Assert.Equal(((larger ? -1 : 1) * metrics[(int)best - 1], (long)best), (result.BestMetric, result.BestUpdates));
                Assert.Equal([best], trainer.BestParameters.ToArray());
            }
        }
    }

    /// <summary>
    /// Goodfellow, Bengio and Courville, Deep Learning, 8.1: the surrogate still has a large gradient where the true loss no longer falls. A small gradient says less: it is one of a
    /// saddle point, too.
    /// </summary>
    [Fact]
    public void True_loss_ends_where_the_gradient_would_not_and_a_gradient_ends_at_a_saddle()
    {
        // All numbers are classified from p = 3 on, but the logistic loss still falls.
        double norm = 0, loss = 0;
        double[] p = [0];
        var early = new Trainer<double>(new GradientDescent<double>(1))
        {
            Validation = q => q[0] < 3 ? 1 : 0,
            EarlyStopping = new() { Patience = 2 },
            GradientTolerance = 1e-3,
            Callback = step => (norm, loss) = (step.GradientNorm, step.Loss),
        };
        Assert.Equal(
            StopReason.EarlyStopping,
            early.Run(p, (q, gradient) =>
            {
                (gradient[0], _) = AutoDiffGen.Functions.Losses.LogisticDerivative(q[0] - 3, 1);
                return AutoDiffGen.Functions.Losses.Logistic(q[0] - 3, 1);
            }).Reason);
        Assert.InRange(norm, 0.1, 1);
        Assert.InRange(loss, 0.1, 1);

        // x² − y² falls for ever, but not from y = 0.
        double[] saddle = [1, 0];
        var byGradient = new Trainer<double>(new GradientDescent<double>(0.25)) { GradientTolerance = 1e-6 };
        Assert.Equal(
            StopReason.GradientTolerance,
            byGradient.Run(saddle, (q, gradient) =>
            {
                (gradient[0], gradient[1]) = (2 * q[0], -2 * q[1]);
                return (q[0] * q[0]) - (q[1] * q[1]);
            }).Reason);
        Assert.Equal(0, saddle[0], 1e-6);
        Assert.Equal(0, saddle[1]);
    }

    [Fact]
    public void Best_point_is_restored_at_any_end_but_cancellation()
    {
        Assert.Equal(2, End(new Trainer<double>(Descent) { MaxSteps = 5, EvaluateEvery = 1, Validation = Second, EarlyStopping = new() }));
        Assert.Equal(2, End(new Trainer<double>(Descent) { MaxEpochs = 1, EvaluateEvery = 1, Validation = Second, EarlyStopping = new() }));
        Assert.Equal(2, End(new Trainer<double>(Descent) { MaxEvaluations = 9, MaxSteps = 10, EvaluateEvery = 1, Validation = Second, EarlyStopping = new() }));
        Assert.Equal(2, End(new Trainer<double>(Descent) { GradientTolerance = 0.5, EvaluateEvery = 1, Validation = Second, EarlyStopping = new() }, flatFrom: 4));
        Assert.Equal(2, End(new Trainer<double>(Descent) { EvaluateEvery = 1, Validation = Second, EarlyStopping = new(), Callback = s => StopAt(s, 4) }));
        Assert.Equal(2, End(new Trainer<double>(Descent) { NonFinite = NonFinite.Stop, EvaluateEvery = 1, Validation = Second, EarlyStopping = new() }, badFrom: 4));
    }

    [Fact]
    public void Without_a_number_there_is_no_best_point()
    {
        double[] p = [0];
        var trainer = new Trainer<double>(Descent) { EvaluateEvery = 1, Validation = _ => double.NaN, EarlyStopping = new() { Patience = 2 } };
        TrainingResult<double> result = trainer.Run(p, Count, Batches());
        Assert.Equal((StopReason.EarlyStopping, 3, null, null), (result.Reason, result.Steps, result.BestMetric, result.BestUpdates));
        Assert.Equal(3, p[0]);
        Assert.True(trainer.BestParameters.IsEmpty);
    }

    [Fact]
    public void Early_stopping_starts_anew_with_each_run()
    {
        double[] p = [0];
        var trainer = new Trainer<double>(Descent) { EvaluateEvery = 1, Validation = q => q[0], EarlyStopping = new() { Patience = 2, RestoreBest = false } };
        Assert.Equal(4, trainer.Run(p, Count, Batches()).Steps);
        Assert.Equal(4, trainer.Run(p, Count, Batches()).Steps);
        Assert.Equal([5], trainer.BestParameters.ToArray());
    }

    [Fact]
    public void Mean_training_loss_takes_the_place_of_a_validation_that_there_is_not()
    {
        double[] losses = [4, 2, 1, 1, 3, 1];
        var trainer = new Trainer<double>(Descent) { EvaluateEvery = 2, EarlyStopping = new() { Patience = 1 }, LargerIsBetter = true };
        double[] p = [0];
        TrainingResult<double> result = trainer.Run(p, (q, _, gradient) =>
        {
            gradient[0] = -1;
            return q[0] < losses.Length ? losses[(int)q[0]] : 9;
        }, Batches());
        Assert.Equal((StopReason.EarlyStopping, 8, 1.0, 4), (result.Reason, result.Steps, result.BestMetric, result.BestUpdates));
        Assert.Equal(4, p[0]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Plateau_observes_the_evaluations(bool larger)
    {
        var plateau = new ReduceOnPlateau(1) { Factor = 0.5, Patience = 1 };
        var trainer = new Trainer<double>(new GradientDescent<double>(plateau.Schedule))
        {
            MaxSteps = 6,
            EvaluateEvery = 1,
            Validation = _ => 3,
            LargerIsBetter = larger,
            Plateau = plateau,
            History = new(),
        };
        double[] p = [0];
        trainer.Run(p, Count, Batches());
        // Better, not, not: half from the fourth step on. Not, not: a quarter from the sixth.
        Assert.Equal([1, 1, 1, 0.5, 0.5, 0.25], trainer.History.Select(r => r.Rate));
        Assert.Equal(4.25, p[0]);
    }

    [Fact]
    public void Callback_sees_the_evaluation_and_may_stop()
    {
        var seen = new List<(long, double?, bool, double)>();
        double[] p = [0];
        var trainer = new Trainer<double>(Descent)
        {
            EvaluateEvery = 2,
            Validation = q => q[0] == 4 ? 9 : 8 - q[0],
            EvaluationCallback = e =>
            {
                seen.Add((e.Record.Updates, e.Record.Validation, e.IsBest, e.Parameters[0]));
                if (e.Record.Updates == 6) e.Stop();
            },
        };
        TrainingResult<double> result = trainer.Run(p, Count, Batches());
        Assert.Equal([(2, 6, true, 2), (4, 9, false, 4), (6, 2, true, 6)], seen);
        Assert.Equal((StopReason.Callback, 6, 9), (result.Reason, result.Steps, result.Evaluations));
        Assert.Equal(6, p[0]);
        Assert.True(trainer.BestParameters.IsEmpty);
    }

    private static GradientDescent<double> Descent => new(1);

    private static double Second(ReadOnlySpan<double> p) => Math.Abs(p[0] - 2);

    private static void StopAt(TrainingStep<double> step, long update)
    {
        if (step.Update == update) step.Stop();
    }

    // The parameter at the end: the best is 2, and the run goes further.
    private static double End(Trainer<double> trainer, double flatFrom = 99, double badFrom = 99)
    {
        double[] p = [0];
        TrainingResult<double> result = trainer.Run(p, (q, _, gradient) =>
        {
            gradient[0] = q[0] >= badFrom ? double.NaN : q[0] >= flatFrom ? -0.25 : -1;
            return 0;
        }, Batches());
        Assert.InRange(result.Steps, 4, 10);
        return p[0];
    }

    private static double Noted(List<double> seen, double p)
    {
        seen.Add(p);
        return p;
    }

    // Four batches an epoch.
    private static MinibatchSampler Batches() => new(10, 3, seed: 5);
}
