using System.Linq;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Training;

namespace Gallery;

/// <summary>Learning curves of training and validation, and early stopping.</summary>
internal sealed class LearningCurves : IExperiment
{
    private const int Units = 12, Epochs = 6000, Patience = 1000;

    public string Title => "Learning curves and early stopping";
    public string Source => "learning curves; Goodfellow, sections 8.1.2 and 7.8";
    public string[] Models => [nameof(TanhNetwork)];

    public string Text => $"""
        <p>The network of two hidden layers, trained by Adam on 20 of the Gabor points; the other ten judge it. The loss over the training points goes on
        falling long after the loss over the others has begun to rise: it learns the noise. Early stopping ends when {Patience} epochs have brought no better
        validation loss, and keeps the parameters of the best.</p>
        """;

    public Findings Run()
    {
        SeededRandom random = new(seed: 8);
        int[] order = [.. Enumerable.Range(0, GaborProblem.X.Length)];
        random.Shuffle<int>(order);
        (double[] x, double[] y) = Take(order[..20]);
        (double[] validX, double[] validY) = Take(order[20..]);
        double[] start = [.. Enumerable.Range(0, TanhNetwork.Count(Units)).Select(_ => 1.2 * (random.NextDouble() - 0.5))];
        Trail trail = Trail.Follow(new Adam<double>(0.01), start, Epochs, (p, g) => TanhNetwork.LossGradient(p, Units, x, y, g));
        double[] valid = trail.LossesBy(p => TanhNetwork.Loss(p, Units, validX, validY));

        // The first epoch after which nothing better came for as long as we have patience.
        int best = 0, stop = Epochs;
        for (int epoch = 1; epoch <= Epochs && stop == Epochs; epoch++)
        {
            if (valid[epoch] < valid[best]) best = epoch;
            else if (epoch - best >= Patience) stop = epoch;
        }

        int[] shown = [.. Enumerable.Range(0, Epochs + 1).Where(i => i < 200 || i % 10 == 0)];
        return new(
            [
                new(
                    "Training and validation", $"The best validation loss is at epoch {best}; early stopping ends at epoch {stop}.",
                    new("epoch", 1, Epochs) { IsLogarithmic = true }, new("half the mean squared residual", 1e-4, 1) { IsLogarithmic = true },
                    new Line("training", [.. shown.Select(i => (double)i)], [.. shown.Select(i => trail.Losses[i])], Ink.Blue),
                    new Line("validation", [.. shown.Select(i => (double)i)], [.. shown.Select(i => valid[i])], Ink.Vermilion),
                    Plane.Star([best, valid[best]], "best"),
                    new Line("stop", [stop, stop], [1e-4, 1], Ink.Black) { Width = 1, Dash = "dash" }),
                new(
                    "What was learned", "The best parameters describe the curve; the last ones bend to the noise of the training points.",
                    new("x", -15, 15), new("y", -1.6, 1.6),
                    Model("best", trail.Points[best], Ink.Green), Model($"after {Epochs} epochs", trail.End, Ink.Vermilion),
                    new Points("training", x.Select(at => 5 * at).ToArray(), y, Ink.Black) { Size = 7 },
                    new Points("validation", validX.Select(at => 5 * at).ToArray(), validY, Ink.White) { Size = 8 }),
            ],
            [
                Check.AtMost("training loss at the end, in parts of that at the best epoch", trail.Losses[^1] / trail.Losses[best], 0.5),
                Check.AtLeast("validation loss at the end, in parts of the best", valid[^1] / valid[best], 1.3),
                Check.AtMost("epoch of early stopping", stop, Epochs - 1),
            ]);
    }

    private static (double[] X, double[] Y) Take(int[] indices) => ([.. indices.Select(i => GaborProblem.X[i] / 5)], [.. indices.Select(i => GaborProblem.Y[i])]);

    private static Line Model(string name, double[] p, Ink ink) => Line.Graph(name, x => TanhNetwork.Evaluate(p, Units, x / 5), -15, 15, ink);
}
