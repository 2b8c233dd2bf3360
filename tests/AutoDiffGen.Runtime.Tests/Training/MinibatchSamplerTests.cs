using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Training;
using Xunit;

namespace AutoDiffGen.Tests.Training;

public class MinibatchSamplerTests
{
    [Theory]
    [InlineData(10, 3, 4)]
    [InlineData(12, 3, 4)]
    [InlineData(1, 1, 1)]
    [InlineData(5, 1, 5)]
    [InlineData(5, 32, 1)]
    [InlineData(5, int.MaxValue, 1)]
    public void Each_epoch_takes_every_sample_once(int count, int batchSize, int batches)
    {
        var sampler = new MinibatchSampler(count, batchSize, seed: 3);
        Assert.Equal(-1, sampler.Epoch);
        Assert.Equal(batches, sampler.BatchesPerEpoch);
        for (int epoch = 0; epoch < 5; epoch++)
        {
            var seen = new List<int>();
            for (int b = 0; b < batches; b++)
            {
                ReadOnlySpan<int> batch = sampler.Next();
                Assert.Equal(b < batches - 1 ? batchSize : count - (batches - 1) * batchSize, batch.Length);
                Assert.Equal(epoch, sampler.Epoch);
                seen.AddRange(batch);
            }

            Assert.Equal(Enumerable.Range(0, count), seen.Order());
        }
    }

    [Fact]
    public void Orders_are_those_of_the_seed_and_the_epoch()
    {
        // From an independent implementation in Python.
        var sampler = new MinibatchSampler(10, 10, seed: 42);
        Assert.Equal([9, 1, 4, 2, 8, 7, 6, 5, 3, 0], sampler.Next());
        Assert.Equal([4, 1, 6, 9, 0, 8, 5, 7, 2, 3], sampler.Next());
    }

    [Fact]
    public void Seeds_differ()
    {
        Assert.Equal(TwoEpochs(1), TwoEpochs(1));
        Assert.NotEqual(TwoEpochs(1), TwoEpochs(2));
    }

    [Fact]
    public void Batches_allocate_nothing()
    {
        var sampler = new MinibatchSampler(100, 7, seed: 1);
        sampler.Next();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++) sampler.Next();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Theory]
    [InlineData(0, 1, "count")]
    [InlineData(-1, 1, "count")]
    [InlineData(1, 0, "batchSize")]
    [InlineData(1, -3, "batchSize")]
    public void No_samples_or_no_size(int count, int batchSize, string name)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new MinibatchSampler(count, batchSize, seed: 1));
        Assert.Equal(name, error.ParamName);
        Assert.Contains("at least 1", error.Message, StringComparison.Ordinal);
    }

    private static int[] TwoEpochs(ulong seed)
    {
        var sampler = new MinibatchSampler(50, 50, seed);
        return [.. sampler.Next(), .. sampler.Next()];
    }
}
