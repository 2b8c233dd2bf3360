using System;
using System.Linq;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Schedules;
using AutoDiffGen.Training;

namespace Gallery;

/// <summary>The excess error of SGD: 1/k on strongly convex losses, 1/√k on others.</summary>
internal sealed class SgdRates : IExperiment
{
    private const int Steps = 5000, Seeds = 40;

    public string Title => "Rates of stochastic gradient descent";
    public string Source => "Goodfellow, section 8.3.1: O(1/k), O(1/√k)";
    public string[] Models => [nameof(LinearRegression), nameof(NoisyKink)];

    public string Text => """
        <p>What is left of the loss after k steps, as the mean of many runs. With independent draws and rates that fall as 1/k it is of the order 1/k where
        the loss is strongly convex; where it is convex only, rates and error fall as 1/√k. Drawing without replacement, epoch by epoch,
        is better than theory
        of independent draws says.</p>
        """;

    public Findings Run()
    {
        Schedule inverse = Schedule.InverseTime(0.1, 0.01), root = Schedule.InversePower(0.5, 0.5);
        double[] constant = Mean(seed => OnLine(0.1, seed, isReplaced: true)), falling = Mean(seed => OnLine(inverse, seed, isReplaced: true));
        double[] shuffled = Mean(seed => OnLine(inverse, seed, isReplaced: false));
        double[] kinkConstant = Mean(seed => OnKink(0.5, seed)), kink = Mean(seed => OnKink(root, seed));
        return new(
            [
                new(
                    "Strongly convex",
                    "The line of figure 6.1, one point a step. A fixed rate stops improving. With rates that fall as 1/k so does the error (dotted), and faster where each epoch takes all points once.",
                    new("step", 1, Steps) { IsLogarithmic = true }, new("mean of f − f*", 1e-5, 10) { IsLogarithmic = true },
                    At("fixed rate", k => constant[k - 1], Ink.Vermilion), At("falling rate", k => falling[k - 1], Ink.Purple),
                    At("falling rate, by epochs", k => shuffled[k - 1], Ink.Orange),
                    At("∝ 1/k", k => 4.0 / k, Ink.Black) with { Dash = "dot", Width = 1 }),
                new(
                    "Convex", "|x| with noise of standard deviation 1 on its slope. With rates that fall as 1/√k so does the error (dotted).",
                    new("step", 1, Steps) { IsLogarithmic = true }, new("mean of f − f*", 1e-3, 10) { IsLogarithmic = true },
                    At("fixed rate", k => kinkConstant[k - 1], Ink.Vermilion), At("falling rate", k => kink[k - 1], Ink.Purple),
                    At("∝ 1/√k", k => 0.5 / Math.Sqrt(k), Ink.Black) with { Dash = "dot", Width = 1 }),
            ],
            [
                Check.AtMost("strongly convex: exponent of the error over the last decade, −1 in theory", Exponent(falling), -0.75),
                Check.AtLeast("the same", Exponent(falling), -1.25),
                Check.AtMost("convex: exponent of the error over the last decade, −½ in theory", Exponent(kink), -0.35),
                Check.AtLeast("the same", Exponent(kink), -0.65),
                Check.AtMost("by epochs, beside independent draws, after all steps", shuffled[^1], 0.5 * falling[^1]),
                Check.AtLeast("fixed rate, in parts of the falling one, after all steps", constant[^1] / falling[^1], 5),
            ]);
    }

    /// <summary>The mean over seeds of the excess after each step, smoothed over the tenth of the steps before.</summary>
    private static double[] Mean(Func<ulong, double[]> run)
    {
        double[] sums = new double[Steps];
        for (ulong seed = 0; seed < Seeds; seed++)
        {
            double[] excess = run(seed);
            for (int k = 0; k < Steps; k++) sums[k] += excess[k] / Seeds;
        }
        return [.. Enumerable.Range(0, Steps).Select(k => sums[(k - k / 10)..(k + 1)].Average())];
    }

    private static double Exponent(double[] errors) => Math.Log10(errors[Steps - 1] / errors[Steps / 10 - 1]);

    /// <param name="isReplaced">Whether each step draws from all points, as theory has it, or each epoch takes every point once.</param>
    private static double[] OnLine(Schedule rate, ulong seed, bool isReplaced)
    {
        MinibatchSampler sampler = new(LineProblem.X.Length, 1, seed);
        SeededRandom random = new(seed);
        GradientDescent<double> descent = new(rate);
        double[] phi = [1.6, -0.5], gradient = new double[2], excess = new double[Steps];
        for (int k = 0; k < Steps; k++)
        {
            int i = isReplaced ? random.NextInt32(LineProblem.X.Length) : sampler.Next()[0];
            LinearRegression.LossGradient(phi, [LineProblem.X[i]], [LineProblem.Y[i]], gradient);
            descent.Step(phi, gradient);
            excess[k] = LineProblem.Loss(phi) - LineProblem.Least;
        }
        return excess;
    }

    private static double[] OnKink(Schedule rate, ulong seed)
    {
        SeededRandom random = new(seed, stream: 1);
        GradientDescent<double> descent = new(rate);
        double[] x = [2], gradient = new double[1], excess = new double[Steps];
        for (int k = 0; k < Steps; k++)
        {
            // Uniform with variance 1.
            NoisyKink.LossGradient(x[0], Math.Sqrt(3) * (2 * random.NextDouble() - 1), out gradient[0]);
            descent.Step(x, gradient);
            excess[k] = Math.Abs(x[0]);
        }
        return excess;
    }

    private static Line At(string name, Func<int, double> value, Ink ink)
    {
        int[] shown = [.. Enumerable.Range(0, 80).Select(i => (int)Math.Round(Math.Pow(Steps, i / 79.0))).Distinct()];
        return new(name, [.. shown.Select(k => (double)k)], [.. shown.Select(value)], ink);
    }
}
