using System;
using System.Diagnostics;
using AutoDiffGen.Distributed;

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

    private static bool IsLast() => Communicator.World.Rank == Communicator.World.Size - 1;

    private static int Wait()
    {
        Communicator.World.Barrier();
        return 0;
    }
}
