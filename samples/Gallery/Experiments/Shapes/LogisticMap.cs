using System;
using System.Linq;
using AutoDiffGen.Diagnostics;
using AutoDiffGen.SecondOrder;
using AutoDiffGen.Training;
using Reporting;

namespace Gallery;

/// <summary>Problem 6.4: logistic regression.</summary>
internal sealed class LogisticMap : IExperiment
{
    public string Title => "Logistic regression";
    public string Source => "Prince, problem 6.4";
    public string[] Models => [nameof(LogisticRegression)];

    public string Text => """
        <p>Ten points from N(−1, 1) with y = 0, ten from N(1, 1) with y = 1. (i) φ₀ moves the curve, φ₁ makes it steeper. (ii) The loss is the negative
        log-likelihood. (iii) Its derivatives are Σ(sig(zᵢ) − yᵢ) and Σ(sig(zᵢ) − yᵢ)·xᵢ. (iv) Its heat map. (v) It is convex: its Hessian Σ sig′(zᵢ)·(1,
        xᵢ)(1, xᵢ)ᵀ is nowhere negative.</p>
        """;

    public Findings Run()
    {
        (double[] x, double[] y) = Draw(new SeededRandom(seed: 64));
        double loss(double a, double b) => LogisticRegression.Loss([a, b], x, y);
        MinimizerResult best = new Newton().Minimize([0, 0], (p, g) => LogisticRegression.LossGradient(p, x, y, g), (p, h) => LogisticRegression.LossHessian(p, x, y, h));
        double[] grid = [.. Numbers.Steps(-4, 4, 41)], generated = new double[2], byHand = new double[2];
        bool isConvex = grid.All(a => grid.All(b => HessianAnalysis.At((p, h) => LogisticRegression.LossHessian(p, x, y, h), [a, b + 3]).IsPositiveDefinite));
        LogisticRegression.LossGradient([0.3, -0.8], x, y, generated);
        for (int i = 0; i < x.Length; i++)
        {
            double error = LogisticRegression.Probability([0.3, -0.8], x[i]) - y[i];
            byHand[0] += error;
            byHand[1] += error * x[i];
        }

        return new(
            [
                new(
                    "(i) The model", "φ₀ moves the step left or right, φ₁ makes it steep; a negative φ₁ turns it around.",
                    new("x", -5, 5), new("Pr(y = 1 | x)", -0.05, 1.05),
                    Model("φ = (0, 1)", [0, 1], Ink.Blue), Model("φ = (3, 1)", [3, 1], Ink.Sky), Model("φ = (0, 4)", [0, 4], Ink.Vermilion),
                    Model("φ = (0, −1)", [0, -1], Ink.Green)),
                new(
                    "(iv) The loss", "One valley, and one minimum (star), which Newton’s method found.", new("φ₀", -4, 4), new("φ₁", -1, 7),
                    new Contours(Surface.Of(loss, (-4, 4), (-1, 7), 81)) { Every = 2.5, Top = 40 },
                    Plane.Star(best.Point, "minimum")),
                new(
                    "The fit", "The data, and the probability that the fitted model gives.", new("x", -5, 5), new("y; Pr(y = 1 | x)", -0.05, 1.05),
                    Model("fitted model", best.Point, Ink.Blue), new Points("data", x, y, Ink.Black) { Opacity = 0.6, Size = 9 }),
            ],
            [
                Check.Equal("points", x.Length, 20),
                Check.Near("(iii) ∂L/∂φ₀ at (0.3, −0.8), generated and by hand", generated[0], byHand[0], 1e-13),
                Check.Near("(iii) ∂L/∂φ₁ at (0.3, −0.8), generated and by hand", generated[1], byHand[1], 1e-13),
                Check.That("(v) positive definite at all 41 × 41 points of the map", isConvex),
                Check.AtMost("largest component of the gradient at the minimum", best.Gradient.Measured, 1e-8),
                Check.That(
                    "the minimum is one by its Hessian",
                    HessianAnalysis.At((p, h) => LogisticRegression.LossHessian(p, x, y, h), best.Point).Kind == CriticalPointKind.Minimum),
            ]);
    }

    private static Line Model(string name, double[] phi, Ink ink) => Line.Graph(name, x => LogisticRegression.Probability(phi, x), -5, 5, ink);

    private static (double[] X, double[] Y) Draw(SeededRandom random) =>
        ([.. Enumerable.Range(0, 20).Select(i => (i < 10 ? -1 : 1) + Normal(random))], [.. Enumerable.Range(0, 20).Select(i => i < 10 ? 0.0 : 1.0)]);

    /// <summary>Box and Muller 1958.</summary>
    private static double Normal(SeededRandom random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
