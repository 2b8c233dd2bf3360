using System;
using System.Linq;
using System.Threading;
using AutoDiffGen.Distributed;

namespace AutoDiffGen.Mpi.Ranks;

/// <summary>Each operation of a communicator.</summary>
internal static class Operations
{
    internal static int Run(string[] arguments)
    {
        Communicator world = Communicator.World;
        int rank = world.Rank, size = world.Size, ranks = size * (size - 1) / 2;
        Check.That(ReferenceEquals(world, Communicator.World));
        Check.That(rank >= 0 && rank < size);

        foreach (int length in (int[])[0, 1, 7, 100_000])
        {
            double[] doubles = [.. Enumerable.Range(0, length).Select(i => i + 0.5 * rank)];
            world.SumInPlace(doubles);
            Check.That(doubles.Select((x, i) => x == size * i + 0.5 * ranks).All(x => x));
            float[] floats = [.. Enumerable.Range(0, length).Select(i => i + 0.5f * rank)];
            world.SumInPlace(floats);
            Check.That(floats.Select((x, i) => x == size * i + 0.5f * ranks).All(x => x));
        }

        long[] longs = [rank + (1L << 60), -rank];
        world.SumInPlace(longs);
        Check.That(longs[0] == ranks + size * (1L << 60) && longs[1] == -ranks);
        double[] extremes = [rank, -rank];
        world.MaxInPlace(extremes);
        Check.That(extremes[0] == size - 1 && extremes[1] == 0);
        extremes = [rank, -rank];
        world.MinInPlace(extremes);
        Check.That(extremes[0] == 0 && extremes[1] == 1 - size);
        long[] most = [rank, long.MinValue + rank];
        world.MaxInPlace(most);
        Check.That(most[0] == size - 1 && most[1] == long.MinValue + size - 1);
        long[] least = [rank + (1L << 40)];
        world.MinInPlace(least);
        Check.That(least[0] == 1L << 40);

        for (int root = 0; root < size; root++)
        {
            ulong seed = world.Broadcast(rank == root ? 0x1234_5678_9ABC_DEF0 + (ulong)root : 0, root);
            Check.That(seed == 0x1234_5678_9ABC_DEF0 + (ulong)root);
            float[] values = rank == root ? [1, 2, 3] : new float[3];
            world.Broadcast(values.AsSpan(), root);
            Check.That(values is [1, 2, 3]);
        }

        byte[] token = [42];
        if (size > 1)
        {
            if (rank > 0) world.Receive(token, rank - 1);
            else token[0] = 17;
            if (rank < size - 1) world.Send(token, rank + 1);
            Check.That(token[0] == 17);
        }

        Buckets(world);
        BucketsAllocateInTheFirstStepAlone(world);
        NothingIsAllocated(world);
        world.Barrier();
        if (rank == 0) Console.WriteLine($"{size} processes, {world.Library}: all right");
        return 0;
    }

    /// <summary>What the library or we refuse, as exceptions that say what.</summary>
    internal static int Misuse(string[] arguments)
    {
        Communicator world = Communicator.World;
        Check.That(Check.Throws<ArgumentOutOfRangeException>(() => world.Broadcast(new byte[1], world.Size)).Message.Contains($"from 0 to {world.Size - 1}", StringComparison.Ordinal));
        Check.Throws<ArgumentOutOfRangeException>(() => world.Send([1], world.Rank));
        Check.Throws<ArgumentOutOfRangeException>(() => world.Receive(new byte[1], -1));
        using (BucketedSum<double> sum = new(world, new double[5]))
        {
            Check.Throws<ArgumentOutOfRangeException>(() => sum.Begin(6, 0));
            Check.Throws<ArgumentOutOfRangeException>(() => sum.Begin(3, 3));
            Check.Throws<ArgumentOutOfRangeException>(() => sum.Begin(0, -1));
        }

        BucketedSum<double> disposed = new(world, new double[5]);
        disposed.Begin(0, 5);
        disposed.Dispose();
        disposed.Dispose();
        Check.Throws<ObjectDisposedException>(() => disposed.Begin(0, 5));
        Check.Throws<ObjectDisposedException>(() => disposed.Progress());
        Check.Throws<ObjectDisposedException>(disposed.Wait);
        Check.Throws<NotSupportedException>(() => new BucketedSum<long>(world, new long[1]));
        if (world.Size > 1)
        {
            if (world.Rank == 0) world.Send(new byte[8], 1);
            if (world.Rank == 1)
            {
                MpiException e = Check.Throws<MpiException>(() => world.Receive(new byte[4], 0));
                Check.That(e.Code != 0);
                Check.That(e.Message.StartsWith($"MPI_Recv failed in process 1 of {world.Size}: ", StringComparison.Ordinal));
                Console.WriteLine(e.Message);
            }
        }

        return 0;
    }

    private static void Buckets(Communicator world)
    {
        float[] values = [.. Enumerable.Range(0, 1000).Select(i => (float)i)];
        using BucketedSum<float> sum = new(world, values);
        for (int step = 0; step < 2; step++)
        {
            for (int i = 0; i < values.Length; i++) values[i] = i;
            for (int start = 0; start < 1000; start += 10) sum.Begin(start, 10);
            sum.Progress();
            sum.Wait();
            Check.That(values.Select((x, i) => x == world.Size * (float)i).All(x => x));
        }
    }

    /// <summary>However many buckets are on their way at once: one at a time in the first step, all of them in the second, to which the others come late.</summary>
    private static void BucketsAllocateInTheFirstStepAlone(Communicator world)
    {
        using BucketedSum<double> sum = new(world, new double[1000]);
        for (int step = 0; step < 2; step++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            if (step == 1 && world.Rank > 0) Thread.Sleep(50);
            for (int start = 0; start < 1000; start += 10)
            {
                sum.Begin(start, 10);
                // The last one is left to wait for: what a first call loads is not the buckets'.
                while (step == 0 && start < 990 && !sum.Progress()) Thread.Yield();
            }

            sum.Wait();
            Check.That(step == 0 || GC.GetAllocatedBytesForCurrentThread() == before);
        }
    }

    private static void NothingIsAllocated(Communicator world)
    {
        double[] values = new double[1000];
        using BucketedSum<double> sum = new(world, values);
        for (int i = 0; i < 3; i++) Step();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++) Step();
        Check.That(GC.GetAllocatedBytesForCurrentThread() == before);

        void Step()
        {
            world.SumInPlace(values);
            world.Broadcast<double>(values);
            world.Barrier();
            for (int start = 0; start < 1000; start += 10) sum.Begin(start, 10);
            sum.Wait();
        }
    }
}
