using System;
using System.Diagnostics;
using System.Linq;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Schedules;

namespace NistFit;

/// <summary>What a descent arrived at.</summary>
internal sealed record Fit(double[] Parameters, double SumOfSquares, TimeSpan Time)
{
    // One setting for all problems and starts. The rate's decay to 0 is what buys the last digits: Adam's steps have about
    // the size of the rate, whatever the gradient.
    public const int Steps = 30_000;
    public const double Rate = 0.02;

    /// <summary>Minimises the sum of squares from a start.</summary>
    /// <remarks>
    /// The parameters differ by up to six orders of magnitude, and one rate must suit them all. So it is not b that is
    /// fitted but q, in b = start · q (element by element): q begins at 1 everywhere, and ∂L/∂q = start · ∂L/∂b.
    /// </remarks>
    public static Fit From(double[] start, Problem problem)
    {
        Dataset data = problem.Dataset;
        Adam<double> adam = new(Schedule.LinearDecay(Rate, 0, Steps));
        double[] q = [.. start.Select(_ => 1.0)], qGradient = new double[start.Length];
        double[] b = [.. start], bGradient = new double[start.Length];

        Stopwatch watch = Stopwatch.StartNew();
        for (int step = 0; step < Steps; step++)
        {
            problem.Gradient(b, data.X, data.Y, bGradient);
            Multiply(start, bGradient, qGradient);
            adam.Step(q, qGradient);
            Multiply(start, q, b);
        }
        return new Fit(b, problem.Gradient(b, data.X, data.Y, bGradient), watch.Elapsed);
    }

    private static void Multiply(ReadOnlySpan<double> scale, ReadOnlySpan<double> values, Span<double> scaled)
    {
        for (int i = 0; i < scale.Length; i++)
            scaled[i] = scale[i] * values[i];
    }
}
