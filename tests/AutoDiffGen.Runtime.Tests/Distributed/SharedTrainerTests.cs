using System;
using System.IO;
using System.Linq;
using System.Threading;
using AutoDiffGen.Distributed;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Schedules;
using AutoDiffGen.SecondOrder;
using AutoDiffGen.Training;
using Xunit;

namespace AutoDiffGen.Tests.Distributed;

/// <summary>A trainer over processes ends where one process does, and all of them together.</summary>
public class SharedTrainerTests
{
    private static readonly Line Data = new(103);

    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 0)]
    [InlineData(7, 0)]
    [InlineData(7, 8)]
    public void Batches_over_processes(int size, int blockSize)
    {
        double[] one = Train(SingleProcess.Instance, blockSize, out TrainingResult<double> expected);
        foreach ((double[] point, TrainingResult<double> result) in ThreadGroup.Run(size, group => (Train(group, blockSize, out TrainingResult<double> r), r)))
        {
            Assert.Equal(one[0], point[0], 1e-12);
            Assert.Equal(one[1], point[1], 1e-12);
            if (blockSize > 0) Assert.Equal(one, point);
            Assert.Equal(expected.LastLoss, result.LastLoss, 1e-12);
            Assert.Equal((expected.Steps, expected.Epochs, expected.Reason), (result.Steps, result.Epochs, result.Reason));
        }
    }

    [Fact]
    public void The_first_process_has_the_start()
    {
        double[][] points = ThreadGroup.Run(3, group =>
        {
            double[] p = group.Rank == 0 ? [1, 2] : [double.NaN, 7];
            new Trainer<double>(new GradientDescent<double>(0.1)) { Group = group, MaxSteps = 5 }.Run(p, new SharedLoss<double>(group).Over(Data.Count, Data.Mean));
            return p;
        });
        Assert.All(points, p => Assert.Equal(points[0], p));
        double[] one = [1, 2];
        new Trainer<double>(new GradientDescent<double>(0.1)) { MaxSteps = 5 }.Run(one, new SharedLoss<double>(SingleProcess.Instance).Over(Data.Count, Data.Mean));
        Assert.Equal(one[0], points[2][0], 1e-15);
    }

    /// <summary>What only the state tells is refused by all too, in words of processes: there is no file.</summary>
    [Theory]
    [InlineData("seed")]
    [InlineData("beta1")]
    [InlineData("Adam")]
    [InlineData("AlsoSaved")]
    public void Another_state_is_refused_by_all(string what)
    {
        // More than one piece of a broadcast, of which the process that refuses reads one.
        const int n = 200_000;
        Exception?[] failures = ThreadGroup.Try(3, group =>
        {
            bool isOther = group.Rank == 1;
            Optimizer<double> optimizer = what == "Adam" && isOther ? new GradientDescent<double>(0.1) : new Adam<double>(0.1) { Beta1 = what == "beta1" && isOther ? 0.8 : 0.9 };
            MinibatchSampler batches = new(Data.Count, 10, seed: what == "seed" && isOther ? 2UL : 1);
            Trainer<double> trainer = new(optimizer) { Group = group, MaxSteps = 1, AlsoSaved = what == "AlsoSaved" && isOther ? [new SeededRandom(3)] : [] };
            trainer.Run(new double[n], (_, _, _) => 0, batches);
        });
        Assert.All(failures, failure => Assert.DoesNotContain("file", Assert.IsType<ProcessGroupException>(failure).Message, StringComparison.Ordinal));
        Assert.StartsWith("The trainer of process 1 is made with other settings than that of the first one. ", failures[1]!.Message, StringComparison.Ordinal);
        Assert.Contains(what == "beta1" ? "0.8" : what, failures[1]!.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("first process", failures[1]!.Message, StringComparison.Ordinal);
        Assert.Contains("another process", failures[0]!.Message, StringComparison.Ordinal);
    }

    /// <summary>Processes that would stop at different steps, or go on by different rates, are told so before they begin.</summary>
    [Theory]
    [InlineData("MaxSteps")]
    [InlineData("learning rates")]
    [InlineData("EarlyStopping")]
    [InlineData("number of parameters")]
    public void Another_trainer_is_refused_by_all(string setting)
    {
        Exception?[] failures = ThreadGroup.Try(3, group =>
        {
            bool isOther = group.Rank == 2;
            Trainer<double> trainer = new(new GradientDescent<double>(setting == "learning rates" && isOther ? 0.2 : 0.1))
            {
                Group = group,
                MaxSteps = setting == "MaxSteps" && isOther ? 7 : 9,
                EarlyStopping = setting == "EarlyStopping" && isOther ? new() : null,
            };
            trainer.Run(new double[setting == "number of parameters" && isOther ? 3 : 2], (_, _) => 0);
        });
        Assert.All(failures, failure => Assert.Contains(setting, Assert.IsType<ProcessGroupException>(failure).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_validation_that_the_first_does_not_have_is_refused_by_all()
    {
        Exception?[] failures = ThreadGroup.Try(3, group =>
            new Trainer<double>(new GradientDescent<double>(0.1)) { Group = group, MaxSteps = 3, Validation = group.Rank == 1 ? _ => 1 : null }.Run(new double[2], (_, _) => 0));
        Assert.All(failures, failure => Assert.Contains("Validation", Assert.IsType<ProcessGroupException>(failure).Message, StringComparison.Ordinal));
    }

    /// <summary>Schedules are functions, of which all are asked for the same updates; one that ends may.</summary>
    [Theory]
    [InlineData("the learning rates:", "StepDecay")]
    [InlineData("the learning rates:", "MultiStep")]
    [InlineData("the learning rates:", "late")]
    [InlineData("the learning rates:", "end")]
    [InlineData("the learning rates of groups", "group")]
    [InlineData("the learning rates of groups", "one group")]
    [InlineData("the schedule of the optimizer's momentum", "beta")]
    [InlineData("NonFinite of the optimizer", "NonFinite")]
    [InlineData("", "none")]
    public void Other_rates_are_refused_by_all(string setting, string what)
    {
        Exception?[] failures = ThreadGroup.Try(3, group =>
        {
            int odd = group.Rank == 1 ? 1 : 0;
            Schedule ends = new(k => k < 5 + (what == "end" ? odd : 0) ? 0.1 : throw new InvalidOperationException("It ends."));
            Schedule rate = what switch
            {
                "StepDecay" => Schedule.StepDecay(0.1, 0.5, 30 + odd),
                "MultiStep" => Schedule.MultiStep(0.1, 0.1, [40 + odd]),
                "late" => Schedule.MultiStep(0.1, 0.1, [30000 + odd]),
                _ => ends,
            };
            Momentum<double> momentum = new(rate)
            {
                BetaSchedule = what == "beta" ? new Schedule(k => 0.9 - 0.1 * odd) : null,
                NonFinite = what == "NonFinite" && odd == 1 ? NonFinite.Skip : NonFinite.Propagate,
                Groups = [new ParameterGroup(1) { LearningRate = what == "one group" && odd == 1 ? null : 0.1 }, new ParameterGroup(1) { LearningRate = what == "group" ? 0.1 + odd : null }],
            };
            new Trainer<double>(momentum) { Group = group, MaxSteps = 4 }.Run(new double[2], (_, _) => 0);
        });
        if (what == "none") Assert.All(failures, Assert.Null);
        else Assert.All(failures, failure => Assert.Contains(setting, Assert.IsType<ProcessGroupException>(failure).Message, StringComparison.Ordinal));
    }

    /// <summary>The first has its rate from a file; the others are made with the rate of the beginning.</summary>
    [Fact]
    public void A_plateau_of_the_first_is_that_of_all()
    {
        double[] rates = ThreadGroup.Run(3, group =>
        {
            ReduceOnPlateau plateau = new(0.1) { Patience = 0 };
            if (group.Rank == 0)
                for (int i = 0; i < 2; i++) plateau.Observe(1);
            new Trainer<double>(new GradientDescent<double>(plateau.Schedule)) { Group = group, MaxSteps = 1, Plateau = plateau }.Run(new double[2], (_, _) => 0);
            return plateau.Rate;
        });
        Assert.All(rates, rate => Assert.Equal(0.01, rate, 1e-12));
    }

    /// <summary>Processes whose minimizers make other steps would go on from sums of different points.</summary>
    [Fact]
    public void A_minimizer_of_other_steps_is_refused_by_all()
    {
        Refused<LineSearchMinimizer>(group => new LimitedMemoryBfgs { Group = group }, group => new Bfgs { Group = group }, (m, start) => m.Minimize(start, (_, _) => 0));
        Refused<LineSearchMinimizer>(group => new LimitedMemoryBfgs { Group = group }, group => new LimitedMemoryBfgs { Group = group, Memory = 5 }, (m, start) => m.Minimize(start, (_, _) => 0));
        Refused<LineSearchMinimizer>(group => new ConjugateGradient { Group = group }, group => new ConjugateGradient { Group = group, Scale = [1, 2] }, (m, start) => m.Minimize(start, (_, _) => 0));
        Refused<LineSearchMinimizer>(group => new Bfgs { Group = group }, group => new Bfgs { Group = group, Search = new() { Curvature = 0.5 } }, (m, start) => m.Minimize(start, (_, _) => 0));
        Refused<SteepestDescent>(group => new() { Group = group }, group => new() { Group = group, Search = new() { Tolerance = 1e-3 } }, (m, start) => m.Minimize(start, (_, _) => 0));
        Refused<GaussNewton>(group => new() { Group = group }, group => new() { Group = group, Search = new() { Shrink = 0.25 } }, (m, start) => m.Minimize(start, 1, (_, _, _) => { }));
        Refused<GaussNewton>(group => new() { Group = group }, group => new() { Group = group, Search = null }, (m, start) => m.Minimize(start, 1, (_, _, _) => { }));
        Refused<LevenbergMarquardt>(group => new() { Group = group }, group => new() { Group = group, FirstRadius = 2 }, (m, start) => m.Minimize(start, 1, (_, _, _) => { }));
        Refused<Newton>(group => new() { Group = group }, group => new() { Group = group, Form = NewtonForm.Plain }, (m, start) => m.Minimize(start, (_, _) => 0, (_, _) => 0));
        Refused<NewtonConjugateGradient>(group => new() { Group = group }, group => new() { Group = group, Forcing = 0.1 }, (m, start) => m.Minimize(start, (_, _) => 0, (_, _, _) => 0));

        static void Refused<T>(Func<IProcessGroup, T> make, Func<IProcessGroup, T> makeOther, Action<T, double[]> minimize)
        {
            Exception?[] failures = ThreadGroup.Try(2, group => minimize(group.Rank == 0 ? make(group) : makeOther(group), [1, 2]));
            Assert.All(failures, failure => Assert.Contains("differ in the kind of minimizer or what makes its steps", Assert.IsType<ProcessGroupException>(failure).Message, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Another_minimizer_is_refused_by_all()
    {
        Exception?[] failures = ThreadGroup.Try(2, group =>
            new AutoDiffGen.SecondOrder.Bfgs { Group = group, MaxIterations = 3 + group.Rank }.Minimize([1, 2], (p, gradient) => p[0]));
        Assert.All(failures, failure => Assert.Contains("MaxIterations", Assert.IsType<ProcessGroupException>(failure).Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(3, 2)]
    [InlineData(2, 1)]
    public void The_first_loads_a_state_and_another_number_of_processes_goes_on(int before, int after)
    {
        double[] whole = [2, 3];
        NewTrainer(SingleProcess.Instance, 60).Run(whole, Batches(SingleProcess.Instance), NewSampler());

        using MemoryStream file = new();
        ThreadGroup.Run(before, group =>
        {
            double[] p = [2, 3];
            MinibatchSampler batches = NewSampler();
            Trainer<double> trainer = NewTrainer(group, 35);
            trainer.Run(p, Batches(group), batches);
            if (group.Rank == 0) trainer.Save(file, p, batches);
            return 0;
        });
        double[][] points = ThreadGroup.Run(after, group =>
        {
            double[] p = new double[2];
            MinibatchSampler batches = NewSampler();
            Trainer<double> trainer = NewTrainer(group, 25);
            if (group.Rank == 0)
            {
                file.Position = 0;
                trainer.Load(file, p, batches);
            }

            trainer.Run(p, Batches(group), batches);
            return p;
        });
        Assert.All(points, p => Assert.Equal(whole, p));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Cancellation_of_one_ends_all(int canceled)
    {
        using CancellationTokenSource source = new();
        TrainingResult<double>[] results = ThreadGroup.Run(3, group =>
        {
            int steps = 0;
            LossGradient<double> loss = new SharedLoss<double>(group).Over(Data.Count, Data.Mean);
            return new Trainer<double>(new GradientDescent<double>(0.1)) { Group = group }.Run(new double[2], (p, g) =>
            {
                if (++steps == 4 && group.Rank == canceled) source.Cancel();
                return loss(p, g);
            }, group.Rank == canceled ? source.Token : default);
        });
        Assert.All(results, result => Assert.Equal((StopReason.Canceled, 4L), (result.Reason, result.Steps)));
    }

    [Fact]
    public void Time_of_one_ends_all()
    {
        TrainingResult<double>[] results = ThreadGroup.Run(3, group =>
        {
            LossGradient<double> loss = new SharedLoss<double>(group).Over(Data.Count, Data.Mean);
            return new Trainer<double>(new GradientDescent<double>(0.1)) { Group = group, MaxSteps = long.MaxValue, MaxTime = group.Rank == 1 ? TimeSpan.FromMilliseconds(50) : Timeout.InfiniteTimeSpan }
                .Run(new double[2], loss);
        });
        Assert.All(results, result => Assert.Equal((StopReason.MaxTime, results[0].Steps), (result.Reason, result.Steps)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_callback_of_one_ends_all(bool atEvaluation)
    {
        TrainingResult<double>[] results = ThreadGroup.Run(3, group => new Trainer<double>(new GradientDescent<double>(0.1))
        {
            Group = group,
            Callback = atEvaluation || group.Rank != 1 ? null : step =>
            {
                if (step.Update == 4) step.Stop();
            },
            EvaluationCallback = !atEvaluation || group.Rank != 1 ? null : evaluation =>
            {
                if (evaluation.Record.Updates == 4) evaluation.Stop();
            },
        }.Run(new double[2], new SharedLoss<double>(group).Over(Data.Count, Data.Mean)));
        Assert.All(results, result => Assert.Equal((StopReason.Callback, 4L), (result.Reason, result.Steps)));
    }

    [Theory]
    [InlineData("callback", 1)]
    [InlineData("evaluation callback", 2)]
    [InlineData("validation", 0)]
    [InlineData("validation", 1)]
    public void What_throws_in_one_process_ends_all(string what, int rank)
    {
        Exception?[] failures = ThreadGroup.Try(3, group =>
        {
            bool throws = group.Rank == rank;
            new Trainer<double>(new GradientDescent<double>(0.1))
            {
                Group = group,
                MaxSteps = 3,
                Callback = what == "callback" && throws ? _ => throw new InvalidOperationException("mine") : null,
                EvaluationCallback = what == "evaluation callback" && throws ? _ => throw new InvalidOperationException("mine") : null,
                Validation = what == "validation" ? _ => throws ? throw new InvalidOperationException("mine") : 1 : null,
            }.Run(new double[2], new SharedLoss<double>(group).Over(Data.Count, Data.Mean));
        });
        Assert.Equal("mine", Assert.IsType<InvalidOperationException>(failures[rank]).Message);
        string expected = $"The {what.Split(' ')[^1]} threw in process {rank}.";
        Assert.All(failures.Where((_, other) => other != rank), failure => Assert.Equal(expected, Assert.IsType<ProcessGroupException>(failure).Message));
    }

    [Fact]
    public void The_first_validates_writes_and_keeps_the_history_alone()
    {
        TrainingHistory history = [];
        double[] validations = [5, 4, 3, 3.5, 3.5, 3.5, 3.5];
        (TrainingResult<double> Result, double[] Point)[] ends = ThreadGroup.Run(3, group =>
        {
            int next = 0;
            double[] p = [2, 3];
            Trainer<double> trainer = new(new GradientDescent<double>(0.1))
            {
                Group = group,
                EarlyStopping = new EarlyStopping { Patience = 1 },
                Validation = group.Rank == 0 ? _ => validations[next++] : null,
                History = group.Rank == 0 ? history : null,
            };
            return (trainer.Run(p, new SharedLoss<double>(group).Over(Data.Count, Data.Mean)), p);
        });
        Assert.Equal(5, history.Count);
        Assert.All(ends, end => Assert.Equal((StopReason.EarlyStopping, 5L, 3.0), (end.Result.Reason, end.Result.Steps, end.Result.BestMetric)));
        // The best point, not the last one, in all of them.
        double[] best = [2, 3];
        new Trainer<double>(new GradientDescent<double>(0.1)) { MaxSteps = 3 }.Run(best, new SharedLoss<double>(SingleProcess.Instance).Over(Data.Count, Data.Mean));
        Assert.All(ends, end => Assert.Equal(best[0], end.Point[0], 1e-14));
        Assert.All(ends, end => Assert.Equal(ends[0].Point, end.Point));
    }

    [Theory]
    [InlineData(NonFinite.Stop, StopReason.NonFinite)]
    [InlineData(NonFinite.Skip, StopReason.MaxSteps)]
    public void What_is_not_finite_in_one_process_is_so_in_all(NonFinite policy, StopReason reason)
    {
        TrainingResult<double>[] results = ThreadGroup.Run(3, group => new Trainer<double>(new GradientDescent<double>(0.1)) { Group = group, NonFinite = policy, MaxSteps = 3 }
            .Run(new double[2], new SharedLoss<double>(group).Over(Data.Count, (p, samples, g) =>
            {
                double loss = Data.Mean(p, samples, g);
                if (group.Rank == 1) g[1] = double.PositiveInfinity;
                return loss;
            })));
        Assert.All(results, result => Assert.Equal(reason, result.Reason));
        Assert.All(results, result => Assert.Equal(policy == NonFinite.Skip ? 3 : 0, result.Skipped));
    }

    [Fact]
    public void A_state_larger_than_a_piece_arrives_whole()
    {
        const int n = 300_000;
        double[] expected = [.. Enumerable.Range(0, n).Select(i => Math.Sin(i))];
        double[][] found = ThreadGroup.Run(2, group =>
        {
            Adam<double> adam = new(0.01);
            double[] p = new double[n];
            if (group.Rank == 0) adam.Step(p, expected);
            new Trainer<double>(adam) { Group = group, MaxSteps = 1 }.Run(p, (_, g) =>
            {
                expected.CopyTo(g);
                return 0;
            });
            return p;
        });
        Assert.Equal(found[0], found[1]);
    }

    private static MinibatchSampler NewSampler() => new(Data.Count, 20, seed: 5);

    private static Trainer<double> NewTrainer(IProcessGroup group, long steps) => new(new Adam<double>(0.01)) { Group = group, MaxSteps = steps };

    private static BatchLossGradient<double> Batches(IProcessGroup group, int blockSize = 4) => new SharedLoss<double>(group) { BlockSize = blockSize }.OfBatches(Data.MeanOfBatch);

    private static double[] Train(IProcessGroup group, int blockSize, out TrainingResult<double> result)
    {
        double[] p = [2, 3];
        result = NewTrainer(group, 100).Run(p, Batches(group, blockSize), NewSampler());
        return p;
    }
}
