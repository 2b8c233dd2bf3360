using System;

namespace AutoDiffGen.Distributed;

/// <summary>The work of this process cannot go on, as another process of its group failed: the error itself is there.</summary>
public sealed class ProcessGroupException : Exception
{
    internal ProcessGroupException(string message)
        : base(message)
    {
    }
}
