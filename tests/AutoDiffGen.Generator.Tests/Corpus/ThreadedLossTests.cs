using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Corpus;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Corpus;

/// <summary>Derivatives that split the samples over threads: right, and the same bits for any number of threads.</summary>
[Collection(PoolWatch.Alone)]
public sealed class ThreadedLossTests
{
    // Sums go by blocks and lanes.
    private const double Tolerance = 1e-11;
    private const double Seed = 1.25;
    private const int MostComponents = 40;
    private const int WarmUps = 30;

    // Two blocks, and some of which the last is longer.
    private static readonly int[] Sizes = [128, 333];

    public static TheoryData<string> Cases { get; } = [.. AllCases.List.Where(c => c.Precision == Precision.Double && !c.IsSmall).Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Agree_for_any_number_of_threads(string name)
    {
        CorpusCase loss = CorpusData.Case(name);
        Loss built = CorpusBuild.Find(loss, PassSelection.Threads.Name);
        if (!CorpusBuild.IsInLanes(loss, PassSelection.Threads.Name)) return;
        bool mayAllocate = loss.Allocates || built.Parameters.Any(p => Composites.Is(p.ParameterType));
        foreach (int size in loss.Sizes.Concat(Sizes))
        {
            foreach (Kind kind in Kinds(loss, built, size).Where(k => k.Split is not null))
            {
                (double expected, double[] numbers) = Run(kind, null);
                (double value, double[] split) = Run(kind, 1);
                double scale = numbers.Where(double.IsFinite).Aggregate(1.0, (most, x) => Math.Max(most, Math.Abs(x)));
                Check(expected, value, Math.Abs(expected), "the value");
                for (int i = 0; i < numbers.Length; i++) Check(numbers[i], split[i], scale, $"component {i}");
                foreach (int threads in (int[])[2, 3, 0])
                {
                    (double again, double[] same) = Run(kind, threads);
                    Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(again));
                    Assert.Equal(split.Select(BitConverter.DoubleToInt64Bits), same.Select(BitConverter.DoubleToInt64Bits));
                }

                if (mayAllocate) continue;
                object[] arguments = [.. kind.Arguments, .. kind.Outputs, 2];
                // Who takes which block differs, and so what the pools are asked for, until they have enough for all: later than after one call, but then for good.
                int rounds = 0;
                while (Allocation.BytesPerCall(() => kind.Split!(kind.Receiver, arguments)) > 0 && rounds < WarmUps) rounds++;
                Assert.True(rounds < WarmUps, $"{kind.Name} over threads allocates in one of eight calls, again and again.");

                void Check(double one, double other, double largest, string what) => Assert.True(
                    Math.Abs(one - other) <= Tolerance * Math.Max(largest, 1) || one.Equals(other),
                    $"Size {size}, {kind.Name}: {what} is {other:R}, by one thread without blocks {one:R}.");
            }
        }
    }

    [Fact]
    public void Many_losses_are_split() =>
        Assert.InRange(Cases.Count(c => CorpusData.Case(c.Data) is { } loss && CorpusBuild.IsInLanes(loss, PassSelection.Threads.Name) && Kinds(loss, CorpusBuild.Find(loss, PassSelection.Threads.Name), Sizes[0]).Any(k => k.Split is not null)), 25, int.MaxValue);

    private sealed record Kind(string Name, Invocation Whole, Invocation? Split, object? Receiver, object[] Arguments, Array[] Outputs);

    private static IEnumerable<Kind> Kinds(CorpusCase loss, Loss built, int size)
    {
        (object? receiver, object[] arguments) = CorpusData.Input(loss, built, size);
        yield return Of("Gradient", built.Gradient, [], built.NewOutputs(arguments));
        if (built.HasPushforward) yield return Of("Pushforward", built.Pushforward, built.NewTangents(arguments, new Draw(7)), [built.NewResult()]);
        if (built.HasPullback) yield return Of("Pullback", built.Pullback, [built.ResultAdjoint(Seed)], built.NewAdjoints(arguments));
        if (built.HasSecond) yield return Of("HessianVectorProduct", built.HessianVectorProduct, built.NewTangents(arguments, new Draw(7)), built.NewOutputs(arguments));
        int n = built.Wrt.Sum(i => Arguments.Numbers(arguments[i]).Length);
        if (built.HasHessian && n <= MostComponents) yield return Of("Hessian", built.Hessian, [], [built.NewHessian(n)]);

        Kind Of(string name, Invocation whole, object[] handed, Array[] outputs)
        {
            object[] all = [.. arguments, .. handed];
            return new Kind(name, whole, built.OverThreads(name, all.Length + outputs.Length), receiver, all, outputs);
        }
    }

    // Pullbacks add to what is there, and others overwrite it: so each run begins with the same.
    private static (double Value, double[] Numbers) Run(Kind kind, int? threads)
    {
        Array[] outputs = [.. kind.Outputs.Select(o => (Array)o.Clone())];
        object[] arguments = [.. Arguments.Copy(kind.Arguments), .. outputs];
        double value = threads is { } most ? kind.Split!(kind.Receiver, [.. arguments, most]) : kind.Whole(kind.Receiver, arguments);
        return (value, [.. outputs.SelectMany(Arguments.Numbers)]);
    }
}
