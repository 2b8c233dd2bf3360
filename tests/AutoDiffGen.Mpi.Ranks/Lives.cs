using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading;
using AutoDiffGen.Distributed;
using AutoDiffGen.Training;

namespace AutoDiffGen.Mpi.Ranks;

/// <summary>Ways in which a process may end while the others wait for it.</summary>
internal static class Lives
{
    internal static int Hello(string[] arguments)
    {
        Console.WriteLine($"process {Communicator.World.Rank} of {Communicator.World.Size}");
        return 0;
    }

    /// <summary>The loss throws in the last process, and nobody catches it.</summary>
    internal static int Throws(string[] arguments)
    {
        Communicator world = Communicator.World;
        new SharedLoss<double>(world).Over(100, (_, _, _) => world.Rank == world.Size - 1 ? throw new InvalidOperationException("no such sample") : 1)([0], new double[1]);
        return 0;
    }

    /// <summary>The last process is killed.</summary>
    internal static int Crashes(string[] arguments)
    {
        if (IsLast()) Process.GetCurrentProcess().Kill();
        return Wait();
    }

    /// <summary>The last process ends with an error of its own.</summary>
    internal static int Returns(string[] arguments) => IsLast() ? 3 : Wait();

    /// <summary>The last process ends itself.</summary>
    internal static int Exits(string[] arguments)
    {
        if (IsLast()) Environment.Exit(4);
        return Wait();
    }

    /// <summary>The last process ends all.</summary>
    internal static int Aborts(string[] arguments)
    {
        if (IsLast()) Communicator.World.Abort(5);
        return Wait();
    }

    /// <summary>The last process ends as if all were well, by a return or an exit, while the others come to something that needs it: what.</summary>
    internal static int Leaves(string[] arguments)
    {
        Communicator world = Communicator.World;
        world.Barrier();
        LossGradient<double> tree = new SharedLoss<double>(world) { BlockSize = 1 }.Over(100, (_, _, _) => 1);
        // The first evaluation is a sum too.
        if (arguments[0] == "tree") tree([0], new double[1]);
        int last = world.Size - 1;
        if (IsLast())
        {
            if (arguments[0] == "exit") Environment.Exit(0);
            return 0;
        }

        switch (arguments[0])
        {
            // Longer than what is sent before the receiver asks for it.
            case "receiver": if (world.Rank == 0) world.Send(new byte[1 << 20], last); break;
            case "tree": tree([0], new double[1]); break;
            default: world.SumInPlace(new double[1000]); break;
        }

        return 0;
    }

    /// <summary>Another thread of the last process ends it as if all were well while all go on with sums: in one of them, or between two.</summary>
    internal static int Interrupts(string[] arguments)
    {
        Communicator world = Communicator.World;
        bool isInSum = arguments[0] == "sum";
        double[] one = new double[1];
        world.SumInPlace(one);
        if (IsLast()) new Thread(Exit).Start();
        for (int step = 0; step < 500; step++)
        {
            // The first one is late, so that the last waits for it in the sum.
            if (isInSum == (world.Rank == 0)) Thread.Sleep(10);
            world.SumInPlace(one);
        }

        return 0;

        static void Exit()
        {
            Thread.Sleep(100);
            Environment.Exit(0);
        }
    }

    /// <summary>Two threads of each process sum at once: one of them is refused.</summary>
    internal static int Crowds(string[] arguments)
    {
        Communicator world = Communicator.World;
        double[] one = [1];
        if (world.Rank == 0)
        {
            Thread other = new(() => world.SumInPlace(one));
            other.Start();
            // The others come late.
            Thread.Sleep(200);
            Console.WriteLine(Check.Throws<InvalidOperationException>(() => world.SumInPlace(new double[1])).Message);
            other.Join();
        }
        else
        {
            Thread.Sleep(500);
            world.SumInPlace(one);
        }

        Check.That(one[0] == world.Size);
        return 0;
    }

    /// <summary>MPI reports an error in the second process, whose vector is shorter; it catches that and ends as if all were well.</summary>
    internal static int Fails(string[] arguments)
    {
        try
        {
            Communicator.World.SumInPlace(new double[Communicator.World.Rank == 1 ? 5 : 10]);
        }
        catch (MpiException e)
        {
            Console.WriteLine(e.Message);
        }

        return 0;
    }

    /// <summary>A bucket of the last process is shorter: the library says so in some process, which goes on to its end.</summary>
    internal static int Buckets(string[] arguments)
    {
        using BucketedSum<double> sum = new(Communicator.World, new double[100]);
        try
        {
            sum.Begin(0, IsLast() ? 10 : 20);
            sum.Wait();
        }
        catch (MpiException e)
        {
            Console.WriteLine(e.Message);
        }

        return 0;
    }

    /// <summary>Processes that end one after the other, but not one that another waits for; messages have come and gone before.</summary>
    internal static int Parts(string[] arguments)
    {
        Communicator world = Communicator.World;
        if (world.Rank == 0) world.Send(new byte[1], world.Size - 1);
        else if (IsLast()) world.Receive(new byte[1], 0);
        world.Barrier();
        // Longer than those that have ended look away.
        Thread.Sleep(world.Rank * (arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 500));
        Console.WriteLine($"process {world.Rank} parts");
        return 0;
    }

    private static bool IsLast() => Communicator.World.Rank == Communicator.World.Size - 1;

    private static int Wait()
    {
        Communicator.World.Barrier();
        return 0;
    }
}
