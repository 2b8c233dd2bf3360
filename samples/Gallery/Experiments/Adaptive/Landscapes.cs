using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Optimizers;

namespace Gallery;

/// <summary>AdaGrad’s motivation: round and elongated landscapes.</summary>
internal sealed class Landscapes : IExperiment
{
    private const int Steps = 100;
    private static readonly double[] Start = [-1.7, 1.2], Round = [1, 1], Long = [0.05, 5];

    public string Title => "A rate for each parameter";
    public string Source => "AdaGrad and RMSProp: loss landscapes";
    public string[] Models => [nameof(Quadratic)];

    public string Text => """
        <p>Where all features matter alike, one rate serves. Where one axis is steep and another flat, gradient descent needs a small rate on one and a large
        one on the other; AdaGrad divides by the root of all squared gradients so far,
        RMSProp by that of the recent ones. AdaGrad’s rates only ever fall.</p>
        """;

    public Findings Run()
    {
        // The best rate for gradient descent: 2 / (largest + smallest curvature).
        Trail roundPlain = Follow(new GradientDescent<double>(0.5), Round), roundAda = Follow(new AdaGrad<double>(0.5), Round);
        Trail plain = Follow(new GradientDescent<double>(2 / (Long[0] + Long[1])), Long);
        Trail ada = Follow(new AdaGrad<double>(0.5), Long), rms = Follow(new RmsProp<double>(0.05), Long);
        double[] adaLosses = ada.LossesBy(p => Quadratic.Loss(p, Long)), plainLosses = plain.LossesBy(p => Quadratic.Loss(p, Long));
        double[] adaX = [.. Rates(ada, 0)], adaY = [.. Rates(ada, 1)];
        return new(
            [
                Map(
                    "Nice: all features are equally important", "A round bowl: gradient descent goes straight to the minimum.", Round,
                    ("gradient descent", roundPlain, Ink.Blue), ("AdaGrad", roundAda, Ink.Vermilion)),
                Map(
                    "Not as nice", "One axis is 100 times as steep. Gradient descent goes to and fro on it and creeps along the other.", Long,
                    ("gradient descent", plain, Ink.Blue), ("AdaGrad", ada, Ink.Vermilion), ("RMSProp", rms, Ink.Green)),
                new(
                    "The loss on the elongated bowl",
                    "At the best fixed rate gradient descent falls behind; RMSProp moves by fixed distances, and ends going to and fro.",
                    new("step", 0, Steps), new("loss", 1e-6, 10) { IsLogarithmic = true },
                    Line.OverSteps("gradient descent", plainLosses, Ink.Blue), Line.OverSteps("AdaGrad", adaLosses, Ink.Vermilion),
                    Line.OverSteps("RMSProp", rms.LossesBy(p => Quadratic.Loss(p, Long)), Ink.Green)),
                new(
                    "The rates that AdaGrad uses", "A step divided by its gradient: small on the steep axis, large on the flat one, falling on both.",
                    new("step", 1, Steps) { IsLogarithmic = true }, new("rate of the parameter") { IsLogarithmic = true },
                    Line.OverSteps("flat axis x₀", adaX, Ink.Vermilion), Line.OverSteps("steep axis x₁", adaY, Ink.Purple)),
            ],
            [
                Check.AtMost($"loss of AdaGrad after {Steps} steps, beside gradient descent", adaLosses[^1], 0.1 * plainLosses[^1]),
                Check.That("AdaGrad’s rates only fall", IsFalling(adaX) && IsFalling(adaY)),
                Check.AtLeast("rate on the flat axis, in parts of that on the steep one, at the first step", adaX[0] / adaY[0], 50),
            ]);
    }

    private static Trail Follow(Optimizer<double> optimizer, double[] curvatures) => Trail.Follow(optimizer, Start, Steps, (p, g) => Quadratic.LossGradient(p, curvatures, g));

    private static IEnumerable<double> Rates(Trail trail, int axis) =>
        Enumerable.Range(0, Steps).Select(i => (trail.Points[i][axis] - trail.Points[i + 1][axis]) / (Long[axis] * trail.Points[i][axis]));

    private static bool IsFalling(double[] rates) => rates.Zip(rates.Skip(1), (before, after) => after <= before * (1 + 1e-9)).All(falls => falls);

    private static Plot Map(string title, string caption, double[] curvatures, params (string Name, Trail Trail, Ink Ink)[] runs) => new(
        title, caption, new("x₀", -2, 2), new("x₁", -1.5, 1.5),
        [
            new Contours(Surface.Of((a, b) => Quadratic.Loss([a, b], curvatures), (-2, 2), (-1.5, 1.5), 61)),
            .. runs.Select(run => Line.Along(run.Name, run.Trail, run.Ink) with { Dots = 5, Width = 1.6 }),
            Plane.Star([0, 0]),
        ]);
}
