using System;
using System.Linq;
using AutoDiffGen.Diagnostics;
using AutoDiffGen.Optimizers;

namespace Gallery;

/// <summary>Figure 8.5: momentum in a canyon.</summary>
internal sealed class Valley : IExperiment
{
    private const double Rate = 0.16, Beta = 0.75;
    private const int Steps = 60;
    private static readonly double[] Curvatures = [0.25, 10], Start = [-28, 9];

    public string Title => "Momentum in a canyon";
    public string Source => "Goodfellow, figure 8.5";
    public string[] Models => [nameof(Quadratic)];

    public string Text => """
        <p>A quadratic loss with a badly conditioned Hessian: a long canyon with steep walls. Momentum goes along it; at each of its points the arrow shows
        the step that gradient descent would take there, to and fro across the canyon.</p>
        """;

    public Findings Run()
    {
        static double loss(ReadOnlySpan<double> p, Span<double> g) => Quadratic.LossGradient(p, Curvatures, g);
        Trail momentum = Trail.Follow(new Momentum<double>(Rate * 0.5) { Beta = Beta }, Start, Steps, loss);
        Trail plain = Trail.Follow(new GradientDescent<double>(Rate), Start, Steps, loss);
        HessianAnalysis analysis = HessianAnalysis.At((p, h) => Quadratic.LossHessian(p, Curvatures, h), Start);
        double[][] from = [.. momentum.Points.Take(14)], to = [.. from.Select(Step)];
        return new(
            [
                new(
                    "Momentum, and the steps of gradient descent",
                    "Drawn to scale. The path of momentum bends into the canyon; the arrows point across it.",
                    new("x₀", -31, 12), new("x₁", -12, 12),
                    new Contours(Surface.Of((a, b) => Quadratic.Loss([a, b], Curvatures), (-31, 12), (-12, 12), 81)) { Every = 40, HasScale = false },
                    new Arrows("step of gradient descent", from, to, Ink.Black) { Width = 1.4 },
                    Line.Along("momentum", momentum, Ink.Vermilion) with { Dots = 6 }) { IsTrueToScale = true },
                new(
                    "The loss",
                    "The walls limit the rate of gradient descent (here 0.16; at 0.2 it no longer converges), and along the floor that rate is slow.",
                    new("step", 0, Steps), new("loss", 1e-6, 1000) { IsLogarithmic = true },
                    Line.OverSteps("gradient descent", plain.Losses, Ink.Blue), Line.OverSteps("momentum", momentum.Losses, Ink.Vermilion)),
            ],
            [
                Check.Near("condition number", analysis.ConditionNumber, 40, 1e-12),
                Check.AtMost($"loss after {Steps} steps: momentum, beside gradient descent", momentum.Losses[^1], 0.1 * plain.Losses[^1]),
            ]);
    }

    private static double[] Step(double[] p)
    {
        double[] gradient = new double[2], end = [.. p];
        Quadratic.LossGradient(p, Curvatures, gradient);
        new GradientDescent<double>(Rate).Step(end, gradient);
        return end;
    }
}
