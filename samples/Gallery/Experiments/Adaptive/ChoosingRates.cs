using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Schedules;
using AutoDiffGen.Training;

namespace Gallery;

/// <summary>How much the choice of the learning rate matters, by optimizer.</summary>
internal sealed class ChoosingRates : IExperiment
{
    private const int Units = 8, Steps = 300, Seeds = 3;
    private const double Decades = 1 / 3.0;

    public string Title => "Choosing the learning rate";
    public string Source => "Prince, section 6.5: trial and error, Adam less sensitive";
    public string[] Models => [nameof(TanhNetwork)];

    public string Text => $"""
        <p>A network of two hidden layers of {Units} tanh units on the Gabor data, {Steps} steps over all points, at rates from 10⁻⁴ to 10: the loss at the
        end, the median of {Seeds} random starts. Adaptive methods get farther in these steps,
        and over a wider range of rates; gradient descent learns at its
        largest stable rate, or hardly.</p>
        """;

    private sealed record Method(string Name, Ink Ink, Func<Schedule, Optimizer<double>> Create);

    public Findings Run()
    {
        Method[] methods =
        [
            new("gradient descent", Ink.Blue, rate => new GradientDescent<double>(rate)),
            new("momentum", Ink.Sky, rate => new Momentum<double>(rate)),
            new("AdaGrad", Ink.Orange, rate => new AdaGrad<double>(rate)),
            new("RMSProp", Ink.Green, rate => new RmsProp<double>(rate)),
            new("Adam", Ink.Vermilion, rate => new Adam<double>(rate)),
        ];
        double[] rates = [.. Enumerable.Range(0, 16).Select(i => Math.Pow(10, -4 + Decades * i))];
        double[][] losses = [.. methods.Select(method => rates.Select(rate => Median(method, rate)).ToArray())];
        double[] widths = [.. losses.Select(l => Decades * l.Count(loss => loss <= 0.05))];
        double start = Median(methods[0], 0);
        return new(
            [
                new(
                    "The loss that each rate leads to",
                    "Left: too slow. Right: unstable; what diverges is not drawn. The line at the top is the loss at the start.",
                    new("rate", 1e-4, 10) { IsLogarithmic = true }, new($"loss after {Steps} steps", 3e-3, 1) { IsLogarithmic = true },
                    [
                        .. methods.Select((method, i) => new Line(method.Name, rates, losses[i], method.Ink) { Dots = 5 }),
                        new Line(null, [1e-4, 10], [start, start], Ink.Black) { Width = 1, Dash = "dash" },
                    ]),
                new(
                    "Learning curves of Adam", "Too small, good, and too large a rate: what a learning curve tells at a glance.",
                    new("step", 0, Steps), new("loss", 3e-3, 1) { IsLogarithmic = true },
                    Curve("0.0003", 0.0003, Ink.Sky), Curve("0.03", 0.03, Ink.Green), Curve("1", 1, Ink.Vermilion)),
            ],
            [
                Check.AtMost("best loss of Adam", losses[4].Min(), 0.02),
                Check.AtLeast(
                    "decades of rates with a loss of at most 0.05: Adam, beside gradient descent and momentum",
                    widths[4], Math.Max(1, Math.Max(widths[0], widths[1]))),
                Check.That("the best rate of each method beats the smallest and the largest", losses.All(l => l.Min() < l[0] && !(l.Min() >= l[^1]))),
            ]);
    }

    private static Line Curve(string name, double rate, Ink ink) => Line.OverSteps("rate " + name, Follow(new Adam<double>(rate), 1).Losses, ink);

    private static double Median(Method method, double rate)
    {
        // What diverges comes last: NaN would come first.
        IEnumerable<double> ends = Enumerable.Range(1, Seeds).Select(seed => Follow(method.Create(rate), (ulong)seed).Losses[^1]);
        return ends.Select(loss => double.IsFinite(loss) ? loss : double.PositiveInfinity).Order().ElementAt(Seeds / 2);
    }

    private static Trail Follow(Optimizer<double> optimizer, ulong seed)
    {
        SeededRandom random = new(seed);
        double[] start = [.. Enumerable.Range(0, TanhNetwork.Count(Units)).Select(_ => 1.2 * (random.NextDouble() - 0.5))];
        return Trail.Follow(optimizer, start, Steps, (p, g) => TanhNetwork.LossGradient(p, Units, ScaledX, GaborProblem.Y, g));
    }

    private static double[] ScaledX { get; } = [.. GaborProblem.X.Select(x => x / 5)];
}
