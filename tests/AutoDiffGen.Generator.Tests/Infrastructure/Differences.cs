using System;

namespace AutoDiffGen.Generator.Tests.Infrastructure;

/// <summary>A derivative by differences, and how far it may be off.</summary>
internal readonly record struct Difference(double Derivative, double Error);

/// <summary>Central differences, extrapolated to step 0.</summary>
/// <remarks>
/// Ridders 1982: halving steps give a first column, Neville's scheme removes h², h⁴, …; the answer is the entry that
/// agrees best with its two neighbours. Entries that used a step over a kink or out of the domain disagree, and lose.
/// </remarks>
internal static class Differences
{
    private const int Levels = 14;
    private const double FirstStep = 1.0 / 16;

    /// <summary>f'(x) of a function of one number.</summary>
    public static Difference Of(Func<double, double> f, double x)
    {
        double scale = Math.Max(Math.Abs(x), 1);
        double[] previous = [];
        Difference best = new(double.NaN, double.PositiveInfinity);
        double step = FirstStep * scale;

        for (int level = 0; level < Levels; level++, step /= 2)
        {
            double[] row = new double[level + 1];
            // What is really added differs from the step by rounding; divide by what was added.
            double right = x + step;
            double left = x - step;
            row[0] = (f(right) - f(left)) / (right - left);
            double power = 1;
            for (int order = 1; order <= level; order++)
            {
                power *= 4;
                row[order] = row[order - 1] + ((row[order - 1] - previous[order - 1]) / (power - 1));
                double error = Math.Max(Math.Abs(row[order] - row[order - 1]), Math.Abs(row[order] - previous[order - 1]));
                if (error < best.Error) best = new Difference(row[order], error);
            }

            previous = row;
        }

        return best;
    }
}
