using System;
using AutoDiffGen.Support;

namespace AutoDiffGen.Schedules;

public sealed partial class Schedule
{
    /// <summary>ε_k = (1 − a)·ε₀ + a·ε_T with a = k/T, and ε_T from update T on.</summary>
    /// <remarks>
    /// Goodfellow, Bengio and Courville, Deep Learning, (8.14). With ε_T &gt; 0 it satisfies ∑ε = ∞ but not ∑ε² &lt; ∞,
    /// with ε_T = 0 the other way round. With ε₀ &lt; ε_T it is a warm-up: see <see cref="Then"/>.
    /// </remarks>
    /// <param name="from">ε₀, the first rate: at least 0 and finite.</param>
    /// <param name="to">ε_T, the last rate: at least 0 and finite; a hundredth of the first is common.</param>
    /// <param name="updates">T, the first update with the last rate: at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Schedule LinearDecay(double from, double to, long updates)
    {
        Valid.Rate(from, nameof(from));
        Valid.Rate(to, nameof(to));
        Valid.AtLeast(1, updates, nameof(updates));
        return new(k =>
        {
            double a = (double)Math.Min(k, updates) / updates;
            return (1 - a) * from + a * to;
        }, to > 0, to == 0);
    }
}
