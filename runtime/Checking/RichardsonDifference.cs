using System;

namespace AutoDiffGen;

/// <summary>Central differences of halving steps, extrapolated to step 0.</summary>
/// <remarks>
/// C. J. F. Ridders, Accurate computation of F'(x) and F'(x) F''(x), Adv. Eng. Software 4(2), 1982: Neville's scheme removes the powers
/// h², h⁴, … of the error; the answer is an entry that agrees with its neighbours, and there that of the smallest steps: larger ones
/// may all be over the same kink, and agree.
/// </remarks>
/// <param name="Derivative">The derivative.</param>
/// <param name="Uncertainty">How far the entry's neighbours are from it.</param>
/// <param name="Step">The smallest step that the entry used.</param>
internal readonly record struct RichardsonDifference(double Derivative, double Uncertainty, double Step)
{
    private const int Levels = 12;
    private const double FirstStep = 1.0 / 16;
    // A hundredth of what is asked of derivatives.
    private const double Enough = 1e-9;
    private const double Epsilon = 1.0 / (1L << 52);

    /// <summary>What the roundings of the function's last bits may come to in the derivative: differences cannot tell less apart.</summary>
    internal double Noise { get; init; }

    private double Open => Uncertainty + Noise;

    /// <summary>f'(x).</summary>
    internal static RichardsonDifference Of(Func<double, double> f, double x) => Of(at => [f(at)], 1, x, Epsilon, static at => at)[0];

    /// <summary>f'(x), of a function of several values.</summary>
    /// <param name="f">The function.</param>
    /// <param name="values">How many values it has.</param>
    /// <param name="x">Where.</param>
    /// <param name="epsilon">The distance from 1 to the next number of the function's type.</param>
    /// <param name="rounded">What the argument's type keeps of a number.</param>
    internal static RichardsonDifference[] Of(Func<double, double[]> f, int values, double x, double epsilon, Func<double, double> rounded)
    {
        double[,] quotients = new double[values, Levels], noise = new double[values, Levels];
        double first = FirstStep * Math.Max(Math.Abs(x), 1), step = first;
        for (int level = 0; level < Levels; level++, step /= 2)
        {
            // What is really added differs from the step by rounding; divide by what was added.
            double right = rounded(x + step), left = rounded(x - step), added = right - left;
            double[] above = f(right), below = f(left);
            for (int i = 0; i < values; i++)
            {
                quotients[i, level] = (above[i] - below[i]) / added;
                noise[i, level] = 2 * epsilon * Math.Max(Math.Abs(above[i]), Math.Abs(below[i])) / step;
            }
        }

        RichardsonDifference[] differences = new RichardsonDifference[values];
        for (int i = 0; i < values; i++) differences[i] = Extrapolated(quotients, noise, i, first);
        return differences;
    }

    private static RichardsonDifference Extrapolated(double[,] quotients, double[,] noise, int value, double step)
    {
        Span<double> previous = stackalloc double[Levels], row = stackalloc double[Levels];
        Span<RichardsonDifference> found = new RichardsonDifference[Levels];
        RichardsonDifference best = new(double.NaN, double.PositiveInfinity, 0);
        for (int level = 0; level < Levels; level++, step /= 2)
        {
            double power = 1;
            row[0] = quotients[value, level];
            found[level] = new RichardsonDifference(double.NaN, double.PositiveInfinity, step) { Noise = noise[value, level] };
            for (int order = 1; order <= level; order++)
            {
                power *= 4;
                row[order] = row[order - 1] + ((row[order - 1] - previous[order - 1]) / (power - 1));
                double uncertainty = Math.Max(Math.Abs(row[order] - row[order - 1]), Math.Abs(row[order] - previous[order - 1]));
                if (uncertainty < found[level].Uncertainty) found[level] = found[level] with { Derivative = row[order], Uncertainty = uncertainty };
            }

            if (found[level].Open < best.Open) best = found[level];
            row[..(level + 1)].CopyTo(previous);
        }

        double enough = Math.Max(best.Open, Enough * Math.Abs(best.Derivative));
        for (int level = Levels - 1; level >= 0; level--)
            if (found[level].Open <= enough) return found[level];
        return best;
    }
}
