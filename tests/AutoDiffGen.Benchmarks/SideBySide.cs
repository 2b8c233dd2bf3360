using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace AutoDiffGen.Benchmarks;

/// <summary>Measures sides in turns, so that a busy machine is as busy for each of them.</summary>
internal static class SideBySide
{
    private const int Rounds = 101;

    // Long enough for the clock and short enough that a round is over before the machine changes its mood.
    private static readonly TimeSpan Batch = TimeSpan.FromMilliseconds(2);

    // The runtime compiles in tiers, in the background: it has to have come to rest.
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(700);

    public static IReadOnlyList<Result> Measure(IReadOnlyList<Side> sides)
    {
        int[] calls = [.. sides.Select(Prepare)];
        double[][] times = [.. sides.Select(_ => new double[Rounds])];
        for (int round = 0; round < Rounds; round++)
        {
            // Each side follows each other one equally often.
            for (int turn = 0; turn < sides.Count; turn++)
            {
                int side = (turn + round) % sides.Count;
                times[side][round] = Time(sides[side].Call, calls[side]);
            }
        }

        return [.. sides.Select((side, i) => new Result(
            side.Name,
            times[i].Min(),
            Median(times[i]),
            Median([.. times[i].Zip(times[0], (own, first) => own / first)]),
            Bytes(side.Call)))];
    }

    /// <returns>Calls that fill a batch.</returns>
    private static int Prepare(Side side)
    {
        long start = Stopwatch.GetTimestamp();
        int calls = 0;
        while (Stopwatch.GetElapsedTime(start) < WarmUp || calls < 30)
        {
            side.Call();
            calls++;
        }

        return Math.Max(1, (int)(Batch.TotalNanoseconds / Time(side.Call, Math.Min(calls, 1000))));
    }

    private static double Time(Action call, int calls)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++) call();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / calls;
    }

    private static long Bytes(Action call)
    {
        const int calls = 16;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < calls; i++) call();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / calls;
    }

    private static double Median(double[] numbers) => numbers.Order().ElementAt(numbers.Length / 2);
}
