using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using AutoDiffGen.Distributed;

namespace AutoDiffGen.Mpi.Ranks;

/// <summary>Times of what all processes do together, and of what one does while the others sleep.</summary>
internal static class Rounds
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Seconds a call, the least and the median over so many rounds (fewer where they take long), as the first process sees them. All rounds begin together.</summary>
    internal static (double Least, double Median) Time(int rounds, int calls, Action action)
    {
        double[] times = new double[rounds];
        action();
        int round = 0;
        long begin = Stopwatch.GetTimestamp();
        do
        {
            Communicator.World.Barrier();
            long start = Stopwatch.GetTimestamp();
            for (int call = 0; call < calls; call++) action();
            times[round++] = Stopwatch.GetElapsedTime(start).TotalSeconds / calls;
        }
        while (Communicator.World.Broadcast(round < rounds && Stopwatch.GetElapsedTime(begin) < Patience));

        Array.Sort(times, 0, round);
        return (times[0], times[round / 2]);
    }

    /// <summary>Lets the first process work alone: MPI's own waits would keep the other cores busy.</summary>
    internal static void Alone(Action action)
    {
        double[] one = new double[1];
        using BucketedSum<double> end = new(Communicator.World, one);
        if (Communicator.World.Rank == 0) action();
        end.Begin(0, 1);
        while (!end.Progress()) Thread.Sleep(1);
    }

    internal static void Print(string text)
    {
        if (Communicator.World.Rank == 0) Console.WriteLine(text);
    }

    internal static string Microseconds(double seconds) => FormattableString.Invariant($"{seconds * 1e6,10:F1} µs");

    internal static double[] Numbers(int count, double size, Random random) => [.. Enumerable.Range(0, count).Select(_ => size * (2 * random.NextDouble() - 1))];
}
