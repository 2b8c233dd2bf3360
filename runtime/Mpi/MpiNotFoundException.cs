using System;

namespace AutoDiffGen.Mpi;

/// <summary>This machine has no MPI library, or none that can be used; the message says what to install.</summary>
public sealed class MpiNotFoundException : Exception
{
    internal MpiNotFoundException(string message)
        : base(message)
    {
    }
}
