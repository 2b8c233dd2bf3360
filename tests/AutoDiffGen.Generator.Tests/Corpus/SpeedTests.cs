using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using AutoDiffGen.Corpus;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Corpus;

/// <summary>How long derivatives of the corpus take with all passes, by how long without any. A measurement: it runs when it is asked for, and wants a machine of its own.</summary>
/// <remarks>Run with -explicit only, and DOTNET_TieredCompilation=0, so that both sides are compiled once and for all.</remarks>
[Collection(PoolWatch.Alone)]
public sealed class SpeedTests(ITestOutputHelper output)
{
    private const int Rounds = 15;
    private const double RoundMicroseconds = 300;

    // What a large one takes longer is no noise of the clock.
    private const double MostRatio = 1.5;

    private static readonly int[] MoreSizes = [12, 45, 200];

    [Fact(Explicit = true)]
    public void Passes_make_nothing_slower()
    {
        List<(double Ratio, string What)> all = [];
        foreach (CorpusCase loss in AllCases.List.Where(c => c.Sizes.Length > 0))
        {
            Loss plain = CorpusBuild.Find(loss, "NoPass"), built = CorpusBuild.Find(loss, "Lanes");
            foreach (int size in (loss.IsSmall || !CorpusBuild.IsInLanes(loss, "Lanes") ? [] : MoreSizes).Append(loss.Sizes.Max()).Distinct())
            {
                if (Call(loss, plain, size) is not { } without || Call(loss, built, size) is not { } with) continue;
                all.Add((Ratio(with, without, out double time), $"{loss.Name}, size {size}: {time:F2} µs without passes"));
            }
        }

        all.Sort((a, b) => b.Ratio.CompareTo(a.Ratio));
        foreach ((double ratio, string what) in all.Take(40)) output.WriteLine($"{ratio:F2}  {what}");
        output.WriteLine($"{all.Count} losses and sizes; geometric mean {Math.Exp(all.Average(r => Math.Log(r.Ratio))):F2}");
        Assert.True(all[0].Ratio <= MostRatio, $"{all[0].What}: {all[0].Ratio:F2} of that with them.");
    }

    private static Action? Call(CorpusCase loss, Loss built, int size)
    {
        try
        {
            (object? receiver, object[] arguments) = CorpusData.Input(loss, built, size);
            object[] all = Arguments.With(arguments, built.NewOutputs(arguments));
            built.Gradient(receiver, all);
            return () => built.Gradient(receiver, all);
        }
        catch (Exception)
        {
            // Not every loss has all sizes.
            return null;
        }
    }

    private static double Ratio(Action one, Action other, out double time)
    {
        int calls = Math.Max(1, (int)(RoundMicroseconds / Math.Max(Time(other, 8), 1e-3)));
        double[] ratios = new double[Rounds];
        time = double.PositiveInfinity;
        for (int round = 0; round < Rounds; round++)
        {
            double without = Time(other, calls);
            ratios[round] = Time(one, calls) / without;
            time = Math.Min(time, without);
        }

        Array.Sort(ratios);
        return ratios[Rounds / 2];
    }

    // Microseconds of a call.
    private static double Time(Action call, int calls)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++) call();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / calls;
    }
}
