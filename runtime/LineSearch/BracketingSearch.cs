using System;
using System.Globalization;
using AutoDiffGen.Support;

namespace AutoDiffGen.LineSearch;

/// <summary>Shrinks an interval around a minimum by comparing values alone: of a &lt; b &lt; c &lt; d an end part is dropped each time.</summary>
/// <remarks>
/// <para>Prince, Understanding Deep Learning, figure 6.10 and notebook 6.1. If a is the best of the four, b, c and d move half way to it. Else, if
/// L[b] &lt; L[c], d becomes c, and otherwise a becomes b; then b and c are put at 1/3 and 2/3 of the interval. It starts at 0.33 and 0.66 of it, as the
/// notebook does, ends where c − b is at most <see cref="Tolerance"/>, and answers (b + c)/2.</para>
/// <para>A value that is not finite counts as larger than any that is, so that the interval shrinks away from it: halved until finite, where that is at b
/// and c too. Points that did not move are not evaluated again. Nothing is allocated.</para>
/// </remarks>
public sealed class BracketingSearch
{
    /// <summary>The search ends where the two inner points are no farther apart: at least 0, 1e-4 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or NaN.</exception>
    public double Tolerance { get; init => field = Valid.Tolerance(value, nameof(Tolerance)); } = 1e-4;

    /// <summary>How many times the interval shrinks at most, at least 1: 10 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxIterations { get; init => field = (int)Valid.AtLeast(1, value, nameof(MaxIterations)); } = 10;

    internal string Settings => string.Create(CultureInfo.InvariantCulture, $"{Tolerance} {MaxIterations}");

    /// <summary>Looks for a minimum between two points.</summary>
    /// <param name="loss">A loss of one number.</param>
    /// <param name="lower">Where to start: finite. In a descent, 0.</param>
    /// <param name="upper">The largest point to try: finite, and larger than <paramref name="lower"/>.</param>
    /// <returns>
    /// <see cref="LineSearchStatus.Converged"/> or <see cref="LineSearchStatus.MaxIterations"/> with the answer (b + c)/2, and
    /// <see cref="LineSearchStatus.MaxStep"/> with the same where the best point is <paramref name="upper"/> itself; <see cref="LineSearchStatus.NotDescent"/> where
    /// no point is better than <paramref name="lower"/>; <see cref="LineSearchStatus.Flat"/> where all values are the same.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="loss"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A bound is not finite, or they are in the wrong order.</exception>
    public LineSearchResult Search(ScalarLoss loss, double lower, double upper)
    {
        ArgumentNullException.ThrowIfNull(loss);
        Valid.Finite(lower, nameof(lower));
        Valid.Above(lower, upper, nameof(upper));
        Valid.Finite(upper - lower, nameof(upper));
        return Search(new FunctionLine(null, loss), lower, upper);
    }

    internal LineSearchResult Search<TLine>(TLine line, double lower, double upper) where TLine : ILine
    {
        double a = lower, b = lower + (0.33 * (upper - lower)), c = lower + (0.66 * (upper - lower)), d = upper;
        double atA = line.At(a, out _), atB = double.NaN, atC = double.NaN, atD = double.NaN, first = atA;
        BestSeen best = new(a, atA);
        bool isFlat = true, knowsD = false;
        int iterations = 0, evaluations = 1;
        while (Math.Abs(c - b) > Tolerance && iterations < MaxIterations)
        {
            if (line.IsOver) return Result(LineSearchStatus.Interrupted, best.Step, best.Value);
            iterations++;
            atB = At(b);
            atC = At(c);
            if (!knowsD) atD = At(d);
            knowsD = true;
            if (IsLess(atA, atB) && IsLess(atA, atC) && IsLess(atA, atD))
            {
                (b, c, d) = (a + ((b - a) / 2), a + ((c - a) / 2), a + ((d - a) / 2));
                knowsD = false;
                continue;
            }

            // Where neither inner point is finite, the end where the search began is.
            if (IsLess(atB, atC) || !double.IsFinite(atC)) (d, atD) = (c, atC);
            else (a, atA) = (b, atB);
            (b, c) = (a + ((d - a) / 3), a + (2 * (d - a) / 3));
        }

        if (double.IsNaN(best.Value)) return Result(LineSearchStatus.NonFinite, best.Step, best.Value);
        if (isFlat) return Result(LineSearchStatus.Flat, best.Step, best.Value);
        if (best.Step == lower) return Result(LineSearchStatus.NotDescent, best.Step, best.Value);
        bool isAtUpper = best.Step == upper && d == upper;
        double middle = (b + c) / 2, value = At(middle);
        if (!double.IsFinite(value)) (middle, value) = (best.Step, best.Value);
        return Result(isAtUpper ? LineSearchStatus.MaxStep : Math.Abs(c - b) <= Tolerance ? LineSearchStatus.Converged : LineSearchStatus.MaxIterations, middle, value);

        double At(double step)
        {
            double value = line.At(step, out _);
            evaluations++;
            best.Add(step, value);
            isFlat &= value == first;
            return value;
        }

        LineSearchResult Result(LineSearchStatus status, double step, double value) => new(status, step, value, best.Step, best.Value, iterations, evaluations);
    }

    private static bool IsLess(double x, double y) => x < y || (double.IsFinite(x) && !double.IsFinite(y));
}
