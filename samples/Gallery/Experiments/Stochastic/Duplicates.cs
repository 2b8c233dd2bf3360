using System;
using System.Linq;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Training;

namespace Gallery;

/// <summary>Ten pictures of the same parrot: gradients of duplicates say nothing new.</summary>
internal sealed class Duplicates : IExperiment
{
    private const int Copies = 10;
    private const double Rate = 0.2;
    private static readonly double[] Start = [1.6, -0.5];

    public string Title => "Duplicated examples";
    public string Source => "“parrots”: the intuition behind SGD";
    public string[] Models => [nameof(LinearRegression)];

    public string Text => """
        <p>If all examples are copies of one, SGD with one example a step follows gradient descent exactly, at a tenth of the work. Real data are not copies
        but similar: with every point of figure 6.1 ten times over, batches of twelve get as far with a tenth of the gradients.</p>
        """;

    public Findings Run()
    {
        double[] one = [1.18], parrotsX = [.. Enumerable.Repeat(1.18, Copies)], oneY = [1.54], parrotsY = [.. Enumerable.Repeat(1.54, Copies)];
        Trail all = Mean(parrotsX, parrotsY, Copies, 30), single = Mean(one, oneY, 1, 30);
        double difference = Plane.Largest(all.Points, single.Points);

        double[] x = [.. Enumerable.Repeat(LineProblem.X, Copies).SelectMany(c => c)], y = [.. Enumerable.Repeat(LineProblem.Y, Copies).SelectMany(c => c)];
        int n = x.Length, batch = n / Copies;
        Trail whole = Mean(x, y, n, 100), batches = Mean(x, y, batch, 100);
        double[] wholeGap = [.. whole.LossesBy(LineProblem.Loss).Select(l => l - LineProblem.Least)];
        double[] batchGap = [.. batches.LossesBy(LineProblem.Loss).Select(l => l - LineProblem.Least)];
        double squaredError(ReadOnlySpan<double> p) => LinearRegression.Loss(p, one, oneY);
        return new(
            [
                new(
                    "Ten copies of one example", "The two paths are the same; SGD computed a tenth of the gradients.",
                    new("gradients of single examples", 1, 300) { IsLogarithmic = true },
                    new("squared error of the example", 1e-12, 1) { IsLogarithmic = true },
                    new Line("gradient descent, 10 examples a step", [.. Enumerable.Range(0, 31).Select(k => (double)Copies * k)], [.. all.LossesBy(squaredError)], Ink.Blue) { Dots = 5 },
                    new Line("SGD, 1 example a step", [.. Enumerable.Range(0, 31)], [.. single.LossesBy(squaredError)], Ink.Vermilion) { Dots = 5 }),
                new(
                    "Every point ten times", "Gradient descent uses all 120 examples for each step, SGD twelve of them.",
                    new("gradients of single examples", 10, n * 100) { IsLogarithmic = true }, new("L − least L", 1e-4, 10) { IsLogarithmic = true },
                    new Line("gradient descent, 120 a step", [.. Enumerable.Range(0, 101).Select(k => (double)n * k)], wholeGap, Ink.Blue) { Dots = 4 },
                    new Line("SGD, 12 a step", [.. Enumerable.Range(0, 101).Select(k => (double)batch * k)], batchGap, Ink.Vermilion) { Dots = 4, Width = 1.3 }),
            ],
            [
                Check.AtMost("largest distance of the two paths over ten copies", difference, 1e-13),
                Check.AtMost("loss above the minimum after 360 single gradients: SGD, beside gradient descent", batchGap[30], wholeGap[3]),
            ]);
    }

    /// <summary>Steps along the mean gradient of batches.</summary>
    private static Trail Mean(double[] x, double[] y, int size, int steps)
    {
        MinibatchSampler sampler = new(x.Length, size, seed: 3);
        double[] batchX = new double[size], batchY = new double[size];
        return Trail.Follow(new GradientDescent<double>(Rate), Start, steps, (p, g) =>
        {
            ReadOnlySpan<int> batch = sampler.Next();
            for (int i = 0; i < batch.Length; i++) (batchX[i], batchY[i]) = (x[batch[i]], y[batch[i]]);
            double loss = LinearRegression.LossGradient(p, batchX, batchY, g);
            foreach (ref double partial in g) partial /= size;
            return loss / size;
        });
    }
}
