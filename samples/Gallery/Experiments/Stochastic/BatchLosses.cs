using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Optimizers;

namespace Gallery;

/// <summary>Figure 6.6: each batch has a loss of its own.</summary>
internal sealed class BatchLosses : IExperiment
{
    private const double Rate = 0.8;
    private static readonly double[] At = [1.2, 9.5];
    private static readonly Axis Phi0 = new("offset φ₀", -3, 5), Phi1 = new("frequency φ₁", 6, 14);

    public string Title => "Each batch is another loss";
    public string Source => "Prince, figure 6.6; equation 6.10";
    public string[] Models => [nameof(Gabor)];

    public string Text => """
        <p>With three points a batch, there are 4060 batches and as many possible steps from one place. Each goes downhill on the loss of its own batch; some
        go uphill on the loss over all points, which is how SGD leaves a hollow. On average they are right: the mean of all batch gradients is 3/30 of the
        gradient.</p>
        """;

    private sealed record Step(int[] Batch, double[] Gradient, double[] End, double Change);

    public Findings Run()
    {
        Step[] steps = [.. Batches().Select(Make)];
        double[] full = new double[2], mean = [steps.Average(s => s.Gradient[0]), steps.Average(s => s.Gradient[1])];
        double at = GaborProblem.Gradient(At, full);
        Step best = steps.MinBy(s => s.Change)!, worst = steps.MaxBy(s => s.Change)!;
        int uphill = steps.Count(s => s.Change > 0);
        return new(
            [
                Cloud(steps, full),
                Batch(best, "One batch", $"The step goes downhill for its three points, and for all 30: their loss falls by {-best.Change:0.00}."),
                Batch(worst, "Another batch", $"Downhill for these three points, but uphill for all 30: their loss rises by {worst.Change:0.00}. "
                    + $"Of all batches, {100.0 * uphill / steps.Length:0} % do that here."),
            ],
            [
                Check.Equal("batches of 3 of 30", steps.Length, 4060),
                Check.Near("mean of all batch gradients, φ₀, and 3/30 of the gradient", mean[0], 0.1 * full[0], 1e-13),
                Check.Near("mean of all batch gradients, φ₁, and 3/30 of the gradient", mean[1], 0.1 * full[1], 1e-13),
                Check.That("some batches lead uphill on the loss over all points", uphill > 0),
                Check.That("the loss falls on average", steps.Average(s => s.Change) < 0),
                Check.Near("mean loss of all batches, and 3/30 of the loss", steps.Average(s => LossOf(s.Batch, At)), 0.1 * at, 1e-13),
            ]);
    }

    private static IEnumerable<int[]> Batches()
    {
        for (int i = 0; i < 30; i++)
            for (int j = i + 1; j < 30; j++)
                for (int k = j + 1; k < 30; k++)
                    yield return [i, j, k];
    }

    private static Step Make(int[] batch)
    {
        double[] gradient = new double[2], end = [.. At];
        GaborProblem.BatchGradient(At, batch, gradient);
        new GradientDescent<double>(Rate).Step(end, gradient);
        return new(batch, gradient, end, GaborProblem.Loss(end) - GaborProblem.Loss(At));
    }

    private static double LossOf(int[] batch, double[] phi) => GaborProblem.BatchGradient(phi, batch, new double[2]);

    private static Plot Cloud(Step[] steps, double[] full)
    {
        // All 4060 would be a blot.
        Step[] some = [.. steps.Where((_, i) => i % 5 == 0)];
        return new(
            "All points, and where batches lead",
            "Each dot is where one batch’s step would end (every fifth batch is drawn). The arrow is the step of the mean gradient.",
            Phi0, Phi1,
            new Contours(Surface.Of((a, b) => GaborProblem.Loss([a, b]), (-3, 5), (6, 14), 61)) { Every = 1 },
            new Points("after one batch", [.. some.Select(s => s.End[0])], [.. some.Select(s => s.End[1])], Ink.Vermilion) { Size = 3.5, Opacity = 0.6 },
            new Arrows("mean step", [At], [[At[0] - Rate * 0.1 * full[0], At[1] - Rate * 0.1 * full[1]]], Ink.Black),
            Plane.Start(At));
    }

    private static Plot Batch(Step step, string title, string caption) => new(
        title, caption, Phi0, Phi1,
        new Contours(Surface.Of((a, b) => LossOf(step.Batch, [a, b]), (-3, 5), (6, 14), 61)) { Quantity = "loss of the batch" },
        new Arrows("step", [At], [step.End], Ink.Vermilion),
        Plane.Start(At));
}
