using System;
using AutoDiffGen.Support;

namespace AutoDiffGen.Schedules;

public sealed partial class Schedule
{
    /// <summary>ε_k = ε for all k.</summary>
    /// <remarks>Satisfies ∑ε = ∞ (unless ε is 0), but not ∑ε² &lt; ∞: stochastic gradients keep the parameters moving.</remarks>
    /// <param name="rate">ε, at least 0 and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> is out of range.</exception>
    public static Schedule Constant(double rate)
    {
        Valid.Rate(rate, nameof(rate));
        return new(_ => rate, rate > 0, rate == 0);
    }
}
