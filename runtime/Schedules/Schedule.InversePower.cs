using System;
using AutoDiffGen.Support;

namespace AutoDiffGen.Schedules;

public sealed partial class Schedule
{
    /// <summary>ε_k = ε₀ / (1 + k)^p.</summary>
    /// <remarks>
    /// Robbins and Monro 1951 have p = 1; p = ½ is common in theory of stochastic gradients. Satisfies ∑ε = ∞ for p ≤ 1, and ∑ε² &lt; ∞ for p &gt; ½.
    /// </remarks>
    /// <param name="rate">ε₀, the first rate: at least 0 and finite.</param>
    /// <param name="power">p, at least 0 and finite: 1 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Schedule InversePower(double rate, double power = 1)
    {
        Valid.Rate(rate, nameof(rate));
        Valid.Rate(power, nameof(power));
        return new(k => rate / Math.Pow(1.0 + k, power), rate > 0 && power <= 1, rate == 0 || power > 0.5);
    }
}
