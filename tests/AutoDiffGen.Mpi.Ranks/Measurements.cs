using System;
using System.Diagnostics;
using System.Globalization;
using AutoDiffGen.Benchmarks.Mixture;
using AutoDiffGen.Distributed;
using AutoDiffGen.SecondOrder;
using AutoDiffGen.Training;

namespace AutoDiffGen.Mpi.Ranks;

/// <summary>What docs/scale-out.md says of times. Run by hand: mpirun -n 2 … latency|mixture|overlap|blocks|residuals.</summary>
internal static class Measurements
{
    /// <summary>A sum over the processes, by its length; then all that a step adds to the loss: the sum of gradient, loss and flags, copies included.</summary>
    internal static int Latency(string[] arguments)
    {
        Communicator world = Communicator.World;
        Rounds.Print($"{world.Size} processes, {world.Library}");
        Rounds.Print("doubles        sum, least     median   step, least     median");
        foreach (int length in (int[])[1, 10, 100, 1000, 10_000, 100_000, 1_000_000])
        {
            double[] values = new double[length], gradient = new double[length];
            LossGradient<double> loss = new SharedLoss<double>(world) { Reduction = LossReduction.Sum }.Over(world.Size, (_, _, g) =>
            {
                g.Fill(1);
                return 1;
            });
            int calls = length < 10_000 ? 20 : 1;
            (double least, double median) = Rounds.Time(500, calls, () => world.SumInPlace(values));
            (double leastStep, double medianStep) = Rounds.Time(500, calls, () => loss(values, gradient));
            Rounds.Print($"{length,9} {Rounds.Microseconds(least)} {Rounds.Microseconds(median)} {Rounds.Microseconds(leastStep)} {Rounds.Microseconds(medianStep)}");
        }

        return 0;
    }

    /// <summary>A step of a mixture of Gaussians on 10,000 samples: by the first process alone, by all, and by all in blocks of 250.</summary>
    internal static int Mixture(string[] arguments)
    {
        const int samples = 10_000;
        int d = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 10, components = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 25;
        Random random = new(17);
        int meansAt = components, icfAt = meansAt + components * d, n = icfAt + components * d * (d + 1) / 2;
        double[] p = Rounds.Numbers(n, 0.5, random), x = Rounds.Numbers(samples * d, 1, random), gradient = new double[n], shared = new double[n];
        double Loss(ReadOnlySpan<double> p, Shard s, Span<double> g) =>
            MixtureSum.TermsGradient(p[..meansAt], p[meansAt..icfAt], p[icfAt..], x.AsSpan(s.Start * d, s.Length * d), g[..meansAt], g[meansAt..icfAt], g[icfAt..]);
        LossGradient<double> all = new SharedLoss<double>(Communicator.World) { Reduction = LossReduction.Sum }.Over(samples, Loss);
        LossGradient<double> inBlocks = new SharedLoss<double>(Communicator.World) { Reduction = LossReduction.Sum, BlockSize = 250 }.Over(samples, Loss);

        int rounds = arguments.Length > 2 ? int.Parse(arguments[2], CultureInfo.InvariantCulture) : 60;
        double alone = double.NaN, together = double.NaN, blocks = double.NaN;
        for (int round = 0; round < rounds; round++)
        {
            double one = double.NaN;
            Rounds.Alone(() =>
            {
                long start = Stopwatch.GetTimestamp();
                Loss(p, new Shard(0, samples), gradient);
                one = Stopwatch.GetElapsedTime(start).TotalSeconds;
            });
            blocks = double.MinNumber(blocks, Rounds.Time(1, 1, () => inBlocks(p, shared)).Least);
            together = double.MinNumber(together, Rounds.Time(1, 1, () => all(p, shared)).Least);
            alone = double.MinNumber(alone, one);
        }

        double largest = 0, difference = 0;
        for (int i = 0; i < n; i++) (largest, difference) = (Math.Max(largest, Math.Abs(gradient[i])), Math.Max(difference, Math.Abs(gradient[i] - shared[i])));
        Rounds.Print(FormattableString.Invariant($"{n} parameters, d = {d}, {components} components: one {alone * 1e3:F3} ms, {Communicator.World.Size} together {together * 1e3:F3} ms: {alone / together:F2} times as fast; in blocks {blocks * 1e3:F3} ms; gradients differ by {difference / largest:E1} of the largest"));
        return 0;
    }

    /// <summary>A gradient that is computed in 16 buckets: summed at the end, or each bucket while the next ones are computed.</summary>
    internal static int Overlap(string[] arguments)
    {
        const int buckets = 16;
        Rounds.Print("   doubles   work for each        at the end     in buckets   (least)");
        foreach (int length in (int[])[16_000, 160_000, 1_600_000])
            foreach (int work in (int[])[1, 4, 16])
            {
                double[] gradient = new double[length];
                using BucketedSum<double> sum = new(Communicator.World, gradient);
                int size = length / buckets;
                int rounds = length > 1_000_000 ? 7 : 15, calls = Math.Max(1, 160_000 / length);
                double atEnd = double.NaN, inBuckets = double.NaN;
                for (int round = 0; round < rounds; round++)
                {
                    atEnd = double.MinNumber(atEnd, Rounds.Time(1, calls, () =>
                    {
                        for (int b = 0; b < buckets; b++) Compute(gradient.AsSpan(b * size, size), work, null);
                        Communicator.World.SumInPlace(gradient);
                    }).Least);
                    inBuckets = double.MinNumber(inBuckets, Rounds.Time(1, calls, () =>
                    {
                        for (int b = 0; b < buckets; b++)
                        {
                            Compute(gradient.AsSpan(b * size, size), work, sum);
                            sum.Begin(b * size, size);
                        }

                        sum.Wait();
                    }).Least);
                }

                Rounds.Print(FormattableString.Invariant($"{length,10} {work,8} square roots {Rounds.Microseconds(atEnd),15} {Rounds.Microseconds(inBuckets),15} {atEnd / inBuckets,7:F2}"));
            }

        return 0;
    }

    /// <summary>What sums along the tree of blocks cost beside the sum of the group, of samples that are cheap.</summary>
    internal static int Blocks(string[] arguments)
    {
        const int samples = 4096;
        Rounds.Print("parameters  blocks      plain, least    tree, least");
        foreach (int n in (int[])[100, 1000, 10_000])
        {
            double[] p = new double[n], gradient = new double[n];
            Array.Fill(p, 0.5);
            LossGradient<double> plain = Loss(0);
            foreach (int blocks in (int[])[Communicator.World.Size, 16, 64, 256])
            {
                LossGradient<double> tree = Loss(samples / blocks);
                double plainTime = double.NaN, treeTime = double.NaN;
                for (int round = 0; round < 15; round++)
                {
                    plainTime = double.MinNumber(plainTime, Rounds.Time(1, 20, () => plain(p, gradient)).Least);
                    treeTime = double.MinNumber(treeTime, Rounds.Time(1, 20, () => tree(p, gradient)).Least);
                }

                Rounds.Print(FormattableString.Invariant($"{n,10} {blocks,7} {Rounds.Microseconds(plainTime),17} {Rounds.Microseconds(treeTime),15} {treeTime / plainTime,7:F2}"));
            }

            LossGradient<double> Loss(int blockSize) => new SharedLoss<double>(Communicator.World) { Reduction = LossReduction.Sum, BlockSize = blockSize }.Over(samples, (_, _, g) =>
            {
                g.Fill(1);
                return 1;
            });
        }

        return 0;
    }

    /// <summary>What blocks cost least squares whose residuals are cheap: four steps of Gauss–Newton, by QR of 20,000 rows.</summary>
    internal static int Residuals(string[] arguments)
    {
        const int m = 20_000;
        Rounds.Print("parameters  rows of a block      plain, least   in blocks, least");
        foreach (int n in (int[])[5, 20, 50])
        {
            double[] rows = Rounds.Numbers(m * n, 1, new Random(5)), start = new double[n];
            GaussNewton minimizer = new() { Group = Communicator.World, MaxIterations = 4, GradientTolerance = 0, PointTolerance = 0, Search = null };
            Shard mine = Shard.Of(m, Communicator.World);
            foreach (int size in (int[])[2 * n, 10 * n, 50 * n])
            {
                double plain = double.NaN, blocks = double.NaN;
                for (int round = 0; round < 5; round++)
                {
                    plain = double.MinNumber(plain, Rounds.Time(1, 1, () => minimizer.Minimize(start, mine.Length, (p, r, j) => Write(p, mine, r, j))).Least);
                    blocks = double.MinNumber(blocks, Rounds.Time(1, 1, () => minimizer.Minimize(start, m, size, Write)).Least);
                }

                Rounds.Print(FormattableString.Invariant($"{n,10} {size,16} {Rounds.Microseconds(plain),17} {Rounds.Microseconds(blocks),18} {blocks / plain,7:F2}"));
            }

            // r = sin(a·p) − 1: never 0.
            void Write(ReadOnlySpan<double> p, Shard samples, Span<double> r, Span<double> jacobian)
            {
                for (int i = 0; i < samples.Length; i++)
                {
                    ReadOnlySpan<double> row = rows.AsSpan((samples.Start + i) * n, n);
                    double a = 0;
                    for (int k = 0; k < n; k++) a += row[k] * p[k];
                    (double sine, double cosine) = Math.SinCos(a);
                    r[i] = sine - 1;
                    for (int k = 0; k < n; k++) jacobian[i * n + k] = cosine * row[k];
                }
            }
        }

        return 0;
    }

    private static void Compute(Span<double> bucket, int work, BucketedSum<double>? sum)
    {
        for (int i = 0; i < bucket.Length; i++)
        {
            double x = i + 1;
            for (int k = 0; k < work; k++) x = Math.Sqrt(x + k);
            bucket[i] = x;
            if (sum is not null && (i & 4095) == 4095) sum.Progress();
        }
    }
}
