using System;
using System.Globalization;
using AutoDiffGen.Support;

namespace AutoDiffGen.LineSearch;

/// <summary>Finds a step t with φ(t) ≤ φ(0) + c₁·t·φ′(0) and |φ′(t)| ≤ c₂·|φ′(0)|: the strong Wolfe conditions.</summary>
/// <remarks>
/// <para>Moré and Thuente, Line search algorithms with guaranteed sufficient decrease, ACM TOMS 20(3), 1994, as MINPACK-2's dcsrch: interpolation by cubics
/// and secants in an interval that shrinks by a third at least in two steps. The second condition is what quasi-Newton methods need to stay positive
/// definite, and conjugate gradients to stay directions of descent.</para>
/// <para>Where <see cref="Rounding"/> is not 0, a step is taken as well whose value differs from φ(0) by rounding only, if its slope says that a minimum is
/// near: (2c₁ − 1)·φ′(0) ≥ φ′(t), Hager and Zhang's approximate condition (SIAM J. Optim. 16(1), 2005).</para>
/// <para>A step whose value or slope is not finite is halved until both are, and no step as long is tried again. Nothing is allocated.</para>
/// </remarks>
public sealed class StrongWolfeSearch
{
    /// <summary>c₁ in (0, 1): the part of the decrease that the slope promises which is enough, 1e-4 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double SufficientDecrease { get; init => field = Valid.Inside(0, 1, value, nameof(SufficientDecrease)); } = 1e-4;

    /// <summary>
    /// c₂ in (0, 1): the part of the slope that may be left, 0.9 by default. Larger than c₁, or no step may satisfy both. Conjugate gradients need less than 0.5.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double Curvature { get; init => field = Valid.Inside(0, 1, value, nameof(Curvature)); } = 0.9;

    /// <summary>The largest step: positive, 1e20 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double MaxStep { get; init => field = Valid.Positive(value, nameof(MaxStep)); } = 1e20;

    /// <summary>By how much values are taken to be rounded, in parts of |φ(0)|: at least 0, which is the default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, not finite or NaN.</exception>
    public double Rounding { get; init => field = Valid.Rate(value, nameof(Rounding)); }

    /// <summary>Steps tried at most, at least 1: 60 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxIterations { get; init => field = (int)Valid.AtLeast(1, value, nameof(MaxIterations)); } = 60;

    internal string Settings => string.Create(CultureInfo.InvariantCulture, $"{SufficientDecrease} {Curvature} {MaxStep} {Rounding} {MaxIterations}");

    /// <summary>Looks for a step.</summary>
    /// <param name="line">φ and φ′: the loss as a function of the step, and its derivative by the step.</param>
    /// <param name="value">φ(0).</param>
    /// <param name="slope">φ′(0), the gradient times the direction.</param>
    /// <param name="first">The first step to try: positive and finite; at most <see cref="MaxStep"/> is taken of it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="line"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The first step is not positive and finite.</exception>
    public LineSearchResult Search(ScalarGradient line, double value, double slope, double first = 1)
    {
        ArgumentNullException.ThrowIfNull(line);
        return Search(new FunctionLine(line, null), value, slope, Valid.Positive(first, nameof(first)));
    }

    internal LineSearchResult Search<TLine>(TLine line, double value, double slope, double first) where TLine : ILine
    {
        BestSeen best = new(0, value);
        int iterations = 0;
        if (!double.IsFinite(value) || !double.IsFinite(slope)) return Result(LineSearchStatus.NonFinite);
        if (slope >= 0) return Result(LineSearchStatus.NotDescent);

        double promised = SufficientDecrease * slope, flat = Math.Max(Rounding, 4 * Ulp) * Math.Abs(value);
        MoreThuente interval = new(value, slope, promised, Math.Min(first, MaxStep), MaxStep);
        bool anyFinite = false, isFlat = true;
        bool isContradicted = false;
        int level = 0;
        while (iterations < MaxIterations && level < MaxLevel)
        {
            if (line.IsOver) return Result(LineSearchStatus.Interrupted);
            iterations++;
            double step = interval.Step, at = line.At(step, out double slopeThere);
            if (!double.IsFinite(at) || !double.IsFinite(slopeThere))
            {
                // At 0 the loss is finite: half way back, again and again, until it is.
                if (!interval.Retreat()) break;
                continue;
            }

            anyFinite = true;
            best.Add(step, at);
            isFlat &= Math.Abs(at - value) <= flat;
            isContradicted |= Contradicts(at - value, -slope * step, flat);
            level = Rounding > 0 && Math.Abs(at - value) <= flat ? level + 1 : 0;
            bool isLevel = Math.Abs(slopeThere) <= Curvature * -slope, falls = at <= value + (step * promised) && at < value;
            if (isLevel && (falls || IsApproximate(at, slopeThere))) return Found(LineSearchStatus.Converged, step, at);
            if (step == MaxStep && falls && slopeThere <= promised) return Found(LineSearchStatus.MaxStep, step, at);
            if (!interval.Next(at, slopeThere)) break;
        }

        return Result(
            !anyFinite ? LineSearchStatus.NonFinite
            : interval.IsAtMax ? LineSearchStatus.MaxStep
            : isContradicted && best.Value >= value - flat ? LineSearchStatus.NoDecrease
            : isFlat || iterations < MaxIterations ? LineSearchStatus.Flat
            : LineSearchStatus.MaxIterations);

        bool IsApproximate(double at, double slopeThere) =>
            Rounding > 0 && Math.Abs(at - value) <= Rounding * Math.Abs(value) && slopeThere <= ((2 * SufficientDecrease) - 1) * slope;

        LineSearchResult Found(LineSearchStatus status, double step, double at) => new(status, step, at, best.Step, best.Value, iterations, iterations);

        LineSearchResult Result(LineSearchStatus status) => Found(status, best.Step, best.Value);
    }

    // A parabola that falls by no more than rounding rises by as much as its slope promised a fall, or up to twice that, no farther out than where that is 12 times the rounding.
    private static bool Contradicts(double rise, double promised, double flat) => promised >= 20 * flat && rise >= 0.5 * promised && rise <= 2 * promised;

    private const double Ulp = 1.0 / (1L << 52);
    // Steps one after the other that rounding hides from each other: what the slopes promise is not there.
    private const int MaxLevel = 10;
}
