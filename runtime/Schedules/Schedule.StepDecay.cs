using System;
using AutoDiffGen.Support;

namespace AutoDiffGen.Schedules;

public sealed partial class Schedule
{
    /// <summary>ε_k = ε₀·f^⌊k/N⌋: the rate is multiplied by a factor every N updates.</summary>
    /// <remarks>
    /// Prince, Understanding Deep Learning, 6.2.2, where N counts epochs: N epochs are N times as many updates as an epoch has
    /// batches. Satisfies ∑ε² &lt; ∞ but not ∑ε = ∞ (with f &lt; 1): a start far away may not reach the minimum.
    /// </remarks>
    /// <param name="rate">ε₀, the first rate: at least 0 and finite.</param>
    /// <param name="factor">f, greater than 0 and at most 1.</param>
    /// <param name="every">N, the number of updates with the same rate: at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Schedule StepDecay(double rate, double factor, long every)
    {
        Valid.Rate(rate, nameof(rate));
        Valid.Factor(factor, nameof(factor));
        Valid.AtLeast(1, every, nameof(every));
        return new(k => rate * Math.Pow(factor, k / every), rate > 0 && factor == 1, rate == 0 || factor < 1);
    }
}
