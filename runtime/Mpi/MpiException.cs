using System;

namespace AutoDiffGen.Mpi;

/// <summary>A call to the MPI library failed.</summary>
public sealed class MpiException : Exception
{
    internal MpiException(string message, int code)
        : base(message) => Code = code;

    /// <summary>The library's error code.</summary>
    public int Code { get; }
}
