using System;
using System.Linq;
using AutoDiffGen.Diagnostics;
using AutoDiffGen.Optimizers;
using AutoDiffGen.SecondOrder;

namespace Gallery;

/// <summary>Problem 6.8: a fixed rate that is too large for a hollow leaves it.</summary>
internal sealed class FixedRates : IExperiment
{
    private const int Steps = 150;

    public string Title => "A fixed rate can jump out of a minimum";
    public string Source => "Prince, problem 6.8";
    public string[] Models => [nameof(Gabor)];

    public string Text => """
        <p>Near a minimum a step of gradient descent multiplies the distance along each principal axis by 1 − α·λ. Where the largest curvature λ exceeds 2/α,
        it grows: the descent cannot come to rest there. A little above, it circles within the hollow; with more it jumps out, and can rest only where the
        loss is flat enough.</p>
        """;

    public Findings Run()
    {
        double[] start = [-0.05, 4.7];
        MinimizerResult hollow = new Newton().Minimize(start, GaborProblem.Gradient, GaborProblem.Hessian);
        double largest = 2 / HessianAnalysis.At(GaborProblem.Hessian, hollow.Point).Eigenvalues[1];
        double[] rates = [0.05, 0.14, 0.2, 0.4];
        Trail[] trails = [.. rates.Select(rate => Trail.Follow(new GradientDescent<double>(rate), start, Steps, GaborProblem.Gradient))];
        double[] away = [.. trails.Select(trail => Plane.Distance(trail.End, hollow.Point))];
        Ink[] inks = [Ink.Blue, Ink.Green, Ink.Vermilion, Ink.Purple];
        return new(
            [
                new(
                    "Four rates from the same point",
                    FormattableString.Invariant($"The hollow at ({hollow.Point[0]:0.00}, {hollow.Point[1]:0.00}) holds rates up to {largest:0.000}. At 0.2 the path circles in it; at 0.4 it leaves for lower ground."),
                    GaborProblem.Phi0, GaborProblem.Phi1,
                    [
                        new Contours(GaborProblem.Surface) { Every = 1 },
                        .. trails.Select((trail, i) => Line.Along(FormattableString.Invariant($"α = {rates[i]}"), trail, inks[i]) with { Width = 1.6 }),
                        Plane.Start(start),
                    ]),
                new(
                    "The loss after each step", "Small rates come to rest at the local minimum. The largest goes uphill first, and ends far below.",
                    new("step", 0, Steps), new("loss"),
                    [.. trails.Select((trail, i) => Line.OverSteps(FormattableString.Invariant($"α = {rates[i]}"), trail.Losses, inks[i]))]),
            ],
            [
                Check.Digits("largest rate that the hollow holds, 2/λ", largest, "0.1445"),
                Check.AtMost("α = 0.05: distance from the minimum after all steps", away[0], 1e-3),
                Check.AtMost("α = 0.14: distance from the minimum after all steps", away[1], 1e-3),
                Check.AtLeast("α = 0.2: distance, as it cannot rest", away[2], 0.05),
                Check.AtLeast("α = 0.4: distance, as it has left", away[3], 1),
                Check.AtMost("α = 0.4: loss at the end, beside that of the hollow", trails[3].Losses[^1], 0.9 * hollow.Value),
            ]);
    }
}
