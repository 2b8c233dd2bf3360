using System;
using System.Collections.Generic;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Schedules;
using AutoDiffGen.Training;
using Xunit;

namespace AutoDiffGen.Tests.Training;

public class TrainerTests
{
    // ½‖p − (1, 2)‖²
    private static double Bowl(ReadOnlySpan<double> p, Span<double> gradient)
    {
        gradient[0] = p[0] - 1;
        gradient[1] = p[1] - 2;
        return 0.5 * (gradient[0] * gradient[0] + gradient[1] * gradient[1]);
    }

    [Fact]
    public void Six_lines_train_a_model()
    {
        double[] p = [0, 0];
        var trainer = new Trainer<double>(new GradientDescent<double>(0.5)) { MaxSteps = 100, GradientTolerance = 1e-6 };
        TrainingResult<double> result = trainer.Run(p, Bowl);
        // ‖g‖ halves each step from √5: below 1e-6 first after 22 steps.
        Assert.Equal(StopReason.GradientTolerance, result.Reason);
        Assert.Equal(22, result.Steps);
        Assert.Equal(1 - Math.ScaleB(1, -22), p[0]);
        Assert.Equal(result.LastLoss, result.BestLoss);
        Assert.Equal(2.5 * Math.ScaleB(1, -44), result.LastLoss);
    }

    [Fact]
    public void Stops_after_so_many_steps_with_the_best_and_the_last_loss()
    {
        // Rate 2.5 moves from distance d to −1.5 d: the loss grows, so the best is the first.
        double[] p = [0, 0];
        TrainingResult<double> result = new Trainer<double>(new GradientDescent<double>(2.5)) { MaxSteps = 3 }.Run(p, Bowl);
        Assert.Equal(
            new TrainingResult<double>(3, 2.5 * Math.Pow(1.5, 4), 2.5, 0, StopReason.MaxSteps) { Epochs = 3, Evaluations = 3, Elapsed = result.Elapsed },
            result);
        Assert.Equal(1 + Math.Pow(1.5, 3), p[0]);
    }

    [Fact]
    public void Zero_tolerance_never_stops_even_at_a_minimum()
    {
        double[] p = [1, 2];
        Assert.Equal(StopReason.MaxSteps, new Trainer<double>(new GradientDescent<double>(1)) { MaxSteps = 5 }.Run(p, Bowl).Reason);
    }

    [Fact]
    public void Callback_sees_each_point_before_its_update_and_may_stop()
    {
        var seen = new List<(long, long, double, double, double, double, double)>();
        double[] p = [0, 0];
        var trainer = new Trainer<double>(new GradientDescent<double>(Schedule.StepDecay(1, 0.5, 1)))
        {
            Callback = step =>
            {
                seen.Add((step.Update, step.Epoch, step.Loss, step.Rate, step.Parameters[0], step.Gradient[0], step.GradientNorm));
                if (step.Update == 1) step.Stop();
            },
        };
        p[0] = 4;
        p[1] = 6;
        TrainingResult<double> result = trainer.Run(p, Bowl);
        Assert.Equal([(0, 0, 12.5, 1, 4, 3, 5), (1, 1, 0, 0.5, 1, 0, 0)], seen);
        Assert.Equal(
            new TrainingResult<double>(1, 0, 0, 0, StopReason.Callback) { Epochs = 1, Evaluations = 2, Elapsed = result.Elapsed }, result);
        Assert.Equal([1, 2], p);
    }

    [Fact]
    public void Batches_come_from_the_sampler()
    {
        var expected = new MinibatchSampler(5, 2, seed: 9);
        var epochs = new List<long>();
        float[] p = [0];
        var trainer = new Trainer<float>(new GradientDescent<float>(0.1)) { MaxSteps = 7, Callback = step => epochs.Add(step.Epoch) };
        trainer.Run(
            p,
            (parameters, batch, gradient) =>
            {
                Assert.Equal(expected.Next(), batch);
                gradient[0] = 1;
                return 0;
            },
            new MinibatchSampler(5, 2, seed: 9));
        Assert.Equal([0, 0, 0, 1, 1, 1, 2], epochs);
    }

    [Fact]
    public void Two_runs_of_100_steps_are_one_of_200_bit_for_bit()
    {
        double[] p = [3, -5], q = [3, -5];
        Trainer<double> halves = New(100), whole = New(200);
        halves.Run(p, Bowl);
        halves.Run(p, Bowl);
        whole.Run(q, Bowl);
        Assert.Equal(q, p);

        static Trainer<double> New(long steps) =>
            new(new Adam<double>(Schedule.LinearDecay(0.1, 0.001, 150))) { MaxSteps = steps };
    }

    [Fact]
    public void Steps_allocate_nothing()
    {
        Assert.Equal(AllocatedBy(10), AllocatedBy(1000));

        static long AllocatedBy(long steps)
        {
            double[] p = [3, -5];
            var trainer = new Trainer<double>(new Adam<double>(0.1)) { MaxSteps = steps, GradientTolerance = 1e-300 };
            LossGradient<double> loss = Bowl;
            trainer.Run(p, loss);
            long before = GC.GetAllocatedBytesForCurrentThread();
            trainer.Run(p, loss);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void Evaluations_allocate_nothing_but_a_history_that_grows()
    {
        Assert.Equal(AllocatedBy(600, null), AllocatedBy(6000, null));
        // Cleared before each run, it has room for as many records as before.
        Assert.Equal(AllocatedBy(600, null), AllocatedBy(6000, new()));

        static long AllocatedBy(long steps, TrainingHistory? history)
        {
            double[] p = [3, -5];
            var plateau = new ReduceOnPlateau(0.1);
            var trainer = new Trainer<double>(new Adam<double>(plateau.Schedule))
            {
                MaxSteps = steps,
                EvaluateEvery = 100,
                Validation = parameters => parameters[0],
                EarlyStopping = new() { Patience = 1000 },
                Plateau = plateau,
                History = history,
                EvaluationCallback = _ => { },
            };
            BatchLossGradient<double> loss = (parameters, _, gradient) => Bowl(parameters, gradient);
            var batches = new PermutationSampler(10, 3, seed: 1);
            trainer.Run(p, loss, batches);
            long least = long.MaxValue;
            for (int run = 0; run < 5; run++)
            {
                history?.Clear();
                long before = GC.GetAllocatedBytesForCurrentThread();
                trainer.Run(p, loss, batches);
                least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            }

            return least;
        }
    }

    [Fact]
    public void Settings_out_of_range()
    {
        var optimizer = new GradientDescent<double>(1);
        Rejected("MaxSteps", () => new Trainer<double>(optimizer) { MaxSteps = 0 });
        Rejected("MaxEpochs", () => new Trainer<double>(optimizer) { MaxEpochs = 0 });
        Rejected("MaxEvaluations", () => new Trainer<double>(optimizer) { MaxEvaluations = 0 });
        Rejected("MaxTime", () => new Trainer<double>(optimizer) { MaxTime = TimeSpan.Zero });
        Rejected("EvaluateEvery", () => new Trainer<double>(optimizer) { EvaluateEvery = -1 });
        Rejected("Patience", () => new EarlyStopping { Patience = -1 });
        Rejected("MinDelta", () => new EarlyStopping { MinDelta = -1e-9 });
        Rejected("MinDelta", () => new EarlyStopping { MinDelta = double.NaN });
        Assert.Throws<ArgumentNullException>("AlsoSaved", () => new Trainer<double>(optimizer) { AlsoSaved = null! });
        Assert.Throws<ArgumentNullException>("AlsoSaved", () => new Trainer<double>(optimizer) { AlsoSaved = [null!] });
        Rejected("GradientTolerance", () => new Trainer<double>(optimizer) { GradientTolerance = double.NaN });
        Rejected("GradientTolerance", () => new Trainer<double>(optimizer) { GradientTolerance = -1 });
        Rejected("NonFinite", () => new Trainer<double>(optimizer) { NonFinite = (NonFinite)7 });
        Assert.Throws<ArgumentNullException>("optimizer", () => new Trainer<double>(null!));
        Assert.Throws<ArgumentNullException>("lossGradient", () => new Trainer<double>(optimizer).Run([], null!));
        Assert.Throws<ArgumentNullException>("batches", () => new Trainer<double>(optimizer).Run([], (_, _, _) => 0, null!));
    }

    private static void Rejected(string name, Func<object> make) =>
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(make).ParamName);
}
