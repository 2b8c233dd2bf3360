using System;

namespace AutoDiffGen.Distributed;

/// <summary>
/// The work of this process cannot go on, as another process of its group failed (the error itself is there), or as the processes were told different things or have drifted apart, which all of them are told.
/// </summary>
public sealed class ProcessGroupException : Exception
{
    internal ProcessGroupException(string message)
        : base(message)
    {
    }
}
