using System.Linq;
using AutoDiffGen.Optimizers;

namespace Gallery;

/// <summary>Figure 8.3: a cliff, with and without gradient clipping.</summary>
internal sealed class Cliff : IExperiment
{
    private const int Times = 50, Steps = 300;
    private const double Limit = 0.3, Rate = 0.5;
    private static readonly double[] Start = [6, -2.6];
    private static readonly (double From, double To) W = (3, 8), B = (-4, -1);

    public string Title => "Cliffs and clipping";
    public string Source => "Goodfellow, figure 8.3";
    public string[] Models => [nameof(RecurrentUnit)];

    public string Text => """
        <p>A unit that feeds itself fifty times: where small changes of its weight grow from step to step, the loss has a cliff, and its gradient explodes. A
        plain step there throws the parameters far away; a gradient that is shortened to a norm of 0.3 keeps its direction and stays.</p>
        """;

    public Findings Run()
    {
        Trail plain = Follow(new GradientDescent<double>(Rate)), clipped = Follow(new GradientDescent<double>(Rate) { Clipping = Clipping.ByNorm(Limit) });
        double[] gradient = [3, 4], shorter = [0.1, 0.2];
        double before = Clipping.ByNorm(1).Apply<double>(gradient);
        Clipping.ByNorm(1).Apply<double>(shorter);
        return new(
            [
                new(
                    "The loss and two descents", "At the cliff the plain descent is catapulted out of the picture.",
                    new("weight w", W.From, W.To), new("bias b", B.From, B.To),
                    new Contours(Surface.Of((w, b) => RecurrentUnit.Loss([w, b], Times), W, B, 141)) { Every = 0.03 },
                    Line.Along("gradient descent", plain, Ink.Vermilion), Line.Along("clipped", clipped, Ink.Green),
                    Plane.Start(Start)),
                new(
                    "Norm of the gradient", "Before clipping; the dashed line is the limit. After its fall the plain descent has no gradient left.",
                    new("step", 0, Steps), new("‖gradient‖", 1e-3, 1e3) { IsLogarithmic = true },
                    Line.OverSteps("gradient descent", plain.GradientNorms, Ink.Vermilion) with { Width = 1.4 },
                    Line.OverSteps("clipped", clipped.GradientNorms, Ink.Green) with { Width = 1.4 },
                    new Line("limit", [0, Steps], [Limit, Limit], Ink.Black) { Dash = "dash", Width = 1 }),
                new(
                    "The loss after each step", "Clipped, the descent walks along the edge to where the cliff is low, and on to the minimum.",
                    new("step", 0, Steps), new("loss", 0, 0.5),
                    Line.OverSteps("gradient descent", plain.Losses, Ink.Vermilion), Line.OverSteps("clipped", clipped.Losses, Ink.Green)),
            ],
            [
                Check.AtLeast("longest step of gradient descent", Longest(plain), 3),
                Check.AtMost("longest step when clipped: rate times limit", Longest(clipped), Rate * Limit * (1 + 1e-9)),
                Check.AtMost("loss after all steps, clipped", clipped.Losses[^1], 1e-3),
                Check.AtLeast("loss after all steps, not clipped", plain.Losses[^1], 0.05),
                Check.Near("the norm of (3, 4) before clipping to 1", before, 5, 1e-15),
                Check.Near("and after", double.Hypot(gradient[0], gradient[1]), 1, 1e-15),
                Check.That("a shorter gradient stays as it is", shorter[0] == 0.1 && shorter[1] == 0.2),
            ]);
    }

    private static Trail Follow(Optimizer<double> optimizer) => Trail.Follow(optimizer, Start, Steps, (p, g) => RecurrentUnit.LossGradient(p, Times, g));

    private static double Longest(Trail trail) => Plane.Largest(trail.Points, trail.Points.Skip(1));
}
