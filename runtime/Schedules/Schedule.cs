using System;
using System.Globalization;
using AutoDiffGen.Support;

namespace AutoDiffGen.Schedules;

/// <summary>A learning rate for every update: a pure function of the update index k = 0, 1, 2, …</summary>
/// <remarks>
/// <para>A number converts to the schedule that is always this number; any other function is
/// <c>new Schedule(k => 0.1 / (1 + k))</c>. Schedules keep no state, so one may serve many optimizers and threads.</para>
/// <para>They compose: <c>Schedule.LinearDecay(0, 0.1, 100).Then(100, Schedule.Cosine(0.1, 0, 900))</c> warms up, then falls; see
/// <see cref="Then"/> and <see cref="Times(double)"/>.</para>
/// <para>Stochastic gradient descent converges for the rates ε that satisfy the conditions of Robbins and Monro 1951,
/// ∑ε = ∞ (8.12) and ∑ε² &lt; ∞ (8.13 of Goodfellow, Bengio and Courville, Deep Learning); each schedule says which it satisfies,
/// in its documentation and by <see cref="SumIsInfinite"/> and <see cref="SumOfSquaresIsFinite"/>. <c>1 / (1 + k)</c> satisfies both.</para>
/// </remarks>
/// <param name="rate">The rate of update k, at least 0 and finite for every k from 0 on; it must not depend on anything but k.</param>
public sealed partial class Schedule(Func<long, double> rate)
{
    private readonly Func<long, double> _rate = rate ?? throw new ArgumentNullException(nameof(rate));

    private Schedule(Func<long, double> rate, bool sumIsInfinite, bool sumOfSquaresIsFinite)
        : this(rate) => (SumIsInfinite, SumOfSquaresIsFinite) = (sumIsInfinite, sumOfSquaresIsFinite);

    /// <summary>Whether ∑ε = ∞, so that no start is too far from the minimum: Robbins and Monro's first condition. Null where it is not known.</summary>
    /// <remarks>Of the formula: rates that vanish only because no number is as small count as if they did not.</remarks>
    public bool? SumIsInfinite { get; private init; }

    /// <summary>Whether ∑ε² &lt; ∞, so that the noise of gradients averages out: Robbins and Monro's second condition. Null where it is not known.</summary>
    public bool? SumOfSquaresIsFinite { get; private init; }

    /// <summary>The rate of update <paramref name="k"/>.</summary>
    /// <param name="k">How many updates were made before: 0 for the first.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">The schedule's function returned a rate that is negative or not finite.</exception>
    public double At(long k)
    {
        double rate = _rate(Valid.AtLeast(0, k, nameof(k)));
        if (double.IsFinite(rate) && rate >= 0) return rate;
        throw new InvalidOperationException(string.Create(
            CultureInfo.InvariantCulture, $"The schedule's rate for update {k} is {rate}, but must be finite and at least 0."));
    }

    /// <summary>The same rate for all updates.</summary>
    /// <param name="rate">At least 0 and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> is out of range.</exception>
    public static implicit operator Schedule(double rate) => Constant(rate);
}
