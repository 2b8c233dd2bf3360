using System;
using AutoDiffGen.Support;

namespace AutoDiffGen.Schedules;

public sealed partial class Schedule
{
    /// <summary>ε_k = ε₀ / (1 + d·k/N).</summary>
    /// <remarks>
    /// Keras' InverseTimeDecay; with N = 1, torch's lr_decay of AdaGrad. With d &gt; 0 it satisfies both ∑ε = ∞ and ∑ε² &lt; ∞.
    /// </remarks>
    /// <param name="rate">ε₀, the first rate: at least 0 and finite.</param>
    /// <param name="decay">d, at least 0 and finite.</param>
    /// <param name="every">N, at least 1.</param>
    /// <param name="inStairs">Whether k/N is rounded down to a whole number; not by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Schedule InverseTime(double rate, double decay, long every = 1, bool inStairs = false)
    {
        Valid.Rate(rate, nameof(rate));
        Valid.Rate(decay, nameof(decay));
        Valid.AtLeast(1, every, nameof(every));
        return new(k => rate / (1 + decay * (inStairs ? k / every : (double)k / every)), rate > 0, rate == 0 || decay > 0);
    }
}
