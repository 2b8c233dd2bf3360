using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Optimizers;

namespace Gallery;

/// <summary>Figure 6.9 and notebook 6.5: a loss that is steep one way and flat the other.</summary>
internal sealed class AdaptiveMoments : IExperiment
{
    private static readonly Surface Bell = Surface.Of((a, b) => SteepBell.Loss([a, b]), (-1, 1), (-1, 1), 81);

    public string Title => "Adam";
    public string Source => "Prince, figure 6.9, notebook 6.5, equations 6.13 to 6.17";
    public string[] Models => [nameof(SteepBell)];

    public string Text => """
        <p>The loss changes quickly along φ₁ and slowly along φ₀, so that no one rate suits both. Normalizing the gradient moves a fixed distance along each
        axis; Adam does so with averages of the gradient and of its square.</p>
        """;

    public Findings Run()
    {
        (string Part, string Title, string Caption, Optimizer<double> Optimizer, Ink Ink)[] parts =
        [
            ("a", "a) Gradient descent, α = 0.08", "Good along φ₁, slow along φ₀: 200 steps.", new GradientDescent<double>(0.08), Ink.Blue),
            ("b", "b) Gradient descent, α = 1", "Good along φ₀, unstable along φ₁: 40 steps.", new GradientDescent<double>(1.0), Ink.Vermilion),
            ("c", "c) Normalized gradient, α = 0.08", "Fixed distances, and an end that goes to and fro: 40 steps.", new NormalizedGradient<double>(0.08) { Epsilon = 1e-20 }, Ink.Green),
            ("d", "d) Adam, α = 0.05", "Smooth, along both axes: 60 steps, β = 0.9, γ = 0.99.", new Adam<double>(0.05) { Beta1 = 0.9, Beta2 = 0.99, Epsilon = 1e-20 }, Ink.Purple),
        ];
        List<Plot> plots = [];
        List<Check> checks = [];
        foreach ((string part, string title, string caption, Optimizer<double> optimizer, Ink ink) in parts)
        {
            ReferenceRun reference = Reference.Chapter6.Adaptive[part];
            Trail trail = Trail.Follow(optimizer, reference.Start, reference.Losses.Length - 1, (p, g) => SteepBell.LossGradient(p, g));
            plots.Add(Map(title, caption, trail, ink));
            checks.Add(Check.Near($"{part}) φ₀ after {reference.Losses.Length - 1} steps", trail.End[0], reference.End[0]));
            checks.Add(Check.Near($"{part}) φ₁ after {reference.Losses.Length - 1} steps", trail.End[1], reference.End[1]));
            checks.Add(Check.AtMost($"{part}) largest difference of losses to the reference", trail.Losses.Zip(reference.Losses, (x, y) => Math.Abs(x - y)).Max(), 1e-9));
        }
        return new(plots, checks);
    }

    private static Plot Map(string title, string caption, Trail trail, Ink ink) => new(
        title, caption, new("φ₀", -1, 1), new("φ₁", -1, 1),
        new Contours(Bell) { Every = 0.1 },
        Line.Along(null, trail, ink) with { Dots = 6, Width = 1.8 },
        Plane.Start(trail.Points[0], "start"),
        Plane.Star([0.7, 0], "minimum"));
}
