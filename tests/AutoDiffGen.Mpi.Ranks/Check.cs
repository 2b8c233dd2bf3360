using System;
using System.Runtime.CompilerServices;

namespace AutoDiffGen.Mpi.Ranks;

/// <summary>Assertions in a process of its own: what fails ends it, and mpirun the others.</summary>
internal static class Check
{
    internal static void That(bool condition, [CallerArgumentExpression(nameof(condition))] string text = "")
    {
        if (!condition) throw new InvalidOperationException($"Not so in process {Communicator.World.Rank} of {Communicator.World.Size}: {text}");
    }

    internal static TException Throws<TException>(Action action) where TException : Exception
    {
        try
        {
            action();
        }
        catch (TException e)
        {
            return e;
        }

        throw new InvalidOperationException($"No {typeof(TException).Name} was thrown.");
    }
}
