using System;
using AutoDiffGen.Support;

namespace AutoDiffGen.Schedules;

public sealed partial class Schedule
{
    /// <summary>ε_k = (ε₀ − ε_T)·(1 − k/T)^p + ε_T, and ε_T from update T on.</summary>
    /// <remarks>
    /// Keras and optax; torch's PolynomialLR has ε_T = 0. With ε_T &gt; 0 it satisfies ∑ε = ∞ but not ∑ε² &lt; ∞, with ε_T = 0 the other way round.
    /// </remarks>
    /// <param name="from">ε₀, the first rate: at least 0 and finite.</param>
    /// <param name="to">ε_T, the last rate: at least 0 and finite.</param>
    /// <param name="updates">T, the first update with the last rate: at least 1.</param>
    /// <param name="power">p, greater than 0 and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Schedule Polynomial(double from, double to, long updates, double power)
    {
        Valid.Rate(from, nameof(from));
        Valid.Rate(to, nameof(to));
        Valid.AtLeast(1, updates, nameof(updates));
        Valid.Positive(power, nameof(power));
        return new(
            k => k >= updates ? to : (from - to) * Math.Pow(1 - (double)k / updates, power) + to, to > 0, to == 0);
    }
}
