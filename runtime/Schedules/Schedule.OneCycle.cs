using System;
using AutoDiffGen.Support;

namespace AutoDiffGen.Schedules;

public sealed partial class Schedule
{
    /// <summary>One rise from ε/25 to ε, and one fall to almost nothing, over T updates.</summary>
    /// <remarks>
    /// Smith and Topin 2018, as torch's OneCycleLR: update ⌈share·T⌉ − 1 (for whole share·T) has the largest rate, update T − 1 the last one, ε / (start·end).
    /// In three phases the rate falls back to the first one as fast as it rose, and only then to the last. After that it stays, or is an error.
    /// Staying, it satisfies ∑ε = ∞, but not ∑ε² &lt; ∞.
    /// </remarks>
    /// <param name="highest">ε, at least 0 and finite.</param>
    /// <param name="updates">T, at least 2.</param>
    /// <param name="form">How it rises and falls; by default by half a cosine.</param>
    /// <param name="share">The share of T of the rise, greater than 0 and less than 1 (at most ½ in three phases): 0.3 by default.</param>
    /// <param name="start">By what the first rate is smaller than ε, at least 1: 25 by default.</param>
    /// <param name="end">By what the last rate is smaller than the first, at least 1: 10,000 by default.</param>
    /// <param name="inThreePhases">Whether the fall is in two; not by default.</param>
    /// <param name="after">What is after update T − 1: <see cref="AfterEnd.Stay"/> by default; torch's is <see cref="AfterEnd.Throw"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Schedule OneCycle(
        double highest, long updates, CycleCurve form = CycleCurve.Cosine, double share = 0.3, double start = 25, double end = 10_000,
        bool inThreePhases = false, AfterEnd after = AfterEnd.Stay)
    {
        Valid.Rate(highest, nameof(highest));
        Valid.Growth(start, nameof(start));
        Valid.Growth(end, nameof(end));
        double first = highest / start, last = first / end;
        Func<long, double> phases = Phases(updates, form, share, inThreePhases, first, highest, first, last);
        return Within(
            Valid.AtLeast(2, updates, nameof(updates)) - 1,
            Valid.OneOf(after, nameof(after), AfterEnd.Stay, AfterEnd.Throw),
            new(phases, last > 0, last == 0));
    }

    /// <summary>The momentum that goes with <see cref="OneCycle"/>: falls from β₁ to β₀ where the rate rises, and comes back.</summary>
    /// <remarks>torch's OneCycleLR with cycle_momentum; for <see cref="Optimizers.Momentum{T}.BetaSchedule"/>.</remarks>
    /// <param name="low">β₀, at least 0: 0.85 in torch.</param>
    /// <param name="high">β₁, at least β₀ and less than 1: 0.95 in torch.</param>
    /// <param name="updates">As for the rate.</param>
    /// <param name="form">As for the rate.</param>
    /// <param name="share">As for the rate.</param>
    /// <param name="inThreePhases">As for the rate.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Schedule OneCycleMomentum(
        double low, double high, long updates, CycleCurve form = CycleCurve.Cosine, double share = 0.3, bool inThreePhases = false)
    {
        Valid.Decay<double>(low, nameof(low));
        Valid.NotBelow(low, Valid.Decay<double>(high, nameof(high)), nameof(high));
        return new(Phases(updates, form, share, inThreePhases, high, low, high, high));
    }

    private static Func<long, double> Phases(
        long updates, CycleCurve form, double share, bool inThreePhases, double first, double middle, double back, double last)
    {
        Valid.AtLeast(2, updates, nameof(updates));
        Valid.Defined(form, nameof(form));
        Valid.Share(share, nameof(share));
        if (inThreePhases && share > 0.5) throw Valid.Outside(share, nameof(share), "at most 0.5 in three phases");
        // As torch: the phases end at share·T − 1, in three phases at 2·share·T − 2 too, and at T − 1.
        double top = share * updates - 1, again = 2 * share * updates - 2, all = updates - 1;
        return k =>
        {
            if (k >= all) return last;
            if (k <= top) return Between(first, middle, top > 0 ? k / top : 1);
            if (!inThreePhases) return Between(middle, last, (k - top) / (all - top));
            return k <= again ? Between(middle, back, (k - top) / (again - top)) : Between(back, last, (k - again) / (all - again));
        };

        double Between(double from, double to, double position) => form == CycleCurve.Linear
            ? from + (to - from) * position
            : to + (from - to) / 2 * (1 + Math.Cos(Math.PI * position));
    }
}
