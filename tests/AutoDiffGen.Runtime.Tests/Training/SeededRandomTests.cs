using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using AutoDiffGen.Training;
using Xunit;

namespace AutoDiffGen.Tests.Training;

/// <summary>The numbers of published implementations and of an independent one in Python: they must never change.</summary>
public class SeededRandomTests
{
    [Fact]
    public void Xoshiro256StarStar_from_the_published_state() =>
        Assert.Equal(
            [
                11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600, 16172922978634559625,
                8476171486693032832, 10595114339597558777, 2904607092377533576,
            ],
            Draw(new SeededRandom(1, 2, 3, 4), 10));

    [Fact]
    public void Seeded_by_SplitMix64() =>
        // The published first outputs of SplitMix64 for seed 1234567.
        Assert.Equal(
            Draw(new SeededRandom(6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431), 8),
            Draw(new SeededRandom(1234567), 8));

    [Theory]
    [InlineData(0, 0, new ulong[] { 11091344671253066420, 13793997310169335082, 1900383378846508768, 7684712102626143532 })]
    [InlineData(42, 0, new ulong[] { 1546998764402558742, 6990951692964543102, 12544586762248559009, 17057574109182124193 })]
    [InlineData(42, 1, new ulong[] { 6012479663009144443, 5175882878920684684, 18162563076289646672, 13261673021499250221 })]
    [InlineData(ulong.MaxValue, 7, new ulong[] { 4796242002246876482, 10050042623494198072, 12345951634195448062, 2205672070162936863 })]
    public void Seeds_and_streams(ulong seed, ulong stream, ulong[] expected) =>
        Assert.Equal(expected, Draw(new SeededRandom(seed, stream), expected.Length));

    [Fact]
    public void Doubles_are_the_upper_53_bits()
    {
        var random = new SeededRandom(42);
        Assert.Equal(
            [0.08386297105988216, 0.3789802506626686, 0.6800434110281394, 0.9246929453253876],
            Enumerable.Range(0, 4).Select(_ => random.NextDouble()));
    }

    [Fact]
    public void Integers_below_a_bound()
    {
        var random = new SeededRandom(42);
        Assert.Equal(
            [0, 3, 6, 9, 9, 7, 7, 8, 7, 5, 6, 2, 8, 3, 7, 8, 6, 8, 7, 7],
            Enumerable.Range(0, 20).Select(_ => random.NextInt32(10)));
        random = new SeededRandom(42);
        Assert.Equal([180094358, 813853890, 1460382104], Enumerable.Range(0, 3).Select(_ => random.NextInt32(int.MaxValue)));
    }

    [Fact]
    public void Draws_that_would_favour_some_integers_are_rejected()
    {
        // The first 64 bits of this state are 0, of the 2⁶⁴ mod n that have no place in n equal shares, unless n is a power of 2.
        const ulong s0 = 0x0123456789ABCDEF, s2 = 0xFEDCBA9876543211;
        Assert.Equal(1000002, new SeededRandom(s0, 0, s2, 5).NextInt32(1_000_003));
        Assert.Equal(0, new SeededRandom(s0, 0, s2, 5).NextInt32(1 << 20));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Bound_out_of_range(int bound) =>
        Assert.Equal("bound", Assert.Throws<ArgumentOutOfRangeException>(() => new SeededRandom(1).NextInt32(bound)).ParamName);

    [Fact]
    public void Shuffles_are_those_of_Fisher_and_Yates()
    {
        int[] numbers = [.. Enumerable.Range(0, 10)];
        new SeededRandom(42).Shuffle<int>(numbers);
        Assert.Equal([9, 1, 4, 2, 8, 7, 6, 5, 3, 0], numbers);
    }

    [Fact]
    public void All_orders_are_equally_likely()
    {
        // 24 orders of 4 elements, 24,000 shuffles: chi-square with 23 degrees of freedom is below 49.7 with probability 0.999.
        var random = new SeededRandom(7);
        var counts = new Dictionary<string, int>();
        for (int i = 0; i < 24000; i++)
        {
            char[] order = ['a', 'b', 'c', 'd'];
            random.Shuffle<char>(order);
            string key = new(order);
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        Assert.Equal(24, counts.Count);
        Assert.InRange(counts.Values.Sum(c => (c - 1000.0) * (c - 1000.0) / 1000), 0, 49.7);
    }

    [Fact]
    public void Normal_numbers()
    {
        // From the same formula in Python.
        double[] expected = [-0.303263064678738, 1.3438117634372806, 0.3834617912676943, 0.9369624250258953, -1.4659604229447887, -0.38292999910200914];
        var random = new SeededRandom(42);
        foreach (double z in expected) Assert.Equal(z, random.NextNormal(), 4e-16 * (1 + Math.Abs(z)));
    }

    [Fact]
    public void Normal_numbers_of_a_span_are_those_of_single_calls()
    {
        for (int length = 0; length < 40; length++)
        {
            var numbers = new double[length];
            SeededRandom spans = new(length == 0 ? 1UL : (ulong)length), single = new(length == 0 ? 1UL : (ulong)length);
            spans.NextNormals(numbers);
            Assert.Equal(Enumerable.Range(0, length).Select(_ => single.NextNormal()), numbers);
            Assert.Equal(single.NextUInt64(), spans.NextUInt64());
        }
    }

    [Fact]
    public void Normal_numbers_have_the_normal_distribution()
    {
        const int count = 1 << 18;
        double[] z = new double[count];
        new SeededRandom(3).NextNormals(z);
        // Each within four standard errors: of mean 0, variance 1, skewness 0, kurtosis 3.
        double scale = 4 / Math.Sqrt(count);
        Assert.Equal(0, z.Average(), scale);
        Assert.Equal(1, z.Average(v => v * v), Math.Sqrt(2) * scale);
        Assert.Equal(0, z.Average(v => v * v * v), Math.Sqrt(15) * scale);
        Assert.Equal(3, z.Average(v => v * v * v * v), Math.Sqrt(96) * scale);
        // Kolmogorov and Smirnov: the largest distance to the distribution function is below 1.95/√n with probability 0.999.
        Array.Sort(z);
        double distance = z.Select((v, i) => Math.Abs(MathNet.Numerics.Distributions.Normal.CDF(0, 1, v) - (i + 0.5) / count)).Max();
        Assert.InRange(distance, 0, 1.95 / Math.Sqrt(count));
        Assert.InRange(z[^1], 4, 8.58);
    }

    [Fact]
    public void Generator_from_a_file_goes_on_where_it_was()
    {
        SeededRandom first = new(5), second = new(6);
        Draw(first, 100);
        var file = new MemoryStream();
        first.Save(file);
        file.Position = 0;
        second.Load(file);
        Assert.Equal(Draw(first, 10), Draw(second, 10));
        byte[] bytes = file.ToArray();
        Assert.Throws<InvalidDataException>(() => second.Load(new MemoryStream(bytes[..^1])));
        Assert.Equal(Draw(first, 10), Draw(second, 10));
        file.SetLength(0);
        new SeededRandom(0UL, 0, 0, 0).Save(file);
        file.Position = 0;
        Assert.Contains("all zeros", Assert.Throws<InvalidDataException>(() => second.Load(file)).Message, StringComparison.Ordinal);
    }

    private static ulong[] Draw(SeededRandom random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextUInt64())];
}
