using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using AutoDiffGen.Training;
using Xunit;

namespace AutoDiffGen.Tests.Training;

/// <summary>What all samplers have in common, and what the batches of each are.</summary>
public class BatchSamplerTests
{
    private static readonly Dictionary<string, Func<int, int, ulong, BatchSampler>> Samplers = new()
    {
        ["without replacement"] = (count, size, seed) => new MinibatchSampler(count, size, seed),
        ["with replacement"] = (count, size, seed) => new ReplacementSampler(count, size, seed),
        ["cyclic"] = (count, size, _) => new CyclicSampler(count, size),
        ["permutation"] = (count, size, seed) => new PermutationSampler(count, size, seed),
        ["of the caller"] = (count, size, _) => new Backwards(count, size),
    };

    public static TheoryData<string> Names => [.. Samplers.Keys];

    [Fact]
    public void All_samplers_of_the_package_are_in_the_table() =>
        Assert.Equal(
            typeof(BatchSampler).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(BatchSampler))).ToHashSet(),
            Samplers.Values.Select(make => make(3, 2, 1).GetType()).Where(t => t != typeof(Backwards)).ToHashSet());

    [Theory]
    [MemberData(nameof(Names))]
    public void Same_seed_same_batches_and_a_file_goes_on_where_it_was(string name)
    {
        foreach ((int count, int size) in new[] { (10, 3), (12, 4), (1, 1), (7, 7) })
        {
            BatchSampler whole = Samplers[name](count, size, 5);
            for (int before = 0; before < 9; before++)
            {
                BatchSampler first = Samplers[name](count, size, 5), second = Samplers[name](count, size, 5);
                Draw(first, before);
                Draw(second, 5);
                var file = new MemoryStream();
                first.Save(file);
                file.Position = 0;
                second.Load(file);
                Assert.Equal((first.Batches, first.Epoch, first.IsEndOfEpoch), (second.Batches, second.Epoch, second.IsEndOfEpoch));
                Assert.Equal(Draw(first, 9), Draw(second, 9));
            }

            Assert.Equal(Draw(Samplers[name](count, size, 5), 20), Draw(whole, 20));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Epochs_are_so_many_batches(string name)
    {
        BatchSampler sampler = Samplers[name](10, 3, 1);
        Assert.Equal((4, 0L, -1L, false), (sampler.BatchesPerEpoch, sampler.Batches, sampler.Epoch, sampler.IsEndOfEpoch));
        for (int k = 0; k < 12; k++)
        {
            sampler.Next();
            Assert.Equal((k + 1, k / 4, k % 4 == 3), (sampler.Batches, sampler.Epoch, sampler.IsEndOfEpoch));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Batches_allocate_nothing(string name)
    {
        BatchSampler sampler = Samplers[name](100, 7, 1);
        sampler.Next();
        Assert.Equal(0, Support.Allocations.Of(100, () => sampler.Next()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Files_of_other_samplers_are_refused(string name)
    {
        BatchSampler sampler = Samplers[name](10, 3, 5);
        Draw(sampler, 3);
        Refused(sampler, Samplers[name](10, 4, 5), "size 4");
        Refused(sampler, Samplers[name](11, 3, 5), "count 11");
        if (name is not ("cyclic" or "of the caller")) Refused(sampler, Samplers[name](10, 3, 6), "seed 6");
        string other = name == "cyclic" ? "permutation" : "cyclic";
        Refused(sampler, Samplers[other](10, 3, 5), $"not of {sampler.GetType().Name}");

        static void Refused(BatchSampler sampler, BatchSampler other, string reason)
        {
            var file = new MemoryStream();
            other.Save(file);
            file.Position = 0;
            Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => sampler.Load(file)).Message, StringComparison.Ordinal);
            Assert.Equal(3, sampler.Batches);
        }
    }

    [Fact]
    public void Cyclic_batches_go_round()
    {
        var sampler = new CyclicSampler(5, 2);
        Assert.Equal([[0, 1], [2, 3], [4], [0, 1]], Draw(sampler, 4));
    }

    [Fact]
    public void Batches_of_a_permutation_have_no_sample_twice()
    {
        var sampler = new PermutationSampler(9, 5, 2);
        foreach (int[] batch in Draw(sampler, 200))
        {
            Assert.Equal(5, batch.Distinct().Count());
            Assert.All(batch, i => Assert.InRange(i, 0, 8));
        }
    }

    [Fact]
    public void Batches_are_those_of_the_documented_draws()
    {
        for (ulong k = 0; k < 20; k++)
        {
            int[] expected = new int[4];
            var random = new SeededRandom(3, k);
            for (int i = 0; i < 4; i++) expected[i] = random.NextInt32(10);
            Assert.Equal(expected, Draw(new ReplacementSampler(10, 4, 3), 20)[(int)k]);

            int[] order = [.. Enumerable.Range(0, 10)];
            random = new SeededRandom(3, k);
            for (int i = 0; i < 4; i++)
            {
                int j = i + random.NextInt32(10 - i);
                (order[i], order[j]) = (order[j], order[i]);
            }

            Assert.Equal(order[..4], Draw(new PermutationSampler(10, 4, 3), 20)[(int)k]);
        }
    }

    /// <summary>
    /// E[∇ of a batch] = ∇ of all data: over all batches that a rule may draw, each as likely as the others, the mean of the batches' mean gradients is the gradient of
    /// the mean; and each batch does come as often, by the chi-square statistic.
    /// </summary>
    [Theory]
    // 4³ draws, 4·3 draws, and 4! orders; below with probability 0.999 for 63, 11 and 23 degrees of freedom.
    [InlineData("with replacement", 3, 1, 64, 103.4)]
    [InlineData("permutation", 2, 1, 12, 31.3)]
    [InlineData("without replacement", 2, 2, 24, 49.7)]
    public void Gradients_of_batches_are_unbiased(string name, int size, int together, int outcomes, double bound)
    {
        // f of sample i is ½·(p − xᵢ)², its gradient p − xᵢ.
        const int draws = 24000;
        double[] x = [1, -2, 5, 3.5];
        BatchSampler sampler = Samplers[name](x.Length, size, 11);
        var times = new Dictionary<string, int>();
        var means = new Dictionary<string, double>();
        for (int k = 0; k < draws; k++)
        {
            // Of an epoch without replacement both batches: the second is what the first leaves.
            int[][] batches = Draw(sampler, together);
            string key = string.Join(' ', batches.SelectMany(b => b));
            times[key] = times.GetValueOrDefault(key) + 1;
            means[key] = batches[0].Average(i => 0.7 - x[i]);
        }

        Assert.Equal(outcomes, times.Count);
        Assert.Equal(x.Average(v => 0.7 - v), means.Values.Average(), 1e-14);
        double share = (double)draws / outcomes;
        Assert.InRange(times.Values.Sum(c => (c - share) * (c - share) / share), 0, bound);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_samples_or_no_size(string name)
    {
        Assert.Equal("count", Assert.Throws<ArgumentOutOfRangeException>(() => Samplers[name](0, 1, 1)).ParamName);
        Assert.Equal("batchSize", Assert.Throws<ArgumentOutOfRangeException>(() => Samplers[name](1, 0, 1)).ParamName);
    }

    [Fact]
    public void Prefix_that_is_longer_than_the_permutation() =>
        Assert.Contains(
            "from 1 to 5", Assert.Throws<ArgumentOutOfRangeException>("batchSize", () => new PermutationSampler(5, 6, 1)).Message, StringComparison.Ordinal);

    private static int[][] Draw(BatchSampler sampler, int batches) => [.. Enumerable.Range(0, batches).Select(_ => sampler.Next().ToArray())];

    private sealed class Backwards(int count, int size) : BatchSampler(count, size)
    {
        private readonly int[] _batch = new int[size];

        protected override ReadOnlySpan<int> Draw(long index)
        {
            for (int i = 0; i < _batch.Length; i++) _batch[i] = Count - 1 - (int)((index * BatchSize + i) % Count);
            return _batch;
        }
    }
}
