using System;
using System.ComponentModel;

namespace AutoDiffGen.CompilerServices;

/// <summary>Which states of a long loop its reverse keeps, to run from them again: as few step evaluations as so many states allow.</summary>
/// <remarks>
/// Griewank &amp; Walther, "Algorithm 799: revolve", ACM Transactions on Mathematical Software 26 (2000): with s states, β(s, r) = C(s + r, s)
/// steps can be reversed so that none is run forward more than r times before its own reverse. Of l steps, β(s, r − 1) &lt; l ≤ β(s, r),
/// the next state is best kept after m = min(β(s, r − 1), l − β(s − 1, r − 1)) of them.
/// Steps are told by the index of the loop: from, from + step, ….
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Checkpoints
{
    /// <summary>The index with which the loop ends: the first that is none of its steps.</summary>
    /// <param name="start">First index.</param>
    /// <param name="bound">The bound.</param>
    /// <param name="step">Not 0; its sign tells the direction.</param>
    /// <param name="inclusive">Whether the bound is an index too.</param>
    public static int End(int start, int bound, int step, bool inclusive) => unchecked((int)End((long)start, bound, step, inclusive));

    /// <inheritdoc cref="End(int, int, int, bool)"/>
    public static long End(long start, long bound, long step, bool inclusive) =>
        unchecked(start + ((long)Trips.Count(start, bound, step, inclusive) * step));

    /// <summary>How many states are kept at most: no more than there are steps.</summary>
    /// <param name="start">First index.</param>
    /// <param name="end">The index behind the last.</param>
    /// <param name="states">The most that may be kept; at least 1.</param>
    /// <param name="step">From one index to the next.</param>
    public static int Most(long start, long end, int states, long step = 1) => (int)Math.Min(Trips.Count(start, end, step), (ulong)states);

    /// <summary>Where to keep the next state, on the way to a step that is to be run.</summary>
    /// <param name="from">Where the last state was kept.</param>
    /// <param name="last">The step to get to; not before <paramref name="from"/>.</param>
    /// <param name="free">How many more states can be kept.</param>
    /// <param name="step">From one index to the next.</param>
    /// <returns>An index behind <paramref name="from"/>; <paramref name="last"/> where no state is worth keeping before it.</returns>
    public static int Next(int from, int last, int free, int step = 1) => unchecked((int)Next((long)from, last, free, step));

    /// <inheritdoc cref="Next(int, int, int, int)"/>
    public static long Next(long from, long last, int free, long step = 1)
    {
        ulong distance = unchecked(step > 0 ? (ulong)last - (ulong)from : (ulong)from - (ulong)last);
        if (free <= 0 || distance == 0) return last;
        ulong steps = step is 1 or -1 ? distance : distance / unchecked(step > 0 ? (ulong)step : 0ul - (ulong)step);
        return unchecked(from + ((long)Ahead(steps, (uint)free) * step));
    }

    // Of steps + 1 steps, the last of which is to be reversed first, with `free` states beside the one at hand.
    private static ulong Ahead(ulong steps, uint free)
    {
        // r = 1: enough for each.
        if (steps <= (ulong)free + 1) return 1;
        UInt128 length = (UInt128)steps + 1, states = (UInt128)free + 1, range = 1, repetitions = 0;
        if (length < int.MaxValue && free < int.MaxValue) return Narrow((ulong)length, (ulong)free + 1);
        while (range < length)
        {
            repetitions++;
            range = range * (states + repetitions) / repetitions;
        }

        UInt128 shorter = range * repetitions / (states + repetitions), fewer = shorter * states / (states + repetitions - 1);
        return (ulong)UInt128.Min(shorter, length - fewer);
    }

    // The same where no product overflows: the usual case, several times as fast.
    private static ulong Narrow(ulong length, ulong states)
    {
        ulong range = 1, repetitions = 0;
        while (range < length)
        {
            repetitions++;
            range = range * (states + repetitions) / repetitions;
        }

        ulong shorter = range * repetitions / (states + repetitions), fewer = shorter * states / (states + repetitions - 1);
        return Math.Min(shorter, length - fewer);
    }
}
