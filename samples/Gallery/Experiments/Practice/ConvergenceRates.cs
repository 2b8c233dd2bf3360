using System;
using System.Linq;
using AutoDiffGen.Diagnostics;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Schedules;
using AutoDiffGen.Training;

namespace Gallery;

/// <summary>What theory promises, beside what runs do: the descent lemma, and the rates of gradient descent, Nesterov’s method and SGD.</summary>
internal sealed class ConvergenceRates : IExperiment
{
    private const int Size = 100, Steps = 2000, Seeds = 40, Samples = 5000;
    private static readonly double[] Curvatures = [.. Enumerable.Range(1, Size).Select(i => Math.Pow((double)i / Size, 3))];

    public string Title => "Rates of convergence";
    public string Source => "descent lemma; O(1/k), O(1/k²); Goodfellow, section 8.3.1";
    public string[] Models => [nameof(Quadratic), nameof(LinearRegression)];

    public string Text => """
        <p>With a rate of 1/L each step of gradient descent on an L-smooth convex loss lowers it by at least ‖g‖²/(2·L), and after T steps at most ‖x₀ − x*‖²·L/(2·T) is left; Nesterov’s momentum leaves at most
        2·L·‖x₀ − x*‖²/(T + 1)². SGD, on a strongly convex loss with independent draws and rates that fall as 1/k, is left with an excess error of the order 1/k.</p>
        """;

    public Findings Run()
    {
        double[] start = [.. Enumerable.Repeat(1.0, Size)], zero = new double[Size];
        static double loss(ReadOnlySpan<double> p, Span<double> g) => Quadratic.LossGradient(p, Curvatures, g);
        // L = 1, the largest curvature.
        Trail plain = Trail.Follow(new GradientDescent<double>(Schedule.InverseLipschitz(1)), start, Steps, loss);
        Trail nesterov = Trail.FollowLookingAhead(new Momentum<double>(1.0) { BetaSchedule = new Schedule(k => k / (k + 3.0)) }, start, Steps, loss);
        double[] fast = nesterov.LossesBy(p => Quadratic.Loss(p, Curvatures));
        bool holds = Enumerable.Range(1, Steps).All(t => DescentBounds.ConvexRate(plain.Losses[t], start, zero, 1, t).Holds);
        bool isLemma = Enumerable.Range(0, Steps).All(t => DescentBounds.DescentLemma(loss, plain.Points[t], 1).Holds);
        double nesterovBound(int t) => 2 * Size / Math.Pow(t + 1, 2);
        int[] shown = [.. Enumerable.Range(0, 80).Select(i => (int)Math.Round(Math.Pow(Steps, i / 79.0))).Distinct()];

        double[] fixedRate = Sgd(0.1, isReplaced: true), falling = Sgd(Falling, isReplaced: true), shuffled = Sgd(Falling, isReplaced: false);
        int[] samples = [.. Enumerable.Range(0, 80).Select(i => (int)Math.Round(Math.Pow(Samples, i / 79.0))).Distinct()];
        double slope = Math.Log(falling[Samples - 1] / falling[Samples / 5]) / Math.Log(5.0);

        HessianAnalysis line = HessianAnalysis.At(LineProblem.Hessian, LineProblem.Minimum);
        double smoothness = line.Eigenvalues[1], convexity = line.Eigenvalues[0];
        Trail strong = Trail.Follow(new GradientDescent<double>(Schedule.InverseLipschitz(smoothness)), [1.6, -0.5], 100, LineProblem.Gradient);
        double firstGap = strong.Losses[0] - LineProblem.Least;
        return new(
            [
                new(
                    "Gradient descent and Nesterov", "A quadratic loss of 100 parameters with curvatures from 10⁻⁶ to 1. Dashed: the bounds.", new("step", 1, Steps) { IsLogarithmic = true }, new("f − f*", 1e-5, 100) { IsLogarithmic = true },
                    At("gradient descent", shown, t => plain.Losses[t], Ink.Blue), At("Nesterov", shown, t => fast[t], Ink.Green),
                    At("L·‖x₀ − x*‖²/(2·T)", shown, t => Size / (2.0 * t), Ink.Blue) with { Dash = "dash", Width = 1 }, At("2·L·‖x₀ − x*‖²/(T + 1)²", shown, nesterovBound, Ink.Green) with { Dash = "dash", Width = 1 }),
                new(
                    "Strongly convex", "The line of figure 6.1 at rate 1/L. Where all curvatures are at least μ, the gap shrinks at least by 1 − μ/L a step.", new("step", 0, 100), new("f − f*", 1e-6, 10) { IsLogarithmic = true },
                    Line.OverSteps("gradient descent", [.. strong.Losses.Select(l => l - LineProblem.Least)], Ink.Blue),
                    Line.OverSteps("(1 − μ/L)ᵀ·(f(x₀) − f*)", [.. Enumerable.Range(0, 101).Select(t => firstGap * Math.Pow(1 - convexity / smoothness, t))], Ink.Blue) with { Dash = "dash", Width = 1 }),
                new(
                    "SGD", $"The same line, one point a step, mean of {Seeds} runs. A fixed rate stops improving. Rates that fall as 1/k give an error that falls as 1/k (dotted) where points are drawn independently, and faster where each epoch takes all of them.", new("step", 1, Samples) { IsLogarithmic = true }, new("mean of f − f*", 1e-5, 10) { IsLogarithmic = true },
                    At("fixed rate", samples, k => fixedRate[k - 1], Ink.Vermilion), At("falling rate", samples, k => falling[k - 1], Ink.Purple), At("falling, by epochs", samples, k => shuffled[k - 1], Ink.Orange),
                    At("∝ 1/k", samples, k => 4.0 / k, Ink.Black) with { Dash = "dot", Width = 1 }),
            ],
            [
                Check.That($"the descent lemma holds at all {Steps} steps", isLemma),
                Check.That($"f(x_T) − f* ≤ ‖x₀ − x*‖²/(2·η·T) at all {Steps} steps", holds),
                Check.That($"Nesterov: f(x_T) − f* ≤ 2·L·‖x₀ − x*‖²/(T + 1)² at all {Steps} steps", Enumerable.Range(1, Steps).All(t => fast[t] <= nesterovBound(t))),
                Check.AtMost("Nesterov after all steps, beside gradient descent", fast[^1], 0.1 * plain.Losses[^1]),
                Check.That("strongly convex: the bound holds at all 100 steps", Enumerable.Range(1, 100).All(t => DescentBounds.StronglyConvexRate(strong.Losses[t] - LineProblem.Least, firstGap, 1 / smoothness, convexity, t).Holds)),
                Check.AtMost("SGD, falling rate: exponent of the error, −1 in theory, over the last steps", slope, -0.7),
                Check.AtLeast("the same", slope, -1.3),
                Check.AtMost("SGD by epochs, beside independent draws, after all steps", shuffled[^1], 0.5 * falling[^1]),
                Check.AtLeast("SGD: error at a fixed rate, in parts of that at the falling one, after all steps", fixedRate[^1] / falling[^1], 5),
            ]);
    }

    private static Schedule Falling { get; } = Schedule.InverseTime(0.1, 0.01);

    private static Line At(string name, int[] steps, Func<int, double> value, Ink ink) => new(name, [.. steps.Select(t => (double)t)], [.. steps.Select(value)], ink);

    /// <summary>The mean excess after each step, over seeds; smoothed over a tenth of the steps before, as single runs are noisy.</summary>
    /// <param name="isReplaced">Whether each step draws from all points, as theory has it, or each epoch takes every point once.</param>
    private static double[] Sgd(Schedule rate, bool isReplaced)
    {
        double[] sums = new double[Samples];
        for (int seed = 0; seed < Seeds; seed++)
        {
            MinibatchSampler sampler = new(LineProblem.X.Length, 1, (ulong)seed);
            SeededRandom random = new((ulong)seed);
            GradientDescent<double> descent = new(rate);
            double[] phi = [1.6, -0.5], gradient = new double[2];
            for (int k = 0; k < Samples; k++)
            {
                int i = isReplaced ? random.NextInt32(LineProblem.X.Length) : sampler.Next()[0];
                LinearRegression.LossGradient(phi, [LineProblem.X[i]], [LineProblem.Y[i]], gradient);
                descent.Step(phi, gradient);
                sums[k] += (LineProblem.Loss(phi) - LineProblem.Least) / Seeds;
            }
        }
        return [.. Enumerable.Range(0, Samples).Select(k => sums[(k - k / 10)..(k + 1)].Average())];
    }
}
