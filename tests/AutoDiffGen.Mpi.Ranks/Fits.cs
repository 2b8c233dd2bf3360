using System;
using System.Globalization;
using System.Linq;
using AutoDiffGen.Distributed;
using AutoDiffGen.Optimizers;
using AutoDiffGen.SecondOrder;
using AutoDiffGen.Training;

namespace AutoDiffGen.Mpi.Ranks;

/// <summary>One fit by each method, and then the same in blocks. The first process prints what was found, and each checks that it found the same bits.</summary>
internal static class Fits
{
    private static readonly double[] Start = [1, 1, 0];

    internal static int Run(string[] arguments)
    {
        Run("", 0);
        Run("blocks ", 16);
        return 0;
    }

    private static void Run(string how, int blockSize)
    {
        Communicator world = Communicator.World;
        SharedLoss<double> shared = new(world) { BlockSize = blockSize };
        Print(how + "limited-memory-bfgs", new LimitedMemoryBfgs { Group = world }.Minimize(Start, shared.Over(Samples.Count, Samples.Mean).Invoke).Point);
        Print(how + "conjugate-gradient", ByConjugateGradients(world, shared));
        Print(how + "batches", Train(world, shared));
        Shard shard = Shard.Of(Samples.Count, world);
        Print(how + "levenberg-marquardt", blockSize > 0
            ? new LevenbergMarquardt { Group = world }.Minimize(Start, Samples.Count, blockSize, Residuals).Point
            : new LevenbergMarquardt { Group = world }.Minimize(Start, shard.Length, (b, r, j) => Residuals(b, shard, r, j)).Point);
    }

    /// <summary>At each point the sums of all are those of one process, but for rounding: what else differs at the end, the iterations made of it.</summary>
    private static double[] ByConjugateGradients(IProcessGroup world, SharedLoss<double> shared)
    {
        LossGradient<double> all = shared.Over(Samples.Count, Samples.Mean), one = new SharedLoss<double>(SingleProcess.Instance) { BlockSize = shared.BlockSize }.Over(Samples.Count, Samples.Mean);
        double[] expected = new double[Start.Length];
        // The same bits where they are asked for.
        double rounding = shared.BlockSize > 0 ? 0 : 1e-15;
        return new ConjugateGradient { Group = world }.Minimize(Start, (b, gradient) =>
        {
            double loss = all(b, gradient), expectedLoss = one(b, expected);
            Check.That(Math.Abs(loss - expectedLoss) <= rounding * (1 + Math.Abs(expectedLoss)));
            for (int i = 0; i < expected.Length; i++) Check.That(Math.Abs(gradient[i] - expected[i]) <= rounding * (1 + Math.Abs(expected[i])));
            return loss;
        }).Point;
    }

    private static void Residuals(ReadOnlySpan<double> b, Shard samples, Span<double> r, Span<double> jacobian) =>
        Decay.ResidualsJacobian(b, Samples.X.AsSpan(samples.Start, samples.Length), Samples.Y.AsSpan(samples.Start, samples.Length), r, jacobian);

    private static double[] Train(IProcessGroup world, SharedLoss<double> shared)
    {
        double[] b = [.. Start];
        Trainer<double> trainer = new(new Adam<double>(0.02)) { Group = world, MaxEpochs = 20 };
        trainer.Run(b, shared.OfBatches(Samples.MeanOfBatch), new MinibatchSampler(Samples.Count, 64, seed: world.Broadcast(world.Rank == 0 ? 99UL : 0)));
        return b;
    }

    internal static void Print(string name, double[] point)
    {
        double[] first = [.. point];
        Communicator.World.Broadcast<double>(first);
        Check.That(first.SequenceEqual(point));
        if (Communicator.World.Rank == 0) Console.WriteLine($"{name}: {string.Join(' ', point.Select(p => p.ToString("R", CultureInfo.InvariantCulture)))}");
    }
}
