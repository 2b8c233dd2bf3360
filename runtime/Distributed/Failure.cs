using System;
using System.Runtime.ExceptionServices;

namespace AutoDiffGen.Distributed;

/// <summary>What a function of the caller's threw in this process, if it did: the others, who would wait, learn of it with the next sum, and only then it is thrown.</summary>
internal readonly struct Failure(Exception exception)
{
    // Of so many processes a float, which sums of losses may be, has the one that failed in its fraction.
    private const int MostNamed = 1 << 12;

    private readonly ExceptionDispatchInfo? _thrown = ExceptionDispatchInfo.Capture(exception);

    /// <summary>What to sum over the processes of this one: 0 where nothing was thrown.</summary>
    internal double Mark(IProcessGroup group) => _thrown is null ? 0 : MarkOf(group);

    /// <summary>What to sum over the processes of one that failed: a sum of one such number tells which it is, and any is at least 1.</summary>
    internal static double MarkOf(IProcessGroup group) => group.Size <= MostNamed ? 1 + (double)group.Rank / MostNamed : 1;

    /// <summary>What the others throw.</summary>
    internal static ProcessGroupException Elsewhere(IProcessGroup group, double sum, string what) =>
        new($"The {what} threw in {(group.Size <= MostNamed && sum < 2 ? $"process {(int)((sum - 1) * MostNamed)}" : "another process")}.");

    /// <summary>Throws it, or, where <paramref name="sum"/> tells of another process's, that.</summary>
    /// <exception cref="ProcessGroupException">It was thrown in another process.</exception>
    internal void Throw(IProcessGroup group, double sum, string what)
    {
        _thrown?.Throw();
        if (sum != 0) throw Elsewhere(group, sum, what);
    }

    /// <summary>Whether a condition holds in any process, unless one threw.</summary>
    /// <param name="group">The processes.</param>
    /// <param name="condition">Whether it holds in this one.</param>
    /// <param name="place">Where this one is in the run: <see cref="Meeting"/>.</param>
    /// <param name="what">What may have thrown.</param>
    /// <exception cref="ProcessGroupException">It was thrown in another process, or not all are at the same place.</exception>
    internal bool AnyOr(IProcessGroup group, bool condition, ulong place, string what)
    {
        (double any, double failures, bool isTogether) = Meeting.Sum(group, condition ? 1 : 0, Mark(group), place);
        Throw(group, failures, what);
        return isTogether ? any > 0 : throw Meeting.Apart(group);
    }
}
