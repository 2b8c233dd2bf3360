using System;

namespace AutoDiffGen.Generator.Tests.Rules;

/// <summary>Central differences, extrapolated to step 0 (Richardson), from the step that promises the smallest error (Ridders 1982).</summary>
internal static class Differences
{
    private const int Halvings = 8;

    /// <param name="f">The function.</param>
    /// <param name="x">The point.</param>
    /// <param name="widest">The largest step tried, relative to x: small where f jumps.</param>
    /// <returns>The derivative of f at x and an estimate of its error, infinite where f is not a number nearby.</returns>
    public static (double Derivative, double Error) Of(Func<double, double> f, double x, double widest)
    {
        (double Derivative, double Error) best = (double.NaN, double.PositiveInfinity);
        for (double relative = widest; relative > widest / 1e5; relative /= 7)
        {
            (double Derivative, double Error) found = Extrapolate(f, x, relative * Math.Max(Math.Abs(x), 1e-6));
            if (found.Error < best.Error) best = found;
        }

        return best;
    }

    private static (double Derivative, double Error) Extrapolate(Func<double, double> f, double x, double step)
    {
        (double Derivative, double Error) best = (double.NaN, double.PositiveInfinity);
        double[] above = [];
        for (int i = 0; i < Halvings; i++, step /= 2)
        {
            double[] row = new double[i + 1];
            double up = x + step, down = x - step, high = f(up), low = f(down);
            row[0] = (high - low) / (up - down);
            // What rounding alone makes of the quotient.
            double rounding = Math.Max(Math.Abs(high), Math.Abs(low)) * 1e-15 / step;
            for (int j = 1; j <= i; j++)
            {
                double power = Math.Pow(4, j);
                row[j] = (power * row[j - 1] - above[j - 1]) / (power - 1);
                double error = Math.Max(Math.Abs(row[j] - row[j - 1]), Math.Abs(row[j] - above[j - 1])) + rounding;
                if (error < best.Error) best = (row[j], error);
            }

            above = row;
        }

        return best;
    }
}
