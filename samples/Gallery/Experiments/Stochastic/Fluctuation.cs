using System;
using System.Linq;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Schedules;
using AutoDiffGen.Training;

namespace Gallery;

/// <summary>The fluctuating loss of SGD, and what batches and schedules do about it.</summary>
internal sealed class Fluctuation : IExperiment
{
    private const int Steps = 1000;
    private static readonly double[] Start = [1.6, -0.5];

    public string Title => "SGD fluctuates";
    public string Source => "SGD fluctuations; minibatches; schedules";
    public string[] Models => [nameof(LinearRegression)];

    public string Text => """
        <p>The line of figure 6.1 again, with the mean gradient of a batch at each step. At a fixed rate the loss never settles: near the minimum the points
        still disagree. Larger batches disagree less, and a rate that falls as 1/k lets even single points converge.</p>
        """;

    public Findings Run()
    {
        int[] sizes = [1, 3, 12];
        Ink[] inks = [Ink.Vermilion, Ink.Blue, Ink.Green];
        Trail[] trails = [.. sizes.Select(size => Follow(size, 0.1))];
        Trail falling = Follow(1, Schedule.InverseTime(0.1, 0.01));
        double[] spreads = [.. trails.Select(Spread)];
        return new(
            [
                new(
                    "The loss over all points", "Batches of one, three, and all twelve points, at the same rate of 0.1.",
                    new("step", 0, Steps), new("loss over all points", 0.15, 20) { IsLogarithmic = true },
                    [.. trails.Select((trail, i) => Line.OverSteps(Name(sizes[i]), trail.LossesBy(LineProblem.Loss), inks[i]) with { Width = 1.3 })]),
                new(
                    "A rate that falls", "One point a step, at a fixed rate and at 0.1/(1 + k/100): the latter closes in on the minimum.",
                    new("step", 0, Steps), new("L − least L", 1e-5, 20) { IsLogarithmic = true },
                    Line.OverSteps("fixed", [.. trails[0].LossesBy(LineProblem.Loss).Select(l => l - LineProblem.Least)], Ink.Vermilion) with { Width = 1.2 },
                    Line.OverSteps("falling", [.. falling.LossesBy(LineProblem.Loss).Select(l => l - LineProblem.Least)], Ink.Purple) with { Width = 1.4 }),
                new(
                    "Paths near the minimum", "The last 200 points of each run: the cloud shrinks with the size of the batch. The star is the minimum.",
                    new("intercept φ₀"), new("slope φ₁"),
                    [
                        .. trails.Select((trail, i) => Last(Name(sizes[i]), trail, inks[i])),
                        Last("1 point, falling rate", falling, Ink.Purple),
                        Plane.Star(LineProblem.Minimum),
                    ]),
            ],
            [
                Check.AtMost("spread of the last 200 losses, 3 points, beside 1 point", spreads[1], 0.5 * spreads[0]),
                Check.AtMost("spread of the last 200 losses, all points", spreads[2], 1e-6),
                Check.AtMost("mean excess of the last 200 losses, falling rate, beside the fixed one", Excess(falling), 0.2 * Excess(trails[0])),
            ]);
    }

    /// <summary>Steps along the mean gradient of batches.</summary>
    private static Trail Follow(int size, Schedule rate)
    {
        MinibatchSampler sampler = new(LineProblem.X.Length, size, seed: 2);
        return Trail.Follow(new GradientDescent<double>(rate), Start, Steps, (p, g) =>
        {
            ReadOnlySpan<int> batch = sampler.Next();
            Span<double> x = stackalloc double[batch.Length], y = stackalloc double[batch.Length];
            for (int i = 0; i < batch.Length; i++) (x[i], y[i]) = (LineProblem.X[batch[i]], LineProblem.Y[batch[i]]);
            double loss = LinearRegression.LossGradient(p, x, y, g);
            foreach (ref double partial in g) partial /= batch.Length;
            return loss / batch.Length;
        });
    }

    private static string Name(int size) => size == 1 ? "1 point a step" : $"{size} points";

    private static double[] LastLosses(Trail trail) => trail.LossesBy(LineProblem.Loss)[^200..];

    private static double Spread(Trail trail) => LastLosses(trail).Max() - LastLosses(trail).Min();

    private static double Excess(Trail trail) => LastLosses(trail).Average() - LineProblem.Least;

    private static Points Last(string name, Trail trail, Ink ink) => new(name, trail.Of(0)[^200..], trail.Of(1)[^200..], ink) { Size = 4, Opacity = 0.7 };
}
