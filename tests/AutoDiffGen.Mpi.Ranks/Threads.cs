using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AutoDiffGen.Distributed;
using AutoDiffGen.Optimizers;
using AutoDiffGen.SecondOrder;
using AutoDiffGen.Training;

namespace AutoDiffGen.Mpi.Ranks;

/// <summary>Losses and steps by threads inside of each process: the same bits for all numbers of threads.</summary>
internal static class Threads
{
    private const int Parts = 8;

    internal static int Run(string[] arguments)
    {
        double[][] fits = [.. new[] { 1, 2, 3 }.Select(Fit)], trained = [.. new[] { 1, 2, 3 }.Select(Train)];
        foreach (double[] fit in fits) Check.That(fit.SequenceEqual(fits[0]));
        foreach (double[] end in trained) Check.That(end.SequenceEqual(trained[0]));
        Fits.Print("fit", fits[0]);
        Fits.Print("trained", [trained[0].Sum(), trained[0][0], trained[0][^1]]);
        return 0;
    }

    private static double[] Fit(int threads)
    {
        return new LimitedMemoryBfgs { Group = Communicator.World }.Minimize([1, 1, 0], new SharedLoss<double>(Communicator.World).Over(Samples.Count, Loss).Invoke).Point;

        // The threads of a process have parts of its part, whose sums are added in order.
        double Loss(ReadOnlySpan<double> b, Shard samples, Span<double> gradient)
        {
            double[] at = b.ToArray();
            double[][] parts = new double[Parts][];
            using CountdownEvent together = new(threads);
            int next = -1;
            Task[] others = [.. Enumerable.Range(1, threads - 1).Select(_ => Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
            Work();
            Task.WaitAll(others);
            gradient.Clear();
            double loss = 0;
            foreach (double[] part in parts)
            {
                for (int i = 0; i < 3; i++) gradient[i] += part[i];
                loss += part[3];
            }

            return loss;

            void Work()
            {
                // None begins before all are there, so that they are as many as they should be.
                together.Signal();
                together.Wait();
                for (int part; (part = Interlocked.Increment(ref next)) < Parts;) parts[part] = Part(at, samples, part);
            }
        }
    }

    private static double[] Part(double[] b, Shard samples, int part)
    {
        double[] sum = new double[4];
        int start = samples.Length * part / Parts, length = samples.Length * (part + 1) / Parts - start;
        if (length == 0) return sum;
        sum[3] = Samples.Mean(b, new Shard(samples.Start + start, length), sum.AsSpan(0, 3));
        for (int i = 0; i < 4; i++) sum[i] *= (double)length / samples.Length;
        return sum;
    }

    // More parameters than an optimizer needs to share its steps among threads.
    private static double[] Train(int threads)
    {
        double[] p = new double[140_000];
        LossGradient<double> loss = new SharedLoss<double>(Communicator.World).Over(Samples.Count, (at, samples, gradient) =>
        {
            double sum = 0;
            for (int i = 0; i < at.Length; i++)
            {
                double r = at[i] - Samples.X[(samples.Start + i) % Samples.Count];
                gradient[i] = 2 * r;
                sum += r * r;
            }

            return sum;
        });
        new Trainer<double>(new Adam<double>(0.01) { Threads = threads }) { Group = Communicator.World, MaxSteps = 5 }.Run(p, loss);
        return p;
    }
}
