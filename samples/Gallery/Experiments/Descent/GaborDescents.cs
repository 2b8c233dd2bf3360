using System;
using System.Linq;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Schedules;
using AutoDiffGen.Training;

namespace Gallery;

/// <summary>Figure 6.5 and notebook 6.3: gradient descent and SGD on the Gabor loss.</summary>
internal sealed class GaborDescents : IExperiment
{
    private const int Seeds = 100, Steps = 600;
    private static readonly double[][] Starts = [[-2.1, 19.9], [3.2, 9.9], [2.5, 9.96]];
    private static readonly Ink[] Inks = [Ink.Vermilion, Ink.Blue, Ink.Green];

    public string Title => "Gradient descent and stochastic gradient descent";
    public string Source => "Prince, figure 6.5, notebook 6.3";
    public string[] Models => [nameof(Gabor)];

    public string Text => $"""
        <p>With a line search over all points, descents from starts 1 and 3 reach the valley of the global minimum, and the one from start 2 does not. Steps
        of SGD see five points each, and so another loss each time: they may go uphill, and leave the wrong valley. Its paths, at a rate of 0.6
        halved every 100 steps, are drawn for the luckiest of {Seeds} seeds: start 2 reaches the global minimum in some runs and misses it in others.</p>
        """;

    public Findings Run()
    {
        Trail[] searched = [.. Starts.Select(start => Trail.FollowLineSearch(start, 60, 0.3, GaborProblem.Gradient))];
        Trail[][] stochastic = [.. Enumerable.Range(0, Seeds).Select(seed => Starts.Select(start => Sgd(start, (ulong)seed)).ToArray())];
        Trail[] lucky = stochastic.MaxBy(trails => trails.Count(Reaches))!;
        int[] reached = [.. Starts.Select((_, i) => stochastic.Count(trails => Reaches(trails[i])))];
        Trail fixedRate = Trail.Follow(new GradientDescent<double>(0.2), Reference.Chapter6.FixedRate.Start, Reference.Chapter6.FixedRate.Losses.Length - 1, GaborProblem.Gradient);
        Trail notebook = OnBatches(new GradientDescent<double>(0.8), Reference.Chapter6.Sgd);
        return new(
            [
                Map("Gradient descent with a line search", "Starts 1 and 3 lie in the valley of the global minimum (star), start 2 outside: it ends in another hollow.", searched),
                Map("Stochastic gradient descent", $"Batches of five. Of {Seeds} seeds, {reached[0]} reach the star from start 1, {reached[1]} from start 2 and {reached[2]} from start 3.", lucky),
                Losses(searched, lucky),
                new(
                    "Notebook 6.3",
                    "Gradient descent at a rate of 0.2, and SGD at 0.8 with the notebook’s own batches: the loss over all points after each step.",
                    new("step"), new("loss over all points", 0, 20),
                    Line.OverSteps("gradient descent", fixedRate.Losses, Ink.Blue),
                    Line.OverSteps("SGD", notebook.LossesBy(GaborProblem.Loss), Ink.Vermilion)),
            ],
            [
                .. Reference.Chapter6.GaborDescents.Select(Followed),
                Check.That(
                    "line search: start 1 reaches the valley, start 2 does not, start 3 does",
                    searched.Select(t => t.Losses[^1] < 0.7).SequenceEqual([true, false, true])),
                Check.AtLeast($"seeds of {Seeds} in which SGD from start 2 reaches the global minimum", reached[1], 1),
                Same("notebook 6.3, rate 0.2", fixedRate, Reference.Chapter6.FixedRate),
                Same("notebook 6.3, SGD", notebook, Reference.Chapter6.Sgd),
            ]);
    }

    /// <summary>A run on the batches that the notebooks drew.</summary>
    public static Trail OnBatches(Optimizer<double> optimizer, ReferenceRun reference)
    {
        int next = 0;
        int[][] batches = Reference.Chapter6.Batches;
        // One more gradient is asked for at the end, which belongs to no step.
        return Trail.Follow(optimizer, reference.Start, reference.Losses.Length - 1, (p, g) => GaborProblem.BatchGradient(p, batches[next++ % batches.Length], g));
    }

    /// <summary>Losses over all points, beside the reference's: SGD multiplies differences, so a wrong step would show.</summary>
    public static Check Same(string name, Trail trail, ReferenceRun reference) => Check.AtMost(
        $"{name}: largest difference of losses over {reference.Losses.Length - 1} steps",
        trail.LossesBy(GaborProblem.Loss).Zip(reference.Losses, (x, y) => Math.Abs(x - y)).Max(), 1e-9);

    private static Trail Sgd(double[] start, ulong seed)
    {
        MinibatchSampler sampler = new(GaborProblem.X.Length, 5, seed);
        return Trail.Follow(new GradientDescent<double>(Schedule.StepDecay(0.6, 0.5, 100)), start, Steps, (p, g) => GaborProblem.BatchGradient(p, sampler.Next(), g));
    }

    private static bool Reaches(Trail trail) => GaborProblem.Loss(trail.End) < 0.75;

    private static Plot Map(string title, string caption, Trail[] trails) => new(
        title, caption, GaborProblem.Phi0, GaborProblem.Phi1,
        [
            new Contours(GaborProblem.Surface) { Every = 1 },
            .. trails.Select((trail, i) => Line.Along($"start {i + 1}", trail, Inks[i]) with { Width = 1.6, Dots = 3 }),
            new Points(null, [.. Starts.Select(s => s[0])], [.. Starts.Select(s => s[1])], Ink.White) { Size = 11, Labels = ["1", "2", "3"], LabelPosition = "top right" },
            Plane.Star(GaborProblem.Minimum),
        ]);

    private static Plot Losses(Trail[] searched, Trail[] stochastic) => new(
        "The loss over all points", "Solid: line search. Dotted: SGD, which looks at a sixth of the points each step; its noise shrinks with its rate.",
        new("step", 1, Steps) { IsLogarithmic = true }, new("loss", 0.5, 30) { IsLogarithmic = true },
        [.. searched.Select((trail, i) => Losses(trail, i, "line search", "solid")), .. stochastic.Select((trail, i) => Losses(trail, i, "SGD", "dot"))]);

    private static Line Losses(Trail trail, int i, string method, string dash) =>
        Line.OverSteps($"{method}, {i + 1}", trail.LossesBy(GaborProblem.Loss), Inks[i]) with { Dash = dash, Width = dash == "dot" ? 1.2 : 2.2 };

    private static Check Followed(ReferenceDescent reference)
    {
        Trail trail = Trail.FollowLineSearch(reference.Start, reference.Path.Length - 1, reference.MaxStep, GaborProblem.Gradient);
        return Check.AtMost(
            FormattableString.Invariant($"line search from ({reference.Start[0]}, {reference.Start[1]}): largest difference to the reference path of {reference.Path.Length - 1} steps"),
            Plane.Largest(trail.Points, reference.Path), 1e-8);
    }
}
