using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Diagnostics;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Schedules;
using AutoDiffGen.Training;

namespace Gallery;

/// <summary>What theory promises of gradient descent and of Nesterov’s method, beside what runs do.</summary>
internal sealed class DescentRates : IExperiment
{
    private const int Size = 100, Steps = 2000, Pairs = 200;
    private static readonly double[] Curvatures = [.. Enumerable.Range(1, Size).Select(i => Math.Pow((double)i / Size, 3))];
    private static readonly double[] LineStart = [1.6, -0.5];

    public string Title => "Rates of gradient descent";
    public string Source => "L-smooth losses, descent lemma, O(1/k), O(log 1/ε); Nesterov O(1/k²)";
    public string[] Models => [nameof(Quadratic), nameof(LinearRegression)];

    public string Text => """
        <p>A loss whose gradient changes by at most L times the way stays below a parabola. A step of rate 1/L goes to that parabola’s lowest point, and so
        lowers the loss by at least ‖g‖²/(2·L). After T steps on a convex loss at most L·‖x₀ − x*‖²/(2·T) is left; Nesterov’s momentum leaves at most 2·L·‖x₀
        − x*‖²/(T + 1)².</p>
        """;

    public Findings Run()
    {
        double[] start = [.. Enumerable.Repeat(1.0, Size)], zero = new double[Size];
        static double loss(ReadOnlySpan<double> p, Span<double> g) => Quadratic.LossGradient(p, Curvatures, g);
        // L = 1, the largest curvature.
        Trail plain = Trail.Follow(new GradientDescent<double>(Schedule.InverseLipschitz(1)), start, Steps, loss);
        Trail nesterov = Trail.FollowLookingAhead(new Momentum<double>(1.0) { BetaSchedule = new Schedule(k => k / (k + 3.0)) }, start, Steps, loss);
        double[] fast = nesterov.LossesBy(p => Quadratic.Loss(p, Curvatures));
        static double bound(int t) => 2 * Size / Math.Pow(t + 1, 2);

        HessianAnalysis line = HessianAnalysis.At(LineProblem.Hessian, LineStart);
        double smoothness = line.Eigenvalues[1], convexity = line.Eigenvalues[0];
        Trail strong = Trail.Follow(new GradientDescent<double>(Schedule.InverseLipschitz(smoothness)), LineStart, 100, LineProblem.Gradient);
        double firstGap = strong.Losses[0] - LineProblem.Least;
        return new(
            [
                Parabola(smoothness),
                General(plain.Losses, fast, bound),
                Strong(strong, firstGap, 1 - convexity / smoothness),
            ],
            [
                Check.That(
                    $"the line: the gradient changes by at most L times the way, for {Pairs} pairs",
                    Draw().All(pair => DescentBounds.Lipschitz(LineProblem.Gradient, pair.P, pair.Q, smoothness).Holds)),
                Check.That("but not by at most 0.9·L", !Draw().All(pair => DescentBounds.Lipschitz(LineProblem.Gradient, pair.P, pair.Q, 0.9 * smoothness).Holds)),
                Check.That(
                    $"the line: the loss stays below its parabolas, for {Pairs} pairs",
                    Draw().All(pair => DescentBounds.QuadraticUpperBound(LineProblem.Gradient, pair.P, pair.Q, smoothness).Holds)),
                Check.That($"the descent lemma holds at all {Steps} steps", plain.Points.All(p => DescentBounds.DescentLemma(loss, p, 1).Holds)),
                Check.That(
                    $"f(x_T) − f* ≤ L·‖x₀ − x*‖²/(2·T) at all {Steps} steps",
                    Enumerable.Range(1, Steps).All(t => DescentBounds.ConvexRate(plain.Losses[t], start, zero, 1, t).Holds)),
                Check.That($"Nesterov: f(x_T) − f* ≤ 2·L·‖x₀ − x*‖²/(T + 1)² at all {Steps} steps", Enumerable.Range(1, Steps).All(t => fast[t] <= bound(t))),
                Check.AtMost("Nesterov after all steps, beside gradient descent", fast[^1], 0.1 * plain.Losses[^1]),
                Check.That(
                    "strongly convex: f(x_T) − f* ≤ (1 − μ/L)ᵀ·(f(x₀) − f*) at all 100 steps",
                    Enumerable.Range(1, 100).All(t => DescentBounds.StronglyConvexRate(strong.Losses[t] - LineProblem.Least, firstGap, 1 / smoothness, convexity, t).Holds)),
            ]);
    }

    private static IEnumerable<(double[] P, double[] Q)> Draw()
    {
        SeededRandom random = new(seed: 21);
        double[] next() => [2 * random.NextDouble(), 2 * random.NextDouble() - 1];
        for (int i = 0; i < Pairs; i++) yield return (next(), next());
    }

    private static Plot Parabola(double smoothness)
    {
        double[] gradient = new double[2];
        double at = LineProblem.Gradient(LineStart, gradient), squared = gradient[0] * gradient[0] + gradient[1] * gradient[1];
        double rate = 1 / smoothness, lowest = at - 0.5 * rate * squared;
        double along(double t) => LineProblem.Loss([LineStart[0] - t * gradient[0], LineStart[1] - t * gradient[1]]);
        return new(
            "The parabola above the loss", "Along −g from (1.6, −0.5). At the rate 1/L the parabola is lowest (dot); the loss is lower still.",
            new("rate", 0, 0.1), new("loss", -2, 12),
            Line.Graph("loss", along, 0, 0.1, Ink.Blue),
            Line.Graph("parabola of curvature L", t => at - t * squared + 0.5 * smoothness * t * t * squared, 0, 0.1, Ink.Vermilion),
            Line.Graph("tangent", t => at - t * squared, 0, 0.1, Ink.Green, 2) with { Dash = "dash" },
            new Points(null, [rate, rate], [lowest, along(rate)], Ink.Orange));
    }

    private static Plot General(IReadOnlyList<double> plain, double[] fast, Func<int, double> bound)
    {
        int[] shown = [.. Enumerable.Range(0, 80).Select(i => (int)Math.Round(Math.Pow(Steps, i / 79.0))).Distinct()];
        Line at(string name, Func<int, double> value, Ink ink) => new(name, [.. shown.Select(t => (double)t)], [.. shown.Select(value)], ink);
        return new(
            "Convex", "A quadratic loss of 100 parameters with curvatures from 10⁻⁶ to 1. Dashed: the bounds.",
            new("step", 1, Steps) { IsLogarithmic = true }, new("f − f*", 1e-6, 100) { IsLogarithmic = true },
            at("gradient descent", t => plain[t], Ink.Blue), at("Nesterov", t => fast[t], Ink.Green),
            at("∝ 1/T", t => Size / (2.0 * t), Ink.Blue) with { Dash = "dash", Width = 1 },
            at("∝ 1/(T + 1)²", bound, Ink.Green) with { Dash = "dash", Width = 1 });
    }

    private static Plot Strong(Trail trail, double firstGap, double factor) => new(
        "Strongly convex", "The line of figure 6.1 at rate 1/L. Where all curvatures are at least μ, the gap shrinks at least by 1 − μ/L a step (dashed).",
        new("step", 0, 100), new("f − f*", 1e-6, 10) { IsLogarithmic = true },
        Line.OverSteps("gradient descent", [.. trail.Losses.Select(l => l - LineProblem.Least)], Ink.Blue),
        Line.OverSteps("(1 − μ/L)ᵀ·(f(x₀) − f*)", [.. Enumerable.Range(0, 101).Select(t => firstGap * Math.Pow(factor, t))], Ink.Blue) with { Dash = "dash", Width = 1 });
}
