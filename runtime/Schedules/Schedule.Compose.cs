using System;
using AutoDiffGen.Support;

namespace AutoDiffGen.Schedules;

public sealed partial class Schedule
{
    /// <summary>This schedule before update <paramref name="start"/>, and another one, from its own update 0 on, from there on.</summary>
    /// <remarks>
    /// torch's SequentialLR, optax's join_schedules. A warm-up, then a cosine: <c>Schedule.LinearDecay(0, 0.1, 100).Then(100, Schedule.Cosine(0.1, 0, 900))</c>.
    /// The sums are those of the other one.
    /// </remarks>
    /// <param name="start">The first update of the other schedule: at least 0.</param>
    /// <param name="next">The other schedule.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="start"/> is negative.</exception>
    public Schedule Then(long start, Schedule next)
    {
        ArgumentNullException.ThrowIfNull(next);
        Valid.AtLeast(0, start, nameof(start));
        return new(k => k < start ? At(k) : next.At(k - start))
        {
            SumIsInfinite = next.SumIsInfinite,
            SumOfSquaresIsFinite = next.SumOfSquaresIsFinite,
        };
    }

    /// <summary>All rates times a factor.</summary>
    /// <param name="factor">At least 0 and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="factor"/> is out of range.</exception>
    public Schedule Times(double factor)
    {
        Valid.Rate(factor, nameof(factor));
        return new(k => factor * At(k))
        {
            SumIsInfinite = factor == 0 ? false : SumIsInfinite,
            SumOfSquaresIsFinite = factor == 0 ? true : SumOfSquaresIsFinite,
        };
    }

    /// <summary>The product of two schedules at each update, one of which is a factor: torch's ChainedScheduler. Its sums are not known.</summary>
    /// <param name="factor">The other schedule.</param>
    public Schedule Times(Schedule factor)
    {
        ArgumentNullException.ThrowIfNull(factor);
        return new(k => At(k) * factor.At(k));
    }

    /// <summary>1 / L, the constant rate by which gradient descent never goes uphill on a loss whose gradient has the Lipschitz constant L.</summary>
    /// <remarks>For least squares ½·‖y − X·w‖² L is the largest eigenvalue of XᵀX. The sums are those of <see cref="Constant"/>.</remarks>
    /// <param name="lipschitz">L, positive and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="lipschitz"/> is out of range.</exception>
    public static Schedule InverseLipschitz(double lipschitz) => Constant(1 / Valid.Positive(lipschitz, nameof(lipschitz)));

    /// <summary>A schedule that is an error after its last update, if so asked.</summary>
    private static Schedule Within(long last, AfterEnd after, Schedule schedule) => after != AfterEnd.Throw
        ? schedule
        : new(k => k <= last ? schedule.At(k) : throw new InvalidOperationException($"The schedule ends with update {last}, but was asked for the rate of update {k}."));
}
