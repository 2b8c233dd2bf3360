using System;
using System.Linq;
using AutoDiffGen.Support;

namespace AutoDiffGen.Schedules;

public sealed partial class Schedule
{
    /// <summary>ε_k = ε₀·f^n, where n counts the milestones up to k.</summary>
    /// <remarks>torch's MultiStepLR. Ends constant: ∑ε = ∞, but not ∑ε² &lt; ∞.</remarks>
    /// <param name="rate">ε₀, the first rate: at least 0 and finite.</param>
    /// <param name="factor">f, greater than 0 and at most 1.</param>
    /// <param name="milestones">The updates from which another factor holds: at least 1 each, in ascending order.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Schedule MultiStep(double rate, double factor, params ReadOnlySpan<long> milestones)
    {
        Valid.Rate(rate, nameof(rate));
        Valid.Factor(factor, nameof(factor));
        long[] starts = milestones.ToArray();
        long last = 1;
        foreach (long start in starts) last = Valid.AtLeast(last, start, nameof(milestones));
        return new(k => rate * Math.Pow(factor, starts.Count(start => start <= k)), rate > 0, rate == 0);
    }
}
