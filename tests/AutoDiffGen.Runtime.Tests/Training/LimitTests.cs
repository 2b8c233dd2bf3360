using System;
using System.Collections.Generic;
using System.Threading;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Training;
using Xunit;

namespace AutoDiffGen.Tests.Training;

/// <summary>What ends a run: steps, epochs, calls, time and the caller's token, whichever comes first.</summary>
public class LimitTests
{
    private static readonly BatchLossGradient<double> Slope = (_, _, gradient) =>
    {
        gradient[0] = 1;
        return 7;
    };

    [Theory]
    [InlineData(3, 12)]
    [InlineData(1, 4)]
    public void So_many_epochs(long epochs, long steps)
    {
        double[] p = [0];
        TrainingResult<double> result = new Trainer<double>(new GradientDescent<double>(1)) { MaxEpochs = epochs }.Run(p, Slope, Batches());
        Assert.Equal((StopReason.MaxEpochs, steps, epochs), (result.Reason, result.Steps, result.Epochs));
        Assert.Equal(-steps, p[0]);
    }

    /// <summary>Prince, Understanding Deep Learning, problem 6.9: 1000 iterations on 100 samples in batches of 20.</summary>
    [Fact]
    public void Thousand_steps_of_a_fifth_of_the_data_are_200_epochs()
    {
        var trainer = new Trainer<double>(new GradientDescent<double>(1)) { MaxSteps = 1000 };
        Assert.Equal(200, trainer.Run([0.0], Slope, new MinibatchSampler(100, 20, seed: 1)).Epochs);
    }

    [Fact]
    public void Epochs_are_no_reason_for_a_limit_of_1000_steps()
    {
        double[] p = [0];
        Assert.Equal(1000, new Trainer<double>(new GradientDescent<double>(1)).Run(p, Slope, Batches()).Steps);
        Assert.Equal(2000, new Trainer<double>(new GradientDescent<double>(1)) { MaxEpochs = 500 }.Run(p, Slope, Batches()).Steps);
    }

    [Theory]
    [InlineData(7, 2, StopReason.MaxSteps)]
    [InlineData(9, 2, StopReason.MaxEpochs)]
    public void Whichever_comes_first(long steps, long epochs, StopReason reason)
    {
        var trainer = new Trainer<double>(new GradientDescent<double>(1)) { MaxSteps = steps, MaxEpochs = epochs };
        Assert.Equal(reason, trainer.Run([0.0], Slope, Batches()).Reason);
    }

    [Fact]
    public void Run_from_the_middle_of_an_epoch_counts_the_ends_it_passes()
    {
        MinibatchSampler batches = Batches();
        batches.Next();
        TrainingResult<double> result = new Trainer<double>(new GradientDescent<double>(1)) { MaxEpochs = 2 }.Run([0.0], Slope, batches);
        Assert.Equal((7, 2), (result.Steps, result.Epochs));
    }

    [Fact]
    public void Over_all_data_each_step_is_an_epoch()
    {
        LossGradient<double> all = (p, gradient) => Slope(p, default, gradient);
        TrainingResult<double> result = new Trainer<double>(new GradientDescent<double>(1)) { MaxEpochs = 5 }.Run([0.0], all);
        Assert.Equal((StopReason.MaxEpochs, 5, 5), (result.Reason, result.Steps, result.Epochs));
    }

    [Fact]
    public void So_many_calls_of_loss_and_validation()
    {
        int calls = 0;
        var trainer = new Trainer<double>(new GradientDescent<double>(1))
        {
            MaxEvaluations = 12,
            Validation = _ => calls++,
        };
        BatchLossGradient<double> loss = (p, batch, gradient) =>
        {
            calls++;
            return Slope(p, batch, gradient);
        };
        // Four steps and a validation an epoch: the twelfth call is the second step of the third.
        TrainingResult<double> result = trainer.Run([0.0], loss, Batches());
        Assert.Equal((StopReason.MaxEvaluations, 12, 10, 12), (result.Reason, result.Evaluations, result.Steps, calls));
    }

    [Fact]
    public void So_much_time()
    {
        var trainer = new Trainer<double>(new GradientDescent<double>(1)) { MaxTime = TimeSpan.FromMilliseconds(20), MaxSteps = long.MaxValue };
        TrainingResult<double> result = trainer.Run([0.0], Slope, Batches());
        Assert.Equal(StopReason.MaxTime, result.Reason);
        Assert.InRange(result.Elapsed, TimeSpan.FromMilliseconds(20), TimeSpan.MaxValue);
        Assert.Equal(TimeSpan.FromDays(1), new Trainer<double>(new GradientDescent<double>(1)) { MaxTime = TimeSpan.FromDays(1) }.MaxTime);
    }

    [Fact]
    public void Canceled_run_has_the_parameters_of_the_last_update_and_goes_on_with_the_next_call()
    {
        using var source = new CancellationTokenSource();
        double[] p = [0], q = [0];
        Trainer<double> canceled = New(source), whole = New(null);
        MinibatchSampler batches = Batches();
        TrainingResult<double> first = canceled.Run(p, Slope, batches, source.Token);
        Assert.Equal((StopReason.Canceled, 6), (first.Reason, first.Steps));
        Assert.Equal(-6, p[0]);
        Assert.Equal(6, canceled.Optimizer.Updates);

        // Canceled before it begins: nothing is evaluated.
        TrainingResult<double> none = canceled.Run(p, (_, _, _) => throw new InvalidOperationException(), batches, source.Token);
        Assert.Equal((StopReason.Canceled, 6), (none.Reason, none.Steps));

        TrainingResult<double> second = canceled.Run(p, Slope, batches), expected = whole.Run(q, Slope, Batches());
        Assert.Equal(expected with { Elapsed = second.Elapsed }, second);
        Assert.Equal(StopReason.MaxSteps, second.Reason);
        Assert.Equal(q, p);
        Assert.Equal(Records(whole.History!), Records(canceled.History!));
        // And the run after that is a new one.
        Assert.Equal(20, canceled.Run(p, Slope, batches).Steps);

        static Trainer<double> New(CancellationTokenSource? source) => new(new GradientDescent<double>(1))
        {
            MaxSteps = 20,
            History = new(),
            EarlyStopping = new() { Patience = 100 },
            Validation = p => Math.Abs(p[0] + 4),
            Callback = step =>
            {
                if (step.Update == 5) source?.Cancel();
            },
        };

        static List<TrainingRecord> Records(TrainingHistory history) => [.. history.WithoutTimes()];
    }

    [Fact]
    public void Steps_that_are_done_count_more_than_a_token()
    {
        using var source = new CancellationTokenSource();
        var trainer = new Trainer<double>(new GradientDescent<double>(1)) { MaxSteps = 3, Callback = step => source.Cancel() };
        Assert.Equal(StopReason.Canceled, trainer.Run([0.0], Slope, Batches(), source.Token).Reason);
        trainer = new Trainer<double>(new GradientDescent<double>(1)) { MaxSteps = 1, Callback = step => source.Cancel() };
        using var other = new CancellationTokenSource();
        trainer = new Trainer<double>(new GradientDescent<double>(1)) { MaxSteps = 1, Callback = step => other.Cancel() };
        Assert.Equal(StopReason.MaxSteps, trainer.Run([0.0], Slope, Batches(), other.Token).Reason);
    }

    [Fact]
    public void Run_that_goes_on_has_as_many_parameters()
    {
        using var source = new CancellationTokenSource();
        var trainer = new Trainer<double>(new GradientDescent<double>(1))
        {
            EarlyStopping = new(),
            EvaluationCallback = _ => source.Cancel(),
        };
        trainer.Run([0.0], Slope, Batches(), source.Token);
        Assert.Contains(
            "2 elements", Assert.Throws<ArgumentException>("parameters", () => trainer.Run([0.0, 0.0], Slope, Batches())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Loss_that_throws_ends_the_run()
    {
        int calls = 0;
        BatchLossGradient<double> loss = (p, batch, gradient) => ++calls == 3 ? throw new TimeoutException() : Slope(p, batch, gradient);
        double[] p = [0];
        var trainer = new Trainer<double>(new GradientDescent<double>(1)) { MaxSteps = 4 };
        Assert.Throws<TimeoutException>(() => trainer.Run(p, loss, Batches()));
        Assert.Equal(-2, p[0]);
        Assert.Equal(4, trainer.Run(p, loss, Batches()).Steps);
    }

    // Four batches an epoch.
    private static MinibatchSampler Batches() => new(10, 3, seed: 5);
}
