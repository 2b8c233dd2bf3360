using System;
using System.Linq;
using AutoDiffGen.Diagnostics;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Training;

namespace Gallery;

/// <summary>Figure 8.1 and (8.10): the gradient’s norm need not fall while training succeeds.</summary>
internal sealed class IllConditioning : IExperiment
{
    private const int Units = 12, Steps = 6000;
    private const double Rate = 0.3;

    public string Title => "Training that succeeds while gradients grow";
    public string Source => "Goodfellow, figure 8.1, equation 8.10; Prince, problem 6.11";
    public string[] Models => [nameof(TanhNetwork), nameof(Quadratic)];

    public string Text => """
        <p>A network of two hidden layers learns the Gabor data by gradient descent at a fixed rate ε. Its loss falls, but the norm of its gradient does not
        go with it, and g·H·g, from one generated Hessian-vector product, grows by orders of magnitude: the curvature along the gradient rises up to 2/ε,
        where the second term of −ε·g·g + ½·ε²·g·H·g takes back what the first promises.</p>
        """;

    private sealed record Measured(int Step, double Loss, double Norm, StepPrediction Prediction, double Change);

    public Findings Run()
    {
        double[] x = [.. GaborProblem.X.Select(at => at / 5)], y = GaborProblem.Y;
        double gradientOf(ReadOnlySpan<double> p, Span<double> g) => TanhNetwork.LossGradient(p, Units, x, y, g);
        double productOf(ReadOnlySpan<double> p, ReadOnlySpan<double> d, Span<double> product) => TanhNetwork.LossHessianVectorProduct(p, Units, x, y, d, product);

        Trail trail = Trail.Follow(new GradientDescent<double>(Rate), Start(), Steps, gradientOf);
        // As many in each decade as in the next.
        int[] measured = [0, .. Enumerable.Range(0, 400).Select(i => (int)Math.Round(Math.Pow(Steps - 1, i / 399.0))).Distinct()];
        Measured[] all = [.. measured.Select(i => new Measured(
            i, trail.Losses[i], trail.GradientNorms[i], StepPrediction.At(gradientOf, productOf, trail.Points[i], Rate),
            trail.Losses[i + 1] - trail.Losses[i]))];
        double[] steps = [.. all.Select(m => (double)m.Step)], curvatures = [.. all.Select(Along)];
        double leastNorm = all.Where(m => m.Step < 100).Min(m => m.Norm), largestNorm = all.Where(m => m.Step >= 100).Max(m => m.Norm);
        double error = Median([.. all.Select(m => Math.Abs(m.Prediction.Change - m.Change) / -m.Prediction.FirstOrder)]);
        (long entries, double worst) = Large();
        return new(
            [
                new(
                    "The error falls", "Half the mean squared residual over all points.", Axis, new("loss") { IsLogarithmic = true },
                    new Line(null, steps, [.. all.Select(m => m.Loss)], Ink.Blue)),
                new(
                    "The gradient does not", "Its norm after each step: as large late as it was at the start, or larger.",
                    Axis, new("‖gradient‖") { IsLogarithmic = true },
                    new Line(null, steps, [.. all.Select(m => m.Norm)], Ink.Vermilion) { Width = 1.4 }),
                new(
                    "Curvature along the gradient",
                    "g·H·g / g·g. Above 2/ε (dashed) a step goes uphill, to second order. Where the line is interrupted the loss curves down.",
                    Axis, new("g·H·g / g·g") { IsLogarithmic = true },
                    new Line("curvature", steps, curvatures, Ink.Green) { Width = 1.4 },
                    new Line("2/ε", [1, Steps], [2 / Rate, 2 / Rate], Ink.Black) { Width = 1, Dash = "dash" }),
                new(
                    "What a step was to bring",
                    "By how much the loss falls in a step: as the slope promises, as (8.10) predicts with the curvature, and as it did. Gaps are steps uphill.",
                    Axis, new("fall of the loss") { IsLogarithmic = true },
                    new Line("slope alone: ε·g·g", steps, [.. all.Select(m => -m.Prediction.FirstOrder)], Ink.Sky),
                    new Line("with curvature", steps, [.. all.Select(m => Fall(m.Prediction.Change))], Ink.Green) { Width = 4, Opacity = 0.5 },
                    new Line("actual", steps, [.. all.Select(m => Fall(m.Change))], Ink.Black) { Width = 1.2 }),
            ],
            [
                Check.AtMost("loss at the end, in parts of that at the start", trail.Losses[^1] / trail.Losses[0], 0.2),
                Check.AtLeast("largest gradient norm after step 100, in parts of the least one before", largestNorm / leastNorm, 10),
                Check.AtLeast(
                    "curvature along the gradient, median of the last third of the measurements, in parts of that of the first",
                    Median(curvatures[^(curvatures.Length / 3)..]) / Median(curvatures[..(curvatures.Length / 3)]), 10),
                Check.AtMost("largest curvature along the gradient late, times ε/2", all.Where(m => m.Step > Steps / 2).Max(Along) * Rate / 2, 1.05),
                Check.AtMost("error of (8.10), in parts of ε·g·g: median over the steps", error, 0.02),
                Check.Equal("problem 6.11: entries of the Hessian of 1,000,000 parameters", entries, 1_000_000_000_000),
                Check.AtMost("a Hessian-vector product of 1,000,000 parameters: largest error", worst, 0),
            ]);
    }

    private static readonly Axis Axis = new("step", 1, Steps) { IsLogarithmic = true };

    // Nothing is drawn where the loss rises.
    private static double Fall(double change) => change < 0 ? -change : double.NaN;

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    private static double Along(Measured m) => m.Prediction.Curvature / m.Prediction.SquaredNorm;

    private static double[] Start()
    {
        SeededRandom random = new(seed: 3);
        double[] p = new double[TanhNetwork.Count(Units)];
        int second = 2 * Units, last = second + Units * (Units + 1);
        for (int i = 0; i < Units; i++) (p[i], p[Units + i]) = (Uniform(), Uniform());
        for (int i = second; i < second + Units * Units; i++) p[i] = Math.Sqrt(3.0 / Units) * Uniform();
        for (int i = last; i < last + Units; i++) p[i] = Math.Sqrt(3.0 / Units) * Uniform();
        return p;

        double Uniform() => 2 * random.NextDouble() - 1;
    }

    /// <summary>Of a million parameters the Hessian has 10¹² entries; its product with a direction has a million, and costs a few gradients.</summary>
    private static (long Entries, double Worst) Large()
    {
        const int n = 1_000_000;
        double[] x = new double[n], curvatures = [.. Enumerable.Range(1, n)], direction = new double[n], product = new double[n];
        Array.Fill(direction, 2);
        Quadratic.LossHessianVectorProduct(x, curvatures, direction, product);
        return ((long)n * n, Enumerable.Range(0, n).Max(i => Math.Abs(product[i] - 2 * curvatures[i])));
    }
}
