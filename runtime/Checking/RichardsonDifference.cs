using System;

namespace AutoDiffGen;

/// <summary>Central differences of halving steps, extrapolated to step 0.</summary>
/// <remarks>
/// C. J. F. Ridders, Accurate computation of F'(x) and F'(x) F''(x), Adv. Eng. Software 4(2), 1982: Neville's scheme removes the powers
/// h², h⁴, … of the error; the answer is the entry that agrees best with its neighbours. Steps over a kink disagree, and lose.
/// </remarks>
/// <param name="Derivative">The derivative.</param>
/// <param name="Uncertainty">How far the entry's neighbours are from it.</param>
/// <param name="Step">The smallest step that the entry used.</param>
internal readonly record struct RichardsonDifference(double Derivative, double Uncertainty, double Step)
{
    private const int Levels = 12;
    private const double FirstStep = 1.0 / 16;

    /// <summary>f'(x).</summary>
    internal static RichardsonDifference Of(Func<double, double> f, double x)
    {
        Span<double> previous = stackalloc double[Levels], row = stackalloc double[Levels];
        RichardsonDifference best = new(double.NaN, double.PositiveInfinity, 0);
        double step = FirstStep * Math.Max(Math.Abs(x), 1);
        for (int level = 0; level < Levels; level++, step /= 2)
        {
            // What is really added differs from the step by rounding; divide by what was added.
            double right = x + step, left = x - step, power = 1;
            row[0] = (f(right) - f(left)) / (right - left);
            for (int order = 1; order <= level; order++)
            {
                power *= 4;
                row[order] = row[order - 1] + ((row[order - 1] - previous[order - 1]) / (power - 1));
                double uncertainty = Math.Max(Math.Abs(row[order] - row[order - 1]), Math.Abs(row[order] - previous[order - 1]));
                if (uncertainty < best.Uncertainty) best = new RichardsonDifference(row[order], uncertainty, step);
            }

            row[..(level + 1)].CopyTo(previous);
        }

        return best;
    }
}
