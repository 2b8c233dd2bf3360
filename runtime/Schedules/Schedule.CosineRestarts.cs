using System;
using AutoDiffGen.Support;

namespace AutoDiffGen.Schedules;

public sealed partial class Schedule
{
    /// <summary>The first half of a cosine from ε₀ to ε_T over T updates, again and again, each f times as long as the last.</summary>
    /// <remarks>
    /// Loshchilov and Hutter 2017, SGDR; torch's CosineAnnealingWarmRestarts. Satisfies ∑ε = ∞, but not ∑ε² &lt; ∞.
    /// </remarks>
    /// <param name="from">ε₀, the rate after each restart: at least 0 and finite.</param>
    /// <param name="to">ε_T, the rate approached before each restart: at least 0 and finite.</param>
    /// <param name="updates">T, the length of the first stretch: at least 1.</param>
    /// <param name="factor">f, at least 1: 1 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Schedule CosineRestarts(double from, double to, long updates, int factor = 1)
    {
        Valid.Rate(from, nameof(from));
        Valid.Rate(to, nameof(to));
        Valid.AtLeast(1, updates, nameof(updates));
        Valid.AtLeast(1, factor, nameof(factor));
        bool vanishes = from == 0 && to == 0;
        return new(
            k =>
            {
                double length = updates;
                if (factor == 1) k %= updates;
                while (k >= length)
                {
                    k -= (long)length;
                    length *= factor;
                }

                return to + (from - to) * (1 + Math.Cos(Math.PI * k / length)) / 2;
            },
            !vanishes,
            vanishes);
    }
}
