using System;
using System.Threading;
using AutoDiffGen.Distributed;
using AutoDiffGen.Optimizers;
using AutoDiffGen.SecondOrder;
using AutoDiffGen.Training;
using Xunit;

namespace AutoDiffGen.Tests.Distributed;

/// <summary>Processes whose points are no longer the same are told so, all of them, before they wait for each other.</summary>
public class DriftTests
{
    private static readonly Line Data = new(103);

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void A_trainer_whose_loss_is_not_shared(bool inBatches, bool hasLimits) => Noticed(group =>
    {
        Trainer<double> trainer = new(new Adam<double>(0.01)) { Group = group, MaxSteps = 50, MaxTime = hasLimits ? TimeSpan.FromHours(1) : Timeout.InfiniteTimeSpan };
        Shard mine = Shard.Of(Data.Count, group);
        if (inBatches) trainer.Run([2, 3], (p, batch, gradient) => Data.MeanOfBatch(p, batch.Slice(group.Rank, 1), gradient), new MinibatchSampler(Data.Count, 10, seed: 1));
        else trainer.Run([2, 3], (p, gradient) => Data.Mean(p, mine, gradient));
    });

    /// <summary>A few steps without an end of an epoch.</summary>
    [Fact]
    public void At_the_end_of_a_run_too() => Noticed(group => new Trainer<double>(new Adam<double>(0.01)) { Group = group, MaxSteps = 3 }.Run([2, 3], (p, batch, gradient) =>
    {
        gradient[0] = group.Rank;
        return 0;
    }, new MinibatchSampler(Data.Count, 10, seed: 1)));

    /// <summary>Over all data each step is an epoch: it is not compared at each of them, but at the last one always.</summary>
    [Theory]
    [InlineData(33)]
    [InlineData(40)]
    public void A_step_after_many_that_were_the_same(int odd)
    {
        int[] steps = new int[3];
        Noticed(group => new Trainer<double>(new GradientDescent<double>(0.01)) { Group = group, MaxSteps = odd + 2 }.Run([2, 3], (p, gradient) =>
        {
            gradient[0] = ++steps[group.Rank] == odd ? group.Rank : 1;
            return 0;
        }));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_loss_of_a_minimizer_that_is_not_shared(bool hasLimits) => Noticed(group =>
    {
        Shard mine = Shard.Of(Data.Count, group);
        new LimitedMemoryBfgs { Group = group, MaxTime = hasLimits ? TimeSpan.FromHours(1) : Timeout.InfiniteTimeSpan }.Minimize([2, 3], (p, gradient) => Data.Mean(p, mine, gradient));
    });

    [Theory]
    [InlineData(NewtonForm.Shifted)]
    [InlineData(NewtonForm.Plain)]
    public void A_Hessian_that_is_not_shared(NewtonForm form) => Noticed(group => new Newton { Group = group, Form = form }.Minimize([2, 3], Shared(group), (_, hessian) =>
    {
        (hessian[0], hessian[3]) = (1 + group.Rank, 1);
        return 0;
    }));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_product_that_is_not_shared(bool hasLimits) => Noticed(group => new NewtonConjugateGradient { Group = group, MaxTime = hasLimits ? TimeSpan.FromHours(1) : Timeout.InfiniteTimeSpan }
        .Minimize([2, 3], Shared(group), (_, direction, product) =>
        {
            (product[0], product[1]) = ((1 + group.Rank) * direction[0], direction[1]);
            return 0;
        }));

    /// <summary>The same point, where nothing moves, but not the same result.</summary>
    [Fact]
    public void A_value_that_is_not_shared() => Noticed(group => new Bfgs { Group = group }.Minimize([2, 3], (_, _) => group.Rank));

    [Fact]
    public void Residuals_of_other_functions_do_not_drift()
    {
        // They are shared by the minimizer: any rows are those of one system.
        MinimizerResult[] results = ThreadGroup.Run(3, group => new LevenbergMarquardt { Group = group }.Minimize([2], 1, (p, r, j) => (r[0], j[0]) = ((1 + group.Rank) * p[0] - 1, 1 + group.Rank)));
        Assert.All(results, result => Assert.Equal(results[0].Point, result.Point));
    }

    /// <summary>Any one of many that differs, by whichever bits, is noticed in all; the sums are exact.</summary>
    [Fact]
    public void No_process_finds_the_same_where_one_differs()
    {
        ulong[] places = [0, 1, ulong.MaxValue, 1UL << 16, 1UL << 63, Fingerprint.Of<double>([1, 2]), Fingerprint.Of<double>([2, 1]), Fingerprint.Of("1"), Fingerprint.Of<double>([0.0]), Fingerprint.Of<double>([-0.0])];
        bool[][] found = ThreadGroup.Run(5, group =>
        {
            bool[] together = new bool[places.Length * places.Length];
            for (int i = 0; i < together.Length; i++) together[i] = Meeting.IsTogether(group, places[group.Rank == 3 ? i % places.Length : i / places.Length]);
            return together;
        });
        for (int i = 0; i < found[0].Length; i++)
            foreach (bool[] process in found) Assert.Equal(i % places.Length == i / places.Length, process[i]);
        // The mean of the others: its first sum is as it should be, but not its second.
        Assert.All(ThreadGroup.Run(3, group => Meeting.IsTogether(group, (ulong)group.Rank)), Assert.False);
        // What made a NaN is in its bits.
        Assert.Equal(Fingerprint.Of<double>([double.NaN]), Fingerprint.Of<double>([-double.NaN]));
    }

    private static SpanGradient Shared(IProcessGroup group) => new SharedLoss<double>(group).Over(Data.Count, Data.Mean).Invoke;

    private static void Noticed(Action<IProcessGroup> run) =>
        Assert.All(ThreadGroup.Try(3, run), failure => Assert.Contains("drifted apart", Assert.IsType<ProcessGroupException>(failure).Message, StringComparison.Ordinal));
}
