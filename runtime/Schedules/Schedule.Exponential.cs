using System;
using AutoDiffGen.Support;

namespace AutoDiffGen.Schedules;

public sealed partial class Schedule
{
    /// <summary>ε_k = ε₀·f^(k/N): the rate is multiplied by a factor over N updates, little by little.</summary>
    /// <remarks>
    /// torch's ExponentialLR (N = 1); Keras and optax. In stairs it is <see cref="StepDecay"/>. Satisfies ∑ε² &lt; ∞ but not ∑ε = ∞ (with f &lt; 1).
    /// </remarks>
    /// <param name="rate">ε₀, the first rate: at least 0 and finite.</param>
    /// <param name="factor">f, greater than 0 and at most 1.</param>
    /// <param name="every">N, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Schedule Exponential(double rate, double factor, long every = 1)
    {
        Valid.Rate(rate, nameof(rate));
        Valid.Factor(factor, nameof(factor));
        Valid.AtLeast(1, every, nameof(every));
        return new(k => rate * Math.Pow(factor, (double)k / every), rate > 0 && factor == 1, rate == 0 || factor < 1);
    }
}
