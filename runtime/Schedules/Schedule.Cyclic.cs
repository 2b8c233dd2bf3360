using System;
using AutoDiffGen.Support;

namespace AutoDiffGen.Schedules;

public sealed partial class Schedule
{
    /// <summary>Rises linearly from ε₀ to ε₁ and falls back, again and again.</summary>
    /// <remarks>
    /// Smith 2017; torch's CyclicLR. Satisfies ∑ε = ∞ but not ∑ε² &lt; ∞, unless ε₀ is 0 and the cycles shrink: then the other way round.
    /// </remarks>
    /// <param name="low">ε₀, at least 0 and finite.</param>
    /// <param name="high">ε₁, at least ε₀ and finite.</param>
    /// <param name="up">Updates of the rise: at least 1.</param>
    /// <param name="down">Updates of the fall: at least 1.</param>
    /// <param name="form">How high the cycles go: all to ε₁ by default.</param>
    /// <param name="factor">Of <see cref="CycleForm.Exponential"/>, greater than 0 and at most 1: the height is times factor^k.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Schedule Cyclic(
        double low, double high, long up, long down, CycleForm form = CycleForm.Triangular, double factor = 1)
    {
        Valid.Rate(low, nameof(low));
        Valid.NotBelow(low, high, nameof(high));
        bool shrinks = form == CycleForm.Halving || (form == CycleForm.Exponential && factor < 1), ends = low == 0 && (shrinks || high == 0);
        Func<long, double> height = Height(up, down, form, factor);
        return new(k => low + (high - low) * height(k), !ends, ends);
    }

    /// <summary>The momentum that goes with <see cref="Cyclic"/>: falls from β₁ to β₀ where the rate rises, and rises where it falls.</summary>
    /// <remarks>torch's CyclicLR with cycle_momentum; for <see cref="Optimizers.Momentum{T}.BetaSchedule"/>.</remarks>
    /// <param name="low">β₀, at least 0.</param>
    /// <param name="high">β₁, at least β₀ and less than 1.</param>
    /// <param name="up">As for the rate.</param>
    /// <param name="down">As for the rate.</param>
    /// <param name="form">As for the rate.</param>
    /// <param name="factor">As for the rate.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Schedule CyclicMomentum(
        double low, double high, long up, long down, CycleForm form = CycleForm.Triangular, double factor = 1)
    {
        Valid.Decay<double>(low, nameof(low));
        Valid.NotBelow(low, Valid.Decay<double>(high, nameof(high)), nameof(high));
        Func<long, double> height = Height(up, down, form, factor);
        return new(k => high - (high - low) * height(k));
    }

    /// <summary>0 at the ends of each cycle; 1, or less by form, where the rise ends.</summary>
    private static Func<long, double> Height(long up, long down, CycleForm form, double factor)
    {
        Valid.AtLeast(1, up, nameof(up));
        Valid.AtLeast(1, down, nameof(down));
        Valid.Defined(form, nameof(form));
        Valid.Factor(factor, nameof(factor));
        return k =>
        {
            long cycle = k / (up + down), position = k % (up + down);
            double height = position <= up ? (double)position / up : (double)(up + down - position) / down;
            return form switch
            {
                CycleForm.Halving => height * Math.Pow(0.5, cycle),
                CycleForm.Exponential => height * Math.Pow(factor, k),
                _ => height,
            };
        };
    }
}
