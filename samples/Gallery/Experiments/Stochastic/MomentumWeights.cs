using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Training;

namespace Gallery;

/// <summary>Problem 6.10 and (8.17): momentum as a weighted sum, and its terminal velocity.</summary>
internal sealed class MomentumWeights : IExperiment
{
    private const int Count = 60;
    private static readonly double[] Betas = [0.5, 0.9, 0.99];
    private static readonly Ink[] Inks = [Ink.Blue, Ink.Vermilion, Ink.Green];

    public string Title => "What momentum remembers";
    public string Source => "Prince, problems 6.9 and 6.10; Goodfellow, equation 8.17";
    public string[] Models => [];

    public string Text => """
        <p>The average m of (6.11) is the sum of all gradients so far, each with the weight (1 − β)·βᵏ after k more steps. Where all gradients are the same,
        steps of the velocity form grow to ε·‖g‖/(1 − β): for β = 0.9 ten times those of gradient descent. Where they are noise around a mean, the average
        keeps the mean.</p>
        """;

    public Findings Run()
    {
        double[] gradients = [.. Noise(Count)];
        double[] averages = [.. Averages(gradients, 0.9)];
        double[] sums = [.. Enumerable.Range(0, Count).Select(t => Enumerable.Range(0, t + 1).Sum(i => 0.1 * Math.Pow(0.9, t - i) * gradients[i]))];
        double[][] speeds = [.. Betas.Select(beta => Speeds(beta, 1000).ToArray())];
        return new(
            [
                new(
                    "Weights", "How much a gradient counts after k more steps: (1 − β)·βᵏ. All of them add up to 1.",
                    new("steps ago, k", -0.5, 40), new("weight", 0, 0.52),
                    [.. Betas.Select((beta, i) => Line.OverSteps($"β = {beta}", [.. Enumerable.Range(0, 41).Select(k => (1 - beta) * Math.Pow(beta, k))], Inks[i]) with { Dots = 4 })]),
                new(
                    "Terminal velocity", "The step under a constant gradient, in steps of gradient descent: it ends at 1/(1 − β), dashed.",
                    new("step", 1, 1000) { IsLogarithmic = true }, new("step length / (ε·‖g‖)", 0.9, 130) { IsLogarithmic = true },
                    [
                        .. speeds.Select((speed, i) => new Line($"β = {Betas[i]}", [.. Enumerable.Range(1, speed.Length)], speed, Inks[i])),
                        .. Betas.Select((beta, i) => new Line(null, [1, 1000], [1 / (1 - beta), 1 / (1 - beta)], Inks[i]) { Width = 1, Dash = "dash" }),
                    ]),
                new(
                    "Noise", "Gradients around a mean of 1, and their average with β = 0.9.", new("step", 0, Count), new("gradient"),
                    new Points("gradient", [.. Enumerable.Range(0, Count)], gradients, Ink.Sky) { Size = 6 },
                    Line.OverSteps("m, by the optimizer", averages, Ink.Vermilion),
                    new Line("mean", [0, Count], [1, 1], Ink.Black) { Width = 1, Dash = "dash" }),
            ],
            [
                Check.AtMost("problem 6.10: largest difference of m to the weighted sum", averages.Zip(sums, (m, sum) => Math.Abs(m - sum)).Max(), 1e-13),
                .. Betas.Select((beta, i) => Check.Near($"(8.17): step after 5000 steps at β = {beta}", Speeds(beta, 5000).Last(), 1 / (1 - beta), 1e-9)),
                Check.Equal("problem 6.9: epochs of 1000 iterations, 100 examples, batches of 20", Epochs(), 200),
            ]);
    }

    private static IEnumerable<double> Noise(int count)
    {
        SeededRandom random = new(seed: 4);
        for (int i = 0; i < count; i++) yield return 1 + 3 * (random.NextDouble() - 0.5);
    }

    /// <summary>m after each gradient: what the optimizer moves by, at a rate of 1.</summary>
    private static IEnumerable<double> Averages(double[] gradients, double beta)
    {
        Momentum<double> momentum = new(1) { Beta = beta, Form = MomentumForm.ExponentialAverage };
        double[] p = [0];
        foreach (double g in gradients)
        {
            p[0] = 0;
            momentum.Step(p, [g]);
            yield return -p[0];
        }
    }

    private static IEnumerable<double> Speeds(double beta, int steps)
    {
        const double rate = 0.25, g = 2;
        Momentum<double> momentum = new(rate) { Beta = beta };
        double[] p = [0];
        for (int i = 0; i < steps; i++)
        {
            p[0] = 0;
            momentum.Step(p, [g]);
            yield return Math.Abs(p[0]) / (rate * g);
        }
    }

    private static long Epochs()
    {
        MinibatchSampler sampler = new(100, 20, seed: 1);
        for (int i = 0; i < 1000; i++) sampler.Next();
        return sampler.Epoch + 1;
    }
}
