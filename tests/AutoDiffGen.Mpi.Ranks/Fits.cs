using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using AutoDiffGen.Distributed;
using AutoDiffGen.Optimizers;
using AutoDiffGen.SecondOrder;
using AutoDiffGen.Training;

namespace AutoDiffGen.Mpi.Ranks;

/// <summary>One fit by each method. The first process prints what was found, and each checks that it found the same bits.</summary>
internal static class Fits
{
    private const int Parts = 8;
    private static readonly double[] Start = [1, 1, 0];

    internal static int Run(string[] arguments)
    {
        int blockSize = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 0;
        Communicator world = Communicator.World;
        SharedLoss<double> shared = new(world) { BlockSize = blockSize };
        Print("limited-memory-bfgs", new LimitedMemoryBfgs { Group = world }.Minimize(Start, shared.Over(Samples.Count, Samples.Mean).Invoke).Point);
        Print("threads", new LimitedMemoryBfgs { Group = world }.Minimize(Start, shared.Over(Samples.Count, ByThreads).Invoke).Point);
        Print("batches", Train(world, shared));
        Shard shard = Shard.Of(Samples.Count, world);
        Print("levenberg-marquardt", new LevenbergMarquardt { Group = world }.Minimize(Start, shard.Length, (b, r, j) =>
            Decay.ResidualsJacobian(b, Samples.X.AsSpan(shard.Start, shard.Length), Samples.Y.AsSpan(shard.Start, shard.Length), r, j)).Point);
        return 0;
    }

    private static double[] Train(IProcessGroup world, SharedLoss<double> shared)
    {
        double[] b = [.. Start];
        Trainer<double> trainer = new(new Adam<double>(0.02)) { Group = world, MaxEpochs = 20 };
        trainer.Run(b, shared.OfBatches(Samples.MeanOfBatch), new MinibatchSampler(Samples.Count, 64, seed: world.Broadcast(world.Rank == 0 ? 99UL : 0)));
        return b;
    }

    // The threads of a process have parts of its part, and their sums are added in order.
    private static double ByThreads(ReadOnlySpan<double> b, Shard samples, Span<double> gradient)
    {
        double[] at = b.ToArray();
        double[][] parts = new double[Parts][];
        Parallel.For(0, Parts, part =>
        {
            double[] sum = new double[4];
            int start = samples.Length * part / Parts, length = samples.Length * (part + 1) / Parts - start;
            if (length > 0)
            {
                sum[3] = Samples.Mean(at, new Shard(samples.Start + start, length), sum.AsSpan(0, 3));
                for (int i = 0; i < 4; i++) sum[i] *= (double)length / samples.Length;
            }

            parts[part] = sum;
        });
        gradient.Clear();
        double loss = 0;
        foreach (double[] part in parts)
        {
            for (int i = 0; i < 3; i++) gradient[i] += part[i];
            loss += part[3];
        }

        return loss;
    }

    private static void Print(string name, double[] point)
    {
        double[] first = [.. point];
        Communicator.World.Broadcast<double>(first);
        Check.That(first.SequenceEqual(point));
        if (Communicator.World.Rank == 0) Console.WriteLine($"{name}: {string.Join(' ', point.Select(p => p.ToString("R", CultureInfo.InvariantCulture)))}");
    }
}
