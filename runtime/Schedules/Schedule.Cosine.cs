using System;
using AutoDiffGen.Support;

namespace AutoDiffGen.Schedules;

public sealed partial class Schedule
{
    /// <summary>ε_k = ε_T + (ε₀ − ε_T)·(1 + cos(π·k/T)) / 2: falls slowly at both ends.</summary>
    /// <remarks>
    /// Loshchilov and Hutter 2017, without restarts. From update T on the rate stays (Keras, optax), or comes back up (torch's CosineAnnealingLR, with period 2·T).
    /// With ε_T &gt; 0, or coming back, it satisfies ∑ε = ∞ but not ∑ε² &lt; ∞; staying at ε_T = 0 the other way round.
    /// </remarks>
    /// <param name="from">ε₀, the first rate: at least 0 and finite.</param>
    /// <param name="to">ε_T, the least rate: at least 0 and finite.</param>
    /// <param name="updates">T, the update with the least rate: at least 1.</param>
    /// <param name="after">What follows: <see cref="AfterEnd.Stay"/> by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Schedule Cosine(double from, double to, long updates, AfterEnd after = AfterEnd.Stay)
    {
        Valid.Rate(from, nameof(from));
        Valid.Rate(to, nameof(to));
        Valid.AtLeast(1, updates, nameof(updates));
        Valid.Defined(after, nameof(after));
        bool ends = to == 0 && (after != AfterEnd.Return || from == 0);
        return Within(updates, after, new(
            k =>
            {
                // The position in its period, as cosines of large angles lose digits.
                long position = after == AfterEnd.Return ? Math.Min(k % (2 * updates), 2 * updates - k % (2 * updates)) : Math.Min(k, updates);
                return position == updates ? to : to + (from - to) * (1 + Math.Cos(Math.PI * position / updates)) / 2;
            },
            !ends,
            ends));
    }
}
