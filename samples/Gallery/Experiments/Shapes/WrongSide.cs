using System;
using System.Linq;
using AutoDiffGen.Optimizers;
using Reporting;

namespace Gallery;

/// <summary>Figure 8.4: on the wrong side of a mountain.</summary>
internal sealed class WrongSide : IExperiment
{
    private const int Steps = 3000;

    public string Title => "The wrong side of the mountain";
    public string Source => "Goodfellow, figure 8.4";
    public string[] Models => [nameof(Mountain)];

    public string Text => """
        <p>No local minimum, no saddle, and yet a descent fails: begun on the right of the mountain it runs off to the right, where the loss stays above ½;
        low values lie on the left. Its only critical point is the top.</p>
        """;

    public Findings Run()
    {
        double[] starts = [-0.6, 0.8];
        Ink[] inks = [Ink.Green, Ink.Vermilion];
        Trail[] trails = [.. starts.Select(start => Trail.Follow(new GradientDescent<double>(0.5), [start], Steps, (p, g) => Mountain.LossGradient(p[0], out g[0])))];
        double[] slopes = [.. Numbers.Steps(-50, 50, 20001).Select(Slope)];
        int changes = slopes.Zip(slopes.Skip(1), (a, b) => a > 0 != b > 0).Count(c => c);
        int[] shown = [0, .. Enumerable.Range(0, 60).Select(i => (int)Math.Round(Math.Pow(Steps, i / 59.0)))];
        return new(
            [
                new(
                    "The function and two descents", "Points after 1, 2, … up to 3000 steps. Both go downhill all the way.",
                    new("θ", -14, 14), new("J(θ)", 0, 1.5),
                    [
                        Line.Graph(null, Mountain.Loss, -14, 14, Ink.Grey, 401),
                        .. trails.Select((trail, i) => new Points(
                            $"start {Numbers.Fixed(starts[i], 1)}", [.. shown.Select(s => trail.Points[s][0])], [.. shown.Select(s => trail.Losses[s])], inks[i]) { Size = 7 }),
                    ]),
                new(
                    "Their losses", "The asymptote on the right is ½: the descent there cannot get lower.",
                    new("step", 1, Steps) { IsLogarithmic = true }, new("J", 0.005, 2) { IsLogarithmic = true },
                    [
                        .. trails.Select((trail, i) => Line.OverSteps($"start {Numbers.Fixed(starts[i], 1)}", trail.Losses, inks[i])),
                        new Line("½", [1, Steps], [0.5, 0.5], Ink.Black) { Width = 1, Dash = "dash" },
                    ]),
            ],
            [
                Check.Equal("critical points between −50 and 50", changes, 1),
                Check.That("it is a maximum: the slope goes from positive to negative", slopes[0] > 0 && slopes[^1] < 0),
                Check.AtMost("from −0.6: loss after all steps", trails[0].Losses[^1], 0.02),
                Check.AtLeast("from 0.8: loss after all steps", trails[1].Losses[^1], 0.5),
                Check.That("both descents go downhill at every step", trails.All(t => t.Losses.Zip(t.Losses.Skip(1), (a, b) => b < a).All(falls => falls))),
            ]);
    }

    private static double Slope(double x)
    {
        Mountain.LossGradient(x, out double slope);
        return slope;
    }
}
