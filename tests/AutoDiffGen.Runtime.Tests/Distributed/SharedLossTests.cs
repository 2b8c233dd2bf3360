using System;
using System.Linq;
using AutoDiffGen.Distributed;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Training;
using Xunit;

namespace AutoDiffGen.Tests.Distributed;

/// <summary>Processes that each have a part of the samples find what one finds that has all.</summary>
public class SharedLossTests
{
    private const int Samples = 103;
    private static readonly double[] Point = [0.3, -0.7];

    public static TheoryData<int, LossReduction, int> Ways
    {
        get
        {
            TheoryData<int, LossReduction, int> data = [];
            for (int size = 1; size <= 9; size++)
            {
                foreach (LossReduction reduction in Enum.GetValues<LossReduction>())
                    foreach (int blockSize in (int[])[0, 1, 10, 64, 1000])
                        data.Add(size, reduction, blockSize);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void All_samples(int size, LossReduction reduction, int blockSize)
    {
        double[] expected = OneProcess(reduction);
        foreach (double[] result in ThreadGroup.Run(size, group => Evaluate(group, reduction, blockSize)))
            for (int i = 0; i < 3; i++) Assert.Equal(expected[i], result[i], 1e-14 * Math.Max(1, Math.Abs(expected[i])));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(64)]
    public void Blocks_give_the_same_bits_for_all_numbers_of_processes(int blockSize)
    {
        double[] expected = Evaluate(SingleProcess.Instance, LossReduction.Mean, blockSize);
        for (int size = 2; size <= 9; size++)
            Assert.All(ThreadGroup.Run(size, group => Evaluate(group, LossReduction.Mean, blockSize)), result => Assert.Equal(expected, result));
    }

    [Fact]
    public void Without_blocks_the_bits_depend_on_the_number_of_processes() =>
        // Else the test above could not fail.
        Assert.NotEqual(OneProcess(LossReduction.Sum), ThreadGroup.Run(5, group => Evaluate(group, LossReduction.Sum, 0))[0]);

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void Batches_shorter_than_the_group(int blockSize)
    {
        Line line = new(Samples);
        int[] batch = [5, 99, 17];
        double[] expected = new double[3];
        expected[2] = line.MeanOfBatch(Point, batch, expected.AsSpan(0, 2));
        foreach (double[] result in ThreadGroup.Run(5, group =>
        {
            double[] found = new double[3];
            found[2] = new SharedLoss<double>(group) { BlockSize = blockSize }.OfBatches(line.MeanOfBatch)(Point, batch, found.AsSpan(0, 2));
            return found;
        }))
            for (int i = 0; i < 3; i++) Assert.Equal(expected[i], result[i], 1e-14);
    }

    /// <summary>No samples, no call: the sum of nothing.</summary>
    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 4)]
    [InlineData(3, 0)]
    [InlineData(3, 4)]
    public void An_empty_batch_is_zero(int size, int blockSize)
    {
        double[][] found = ThreadGroup.Run(size, group =>
        {
            double[] gradient = [1, 2];
            return (double[])[new SharedLoss<double>(group) { BlockSize = blockSize }.OfBatches((_, _, _) => throw new InvalidOperationException("called"))(Point, [], gradient), .. gradient];
        });
        Assert.All(found, result => Assert.Equal([0, 0, 0], result));
    }

    [Fact]
    public void Floats_are_summed_too()
    {
        float[][] found = ThreadGroup.Run(3, group =>
        {
            float[] gradient = new float[1];
            float loss = new SharedLoss<float>(group) { Reduction = LossReduction.Sum }.Over(10, (p, samples, g) => g[0] = samples.Length * p[0])([0.5f], gradient);
            return new[] { loss, gradient[0] };
        });
        Assert.All(found, result => Assert.Equal([5f, 5f], result));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public void A_loss_that_throws_ends_all_processes_and_the_next_evaluation_is_another_one(int blockSize)
    {
        Line line = new(Samples);
        Exception?[] failures = ThreadGroup.Try(4, group =>
        {
            bool throws = true;
            LossGradient<double> loss = new SharedLoss<double>(group) { BlockSize = blockSize }.Over(Samples, (p, samples, g) =>
                throws && group.Rank == 2 ? throw new InvalidOperationException("2") : line.Mean(p, samples, g));
            double[] gradient = new double[2];
            Exception failure = Assert.ThrowsAny<Exception>(() => loss(Point, gradient));
            throws = false;
            loss(Point, gradient);
            throw failure;
        });
        Assert.Equal("2", Assert.IsType<InvalidOperationException>(failures[2]).Message);
        Assert.All(failures.Where((_, rank) => rank != 2), failure => Assert.Equal("The loss threw in process 2.", Assert.IsType<ProcessGroupException>(failure).Message));
    }

    [Fact]
    public void Of_several_that_throw_none_is_named()
    {
        Exception?[] failures = ThreadGroup.Try(4, group => new SharedLoss<float>(group).Over(Samples, (_, _, _) => group.Rank > 1 ? throw new InvalidOperationException("mine") : 1)([0], new float[1]));
        for (int rank = 0; rank < 4; rank++) Assert.Equal(rank > 1 ? "mine" : "The loss threw in another process.", failures[rank]!.Message);
        failures = ThreadGroup.Try(4, group => new SharedLoss<float>(group).Over(Samples, (_, _, _) => group.Rank == 3 ? throw new InvalidOperationException("mine") : 1)([0], new float[1]));
        Assert.Equal("The loss threw in process 3.", failures[0]!.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public void Evaluations_allocate_nothing(int blockSize)
    {
        Line line = new(Samples);
        LossGradient<double> loss = new SharedLoss<double>(new AllToItself()) { BlockSize = blockSize }.Over(Samples, line.Mean);
        double[] gradient = new double[2];
        for (int i = 0; i < 3; i++) loss(Point, gradient);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++) loss(Point, gradient);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    /// <summary>Processes that share other losses are told so at the first evaluation, and do not wait.</summary>
    [Theory]
    [InlineData("blocks")]
    [InlineData("no blocks")]
    [InlineData("reduction")]
    [InlineData("samples")]
    [InlineData("batch")]
    [InlineData("parameters")]
    [InlineData("trainer")]
    public void Another_loss_is_refused_by_all(string what)
    {
        Line line = new(Samples);
        Exception?[] failures = ThreadGroup.Try(3, group =>
        {
            bool isOdd = group.Rank == 1;
            if (what == "trainer" && isOdd) new Trainer<double>(new Adam<double>(0.1)) { Group = group }.Run([1, 2], (_, _) => 0);
            SharedLoss<double> shared = new(group)
            {
                BlockSize = what == "blocks" ? (isOdd ? 7 : 10) : what == "no blocks" && !isOdd ? 10 : 0,
                Reduction = what == "reduction" && isOdd ? LossReduction.Sum : LossReduction.Mean,
            };
            double[] point = what == "parameters" && isOdd ? [1, 2, 3] : [1, 2];
            if (what == "batch") shared.OfBatches(line.MeanOfBatch)(point, isOdd ? [1, 2] : [1, 2, 3], new double[2]);
            else shared.Over(what == "samples" && isOdd ? 60 : Samples, line.Mean)(point, new double[point.Length]);
        });
        Assert.All(failures, failure => Assert.IsType<ProcessGroupException>(failure));
        if (what != "trainer") Assert.Contains("That of process 1 has BlockSize " + (what == "blocks" ? "7" : "0"), failures[1]!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nodes_of_the_tree_are_the_largest_that_fit()
    {
        Assert.Equal((0, 3), BlockTree<double>.Largest(0, 11));
        Assert.Equal((8, 1), BlockTree<double>.Largest(8, 11));
        Assert.Equal((6, 1), BlockTree<double>.Largest(6, 11));
        Assert.Equal((5, 0), BlockTree<double>.Largest(5, 11));
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Assert.Throws<ArgumentNullException>("group", () => new SharedLoss<double>(null!));
        Assert.Throws<ArgumentOutOfRangeException>("BlockSize", () => new SharedLoss<double>(SingleProcess.Instance) { BlockSize = -1 });
        Assert.Throws<ArgumentOutOfRangeException>("Reduction", () => new SharedLoss<double>(SingleProcess.Instance) { Reduction = (LossReduction)7 });
        Assert.Throws<ArgumentOutOfRangeException>("samples", () => new SharedLoss<double>(SingleProcess.Instance).Over(0, (_, _, _) => 0));
        Assert.Throws<ArgumentNullException>("loss", () => new SharedLoss<double>(SingleProcess.Instance).Over(1, null!));
        Assert.Throws<ArgumentNullException>("loss", () => new SharedLoss<double>(SingleProcess.Instance).OfBatches(null!));
    }

    private static double[] OneProcess(LossReduction reduction) => Evaluate(SingleProcess.Instance, reduction, 0);

    private static double[] Evaluate(IProcessGroup group, LossReduction reduction, int blockSize)
    {
        Line line = new(Samples);
        SharedLoss<double> shared = new(group) { Reduction = reduction, BlockSize = blockSize };
        double[] found = new double[3];
        found[2] = shared.Over(Samples, reduction == LossReduction.Mean ? line.Mean : line.Sum)(Point, found.AsSpan(0, 2));
        return found;
    }

    /// <summary>A group of two, of which the other one does the same, but sends nothing but zeros.</summary>
    private sealed class AllToItself : IProcessGroup
    {
        public int Rank => 0;

        public int Size => 2;

        public void SumInPlace(Span<double> values)
        {
            foreach (ref double value in values) value *= 2;
        }

        public void SumInPlace(Span<float> values)
        {
        }

        public void Broadcast(Span<byte> bytes, int root)
        {
        }

        public void Send(ReadOnlySpan<byte> bytes, int destination)
        {
        }

        public void Receive(Span<byte> bytes, int source) => bytes.Clear();
    }
}
