using System;
using System.Linq;
using AutoDiffGen.Optimizers;

namespace Gallery;

/// <summary>Figure 6.8: one step of momentum beside one of Nesterov’s.</summary>
internal sealed class NesterovStep : IExperiment
{
    private const double Rate = 0.12, Beta = 0.7;

    public string Title => "Where Nesterov takes the gradient";
    public string Source => "Prince, figure 6.8";
    public string[] Models => [nameof(Gabor)];

    public string Text => """
        <p>Both steps begin at 1, where the dashed step led. Momentum adds the gradient’s step of 1 (to 2) and its own (to 3). Nesterov moves by momentum
        first (to 4), and takes the gradient there (to 5): it sees the slope that momentum is about to climb, and turns back earlier.</p>
        """;

    public Findings Run()
    {
        // One step of any gradient, for the momentum that it leaves.
        Momentum<double> usual = New(), ahead = New();
        double[] before = [-1.3, 10.9], lead = [-29, -36], point = [.. before], gradient = new double[2];
        usual.Step(point, lead);
        ahead.Step(before.ToArray(), lead);

        double[] p1 = [.. point], m = [(before[0] - p1[0]) / Rate, (before[1] - p1[1]) / Rate];
        GaborProblem.Gradient(p1, gradient);
        double[] p2 = Move(p1, gradient, 1 - Beta), p3 = Move(p2, m, Beta), p4 = Move(p1, m, Beta);
        double[] p3ByOptimizer = [.. p1], p5ByOptimizer = [.. p1];
        usual.Step(p3ByOptimizer, gradient);
        ahead.StepLookingAhead(p5ByOptimizer, GaborProblem.Gradient);
        GaborProblem.Gradient(p4, gradient);
        double[] p5 = Move(p4, gradient, 1 - Beta);
        double[][] named = [p1, p2, p3, p4, p5];
        (double From, double To) x = Window(named.Append(before), 0), y = Window(named.Append(before), 1);
        return new(
            [
                new(
                    "Two steps from the same point", "Point 5 lies lower than 3: the gradient at 4 already points back into the valley.",
                    new("offset φ₀", x.From, x.To), new("frequency φ₁", y.From, y.To),
                    new Contours(Surface.Of((a, b) => GaborProblem.Loss([a, b]), x, y, 81)),
                    new Arrows("step before", [before], [p1], Ink.Grey) { Dash = "dash" },
                    new Arrows("momentum: gradient, then momentum", [p1, p2], [p2, p3], Ink.Vermilion),
                    new Arrows("Nesterov: momentum, then gradient", [p1, p4], [p4, p5], Ink.Blue),
                    new Points(null, [.. named.Select(p => p[0])], [.. named.Select(p => p[1])], Ink.White) { Size = 6, Labels = ["1", "2", "3", "4", "5"], LabelPosition = "top right" }),
            ],
            [
                Check.AtMost("distance of the optimizer’s step to point 3", Plane.Distance(p3ByOptimizer, p3), 1e-13),
                Check.AtMost("distance of the step that looks ahead to point 5", Plane.Distance(p5ByOptimizer, p5), 1e-13),
                Check.AtMost("loss at 5, at most that at 3", GaborProblem.Loss(p5), GaborProblem.Loss(p3)),
            ]);
    }

    private static Momentum<double> New() => new(Rate) { Beta = Beta, Form = MomentumForm.ExponentialAverage };

    private static double[] Move(double[] from, double[] along, double weight) => [from[0] - Rate * weight * along[0], from[1] - Rate * weight * along[1]];

    private static (double From, double To) Window(System.Collections.Generic.IEnumerable<double[]> points, int parameter)
    {
        double low = points.Min(p => p[parameter]), high = points.Max(p => p[parameter]), margin = Math.Max(0.15, 0.25 * (high - low));
        return (Math.Round(low - margin, 2), Math.Round(high + margin, 2));
    }
}
