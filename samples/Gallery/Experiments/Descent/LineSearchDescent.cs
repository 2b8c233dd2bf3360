using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Diagnostics;

namespace Gallery;

/// <summary>Figure 6.1 and problem 6.2: a line fitted by gradient descent with a line search.</summary>
internal sealed class LineSearchDescent : IExperiment
{
    private static readonly Ink[] Inks = [Ink.Vermilion, Ink.Blue, Ink.Green];

    public string Title => "Gradient descent with a line search";
    public string Source => "Prince, figure 6.1, problems 6.1 and 6.2";
    public string[] Models => [nameof(LinearRegression)];

    public string Text => """
        <p>Twelve points, a line φ₀ + φ₁·x, the sum of squared residuals. Each step goes along the negative gradient, as far as a bracketing search finds
        best. The loss is a bowl with one minimum: its Hessian is the same everywhere, and both of its eigenvalues are positive.</p>
        """;

    public Findings Run()
    {
        Trail[] trails = [.. Reference.Chapter6.LineDescents.Select(d => Trail.FollowLineSearch(d.Start, d.Path.Length - 1, d.MaxStep, LineProblem.Gradient))];
        return new(
            [Fits(trails[1]), Map(trails), Losses(trails)],
            [.. Published(), .. Slopes(), .. Curvature(), .. trails.Zip(Reference.Chapter6.LineDescents, Followed)]);
    }

    private static Plot Fits(Trail trail)
    {
        Ink[] inks = [Ink.Grey, Ink.Sky, Ink.Orange, Ink.Blue, Ink.Vermilion];
        return new(
            "The data and the first models",
            "The line after each of the first four steps from (1.73, −0.74): the start, in grey, slopes the wrong way; step 4 describes the data reasonably.",
            new("x", 0, 2), new("y", 0, 2.2),
            [
                .. inks.Select((ink, step) => Line.Graph($"step {step}", x => trail.Points[step][0] + trail.Points[step][1] * x, 0, 2, ink, 2)),
                new Points("data", LineProblem.X, LineProblem.Y, Ink.Black) { Opacity = 0.85 },
            ]);
    }

    private static Plot Map(Trail[] trails) => new(
        "The loss and three descents",
        "Each step ends where it touches a contour line, so that the next one leaves at a right angle. The star is the exact minimum.",
        new("intercept φ₀", 0, 2), new("slope φ₁", -1, 1),
        [
            new Contours(LineProblem.Surface) { Every = 2.5, Top = 40 },
            .. trails.Select((trail, i) => Line.Along(Start(trail), trail, Inks[i]) with { Dots = 6 }),
            Plane.Star(LineProblem.Minimum),
        ]);

    private static Plot Losses(Trail[] trails) => new(
        "Loss above its minimum",
        "The loss falls by about the same factor every step: linear convergence, at a rate that the ratio of the two curvatures, 12.5, decides.",
        new("step"), new("L − least L") { IsLogarithmic = true },
        [.. trails.Select((trail, i) => Line.OverSteps(Start(trail), [.. trail.Losses.Select(loss => loss - LineProblem.Least)], Inks[i]) with { Dots = 6 })]);

    private static string Start(Trail trail) => FormattableString.Invariant($"from ({trail.Points[0][0]}, {trail.Points[0][1]})");

    private static IEnumerable<Check> Published() =>
    [
        Check.Digits("exact minimum, φ₀", LineProblem.Minimum[0], "0.825950"),
        Check.Digits("exact minimum, φ₁", LineProblem.Minimum[1], "0.522226"),
        Check.Digits("loss there", LineProblem.Least, "0.1998664"),
        Check.Digits("loss(0.6, −0.2), notebook 6.2", LineProblem.Loss([0.6, -0.2]), "12.367"),
        Check.Digits("loss(0.4, 0.2), notebook 2.1", LineProblem.Loss([0.4, 0.2]), "7.07"),
        Check.Digits("loss(1.6, −0.8), notebook 2.1", LineProblem.Loss([1.6, -0.8]), "10.28"),
    ];

    /// <summary>The answer to problem 6.1: ∂L/∂φ₀ = Σ 2·r and ∂L/∂φ₁ = Σ 2·r·x.</summary>
    private static IEnumerable<Check> Slopes()
    {
        double[] phi = [0.6, -0.2], generated = new double[2], residuals = [.. LineProblem.X.Zip(LineProblem.Y, (x, y) => phi[0] + phi[1] * x - y)];
        LineProblem.Gradient(phi, generated);
        return
        [
            Check.Near("∂L/∂φ₀ at (0.6, −0.2), generated and by hand (6.7)", generated[0], residuals.Sum(r => 2 * r), 1e-14),
            Check.Near("∂L/∂φ₁ at (0.6, −0.2), generated and by hand (6.7)", generated[1], residuals.Zip(LineProblem.X, (r, x) => 2 * r * x).Sum(), 1e-14),
            Check.Digits("∂L/∂φ₁, reference", generated[1], "-26.84044"),
        ];
    }

    private static IEnumerable<Check> Curvature()
    {
        double[] h = new double[4];
        LineProblem.Hessian(LineProblem.Minimum, h);
        HessianAnalysis analysis = HessianAnalysis.Of(h);
        return
        [
            Check.Digits("Hessian, ∂²L/∂φ₀² = 2·12", h[0], "24.0"),
            Check.Digits("Hessian, ∂²L/∂φ₀∂φ₁ = 2·Σx", h[1], "22.82"),
            Check.Digits("Hessian, ∂²L/∂φ₁² = 2·Σx²", h[3], "30.0242"),
            Check.Digits("trace", analysis.Trace, "54.0242"),
            Check.Digits("determinant", analysis.Determinant, "199.8284"),
            Check.Digits("smaller eigenvalue", analysis.Eigenvalues[0], "3.9942"),
            Check.Digits("larger eigenvalue", analysis.Eigenvalues[1], "50.0300"),
            Check.That(
                "convex: all eigenvalues positive",
                analysis.IsPositiveDefinite && HessianAnalysis.ByTraceAndDeterminant(analysis.Trace, analysis.Determinant) == CriticalPointKind.Minimum),
        ];
    }

    private static Check Followed(Trail trail, ReferenceDescent reference) => Check.AtMost(
        $"{Start(trail)}: largest difference to the reference path of {reference.Path.Length - 1} steps",
        Plane.Largest(trail.Points, reference.Path), 1e-9);
}
