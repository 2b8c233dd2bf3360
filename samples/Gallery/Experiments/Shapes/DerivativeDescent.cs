using System;
using System.Linq;
using AutoDiffGen.Optimizers;

namespace Gallery;

/// <summary>Figure 4.1: following a derivative downhill.</summary>
internal sealed class DerivativeDescent : IExperiment
{
    public string Title => "Following the derivative";
    public string Source => "Goodfellow, figure 4.1";
    public string[] Models => [nameof(Curves)];

    public string Text => """
        <p>For f(x) = ½·x² the derivative is x: where it is negative, moving right decreases f; where it is positive, moving left does; at 0, where f is
        least, gradient descent halts.</p>
        """;

    public Findings Run()
    {
        Trail left = Follow(-1.8), right = Follow(1.5);
        double slope(double x)
        {
            Curves.ParabolaGradient(x, out double g);
            return g;
        }

        return new(
            [
                new(
                    "The function, its derivative, and two descents", "Steps of rate 0.3 from both sides: they shrink with the slope.",
                    new("x", -2, 2), new("f(x), f′(x)", -2, 2),
                    Line.Graph("f(x) = ½·x²", Curves.Parabola, -2, 2, Ink.Blue),
                    Line.Graph("f′(x), as generated", slope, -2, 2, Ink.Grey, 41) with { Dash = "dash" },
                    On("from −1.8", left, Ink.Vermilion), On("from 1.5", right, Ink.Green),
                    new Points("minimum: f′ = 0", [0], [0], Ink.Orange) { Symbol = "star", Size = 14 }),
            ],
            [
                Check.AtMost("largest difference of f′ to x", Enumerable.Range(-20, 41).Max(i => Math.Abs(slope(0.1 * i) - 0.1 * i)), 0),
                Check.AtMost("|x| after 40 steps from −1.8", Math.Abs(left.End[0]), 1e-5),
                Check.Near("each step multiplies x by 1 − 0.3", left.Points[7][0], -1.8 * Math.Pow(0.7, 7), 1e-14),
            ]);
    }

    private static Trail Follow(double start) => Trail.Follow(new GradientDescent<double>(0.3), [start], 40, (p, g) => Curves.ParabolaGradient(p[0], out g[0]));

    private static Line On(string name, Trail trail, Ink ink) => new(name, trail.Of(0), trail.LossesBy(p => Curves.Parabola(p[0])), ink) { Dots = 7, Width = 1 };
}
