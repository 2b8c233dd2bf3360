using System;
using System.Globalization;
using AutoDiffGen.Support;

namespace AutoDiffGen.LineSearch;

/// <summary>Backtracking: the first of ever shorter steps t with φ(t) ≤ φ(0) + c₁·t·φ′(0).</summary>
/// <remarks>
/// Armijo 1966; Nocedal and Wright 2006, algorithm 3.1. For directions that have a length of their own, as Newton's, whose first step is 1. A step whose
/// value is not finite is halved until it is. Nothing is allocated.
/// </remarks>
public sealed class ArmijoSearch
{
    /// <summary>c₁ in (0, 1): the part of the decrease that the slope promises which is enough, 1e-4 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double SufficientDecrease { get; init => field = Valid.Inside(0, 1, value, nameof(SufficientDecrease)); } = 1e-4;

    /// <summary>How steps get shorter: <see cref="Backtracking.Safeguarded"/> by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration.</exception>
    public Backtracking Backtracking { get; init => field = Valid.Defined(value, nameof(Backtracking)); }

    /// <summary>The factor in (0, 1) of <see cref="Backtracking.Geometric"/>: 0.5 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double Shrink { get; init => field = Valid.Inside(0, 1, value, nameof(Shrink)); } = 0.5;

    /// <summary>
    /// By how much a value may exceed the bound, in parts of |φ(0)|, as it is rounded: at least 0, which is the default. Near a minimum, 1e-14 or so keeps a
    /// search from failing on the last bits of the values.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, not finite or NaN.</exception>
    public double Rounding { get; init => field = Valid.Rate(value, nameof(Rounding)); }

    /// <summary>Steps tried at most, at least 1: 60 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxIterations { get; init => field = (int)Valid.AtLeast(1, value, nameof(MaxIterations)); } = 60;

    internal string Settings => string.Create(CultureInfo.InvariantCulture, $"{SufficientDecrease} {Backtracking} {Shrink} {Rounding} {MaxIterations}");

    /// <summary>Looks for a step.</summary>
    /// <param name="line">φ: the loss as a function of the step.</param>
    /// <param name="value">φ(0).</param>
    /// <param name="slope">φ′(0), the gradient times the direction.</param>
    /// <param name="first">The first step to try, and the largest: positive and finite.</param>
    /// <exception cref="ArgumentNullException"><paramref name="line"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The first step is not positive and finite.</exception>
    public LineSearchResult Search(ScalarLoss line, double value, double slope, double first = 1)
    {
        ArgumentNullException.ThrowIfNull(line);
        return Search(new FunctionLine(null, line), value, slope, Valid.Positive(first, nameof(first)));
    }

    internal LineSearchResult Search<TLine>(TLine line, double value, double slope, double first) where TLine : ILine
    {
        BestSeen best = new(0, value);
        int iterations = 0;
        if (!double.IsFinite(value) || !double.IsFinite(slope)) return Result(LineSearchStatus.NonFinite);
        if (slope >= 0) return Result(LineSearchStatus.NotDescent);

        double step = first, previous = 0, atPrevious = double.NaN, slack = Rounding * Math.Abs(value);
        bool anyFinite = false, isFlat = true;
        while (iterations < MaxIterations && step > 0)
        {
            if (line.IsOver) return Result(LineSearchStatus.Interrupted);
            iterations++;
            double at = line.At(step, out _);
            best.Add(step, at);
            // Of a tiny step the bound is rounded to the value itself, which is no decrease.
            if (double.IsFinite(at) && at <= value + (SufficientDecrease * step * slope) + slack && (slack > 0 || at < value))
                return new LineSearchResult(LineSearchStatus.Converged, step, at, best.Step, best.Value, iterations, iterations);
            if (!double.IsFinite(at))
            {
                step /= 2;
                continue;
            }

            anyFinite = true;
            isFlat &= Math.Abs(at - value) <= 4 * Ulp * Math.Abs(value);
            double next = Backtracking == Backtracking.Geometric ? Shrink * step
                : Backtracking == Backtracking.Safeguarded ? Math.Clamp(Parabola(step, at - value, slope), step / 10, step / 2)
                : double.IsNaN(atPrevious) ? Parabola(step, at - value, slope)
                : Cubic(previous, atPrevious - value, step, at - value, slope);
            (previous, atPrevious, step) = (step, at, next);
        }

        return Result(!anyFinite ? LineSearchStatus.NonFinite : isFlat || step == 0 ? LineSearchStatus.Flat : LineSearchStatus.MaxIterations);

        LineSearchResult Result(LineSearchStatus status) => new(status, best.Step, best.Value, best.Step, best.Value, iterations, iterations);
    }

    private const double Ulp = 1.0 / (1L << 52);

    // The minimum of slope·t + a·t² through (step, rise): positive curvature, as the step was rejected.
    private static double Parabola(double step, double rise, double slope) => Useful(-slope * step * step / (2 * (rise - (slope * step))), step / 2);

    // The minimum of slope·t + b·t² + a·t³ through both, the later step being the shorter one.
    private static double Cubic(double longer, double riseLonger, double step, double rise, double slope)
    {
        double factor = longer * longer * step * step * (step - longer);
        double above = rise - (slope * step), aboveLonger = riseLonger - (slope * longer);
        double a = ((longer * longer * above) - (step * step * aboveLonger)) / factor;
        double b = ((-longer * longer * longer * above) + (step * step * step * aboveLonger)) / factor;
        double next = (-b + Math.Sqrt(Math.Abs((b * b) - (3 * a * slope)))) / (3 * a);
        // Too near the last step, or less than half of it: half is the compromise.
        return step - next > step / 2 || 1 - (next / step) < 0.96 ? step / 2 : Useful(next, step / 2);
    }

    private static double Useful(double step, double otherwise) => double.IsFinite(step) && step > 0 ? step : otherwise;
}
