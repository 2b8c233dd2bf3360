using System;
using System.Runtime.ExceptionServices;

namespace AutoDiffGen.Distributed;

/// <summary>What a function of the caller's threw in this process, if it did: the others, who would wait, learn of it with the next sum, and only then it is thrown.</summary>
internal readonly struct Failure(Exception exception)
{
    private readonly ExceptionDispatchInfo? _thrown = ExceptionDispatchInfo.Capture(exception);

    /// <summary>What to sum over the processes: 1, or 0 where nothing was thrown.</summary>
    internal double Count => _thrown is null ? 0 : 1;

    /// <summary>Throws it, or, where <paramref name="sum"/> tells of another process's, that.</summary>
    /// <exception cref="ProcessGroupException">It was thrown in another process.</exception>
    internal void Throw(double sum, string what)
    {
        _thrown?.Throw();
        if (sum != 0) throw new ProcessGroupException($"The {what} threw in another process.");
    }

    /// <summary>Whether a condition holds in any process, unless one threw.</summary>
    /// <param name="group">The processes.</param>
    /// <param name="condition">Whether it holds in this one.</param>
    /// <param name="place">Where this one is in the run: <see cref="Meeting"/>.</param>
    /// <param name="what">What may have thrown.</param>
    /// <exception cref="ProcessGroupException">It was thrown in another process, or not all are at the same place.</exception>
    internal bool AnyOr(IProcessGroup group, bool condition, ulong place, string what)
    {
        (bool any, bool hasFailed, bool isTogether) = Meeting.Ask(group, condition, _thrown is not null, place);
        Throw(hasFailed ? 1 : 0, what);
        return isTogether ? any : throw Meeting.Apart(group);
    }
}
