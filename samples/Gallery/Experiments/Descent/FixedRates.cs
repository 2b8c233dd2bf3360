using System;
using System.Linq;
using AutoDiffGen.Diagnostics;
using AutoDiffGen.Optimizers;
using AutoDiffGen.SecondOrder;

namespace Gallery;

/// <summary>Problem 6.8: a fixed rate that is too large for a hollow leaves it.</summary>
internal sealed class FixedRates : IExperiment
{
    private const int Steps = 60;

    public string Title => "A fixed rate can jump out of a minimum";
    public string Source => "Prince, problem 6.8";
    public string[] Models => [nameof(Gabor)];

    public string Text => """
        <p>Near a minimum a step of gradient descent multiplies the distance along each principal axis by 1 − α·λ. Where the largest curvature λ exceeds 2/α, it grows:
        no step can come to rest there, and the descent goes on until it finds a hollow that is flat enough.</p>
        """;

    public Findings Run()
    {
        double[] start = [6.1, 13.0];
        MinimizerResult hollow = new Newton().Minimize(start, GaborProblem.Gradient, GaborProblem.Hessian);
        double largest = 2 / HessianAnalysis.At(GaborProblem.Hessian, hollow.Point).Eigenvalues[1];
        double[] rates = [0.1, 0.28, 0.36, 0.45];
        Trail[] trails = [.. rates.Select(rate => Trail.Follow(new GradientDescent<double>(rate), start, Steps, GaborProblem.Gradient))];
        bool[] stays = [.. trails.Select(trail => Distance(trail.End, hollow.Point) < 0.1)];
        Ink[] inks = [Ink.Blue, Ink.Green, Ink.Vermilion, Ink.Purple];
        return new(
            [
                new(
                    "Four rates from the same point", FormattableString.Invariant($"The hollow at ({hollow.Point[0]:0.00}, {hollow.Point[1]:0.00}) holds rates up to {largest:0.000}; larger ones leave it."),
                    GaborProblem.Phi0, GaborProblem.Phi1,
                    [
                        new Contours(GaborProblem.Surface) { Every = 1 },
                        .. trails.Select((trail, i) => Line.Along(FormattableString.Invariant($"α = {rates[i]}"), trail, inks[i]) with { Width = 1.6 }),
                        new Points(null, [start[0]], [start[1]], Ink.White) { Size = 11 },
                    ]),
                new(
                    "The loss after each step", "Small rates come to rest at the local minimum. Large ones go uphill first.",
                    new("step", 0, Steps), new("loss"),
                    [.. trails.Select((trail, i) => Line.OverSteps(FormattableString.Invariant($"α = {rates[i]}"), trail.Losses, inks[i]))]),
            ],
            [
                Check.Digits("largest rate of the hollow at (6.31, 13.52), 2/λ", largest, "0.296"),
                .. rates.Select((rate, i) => Check.That(FormattableString.Invariant($"α = {rate} {(rate < largest ? "stays" : "leaves")}"), stays[i] == rate < largest)),
            ]);
    }

    private static double Distance(double[] p, double[] q) => double.Hypot(p[0] - q[0], p[1] - q[1]);
}
