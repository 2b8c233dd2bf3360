using System;
using System.Linq;
using AutoDiffGen;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Schedules;
using AutoDiffGen.Training;

namespace Gallery;

/// <summary>Problem 6.5, and the symmetries of networks: ten parameters, three ReLU units.</summary>
internal sealed class ShallowNetworkFit : IExperiment
{
    private const int Steps = 1500, Starts = 40;

    public string Title => "A network of three units";
    public string Source => "Prince, equation 6.23, problem 6.5; Goodfellow, section 8.2.2";
    public string[] Models => [nameof(ShallowNetwork)];

    public string Text => """
        <p>The derivatives of a shallow network with respect to its ten parameters, as problem 6.5 asks for them, and training with them from 40 random
        starts, of which the best counts. ReLU has no derivative at 0; the generated one is 0 there. Exchanging units,
        or scaling one’s input weights by c and
        its output weight by 1/c, leaves the loss as it is: minima of networks are never alone.</p>
        """;

    public Findings Run()
    {
        double[] x = GaborProblem.X, y = GaborProblem.Y;
        double lossOf(ReadOnlySpan<double> p) => ShallowNetwork.Loss(p, x, y);
        double gradientOf(ReadOnlySpan<double> p, Span<double> g) => ShallowNetwork.LossGradient(p, x, y, g);

        SeededRandom random = new(seed: 1);
        Trail follow() => Trail.Follow(new Adam<double>(Schedule.Cosine(0.1, 0, Steps)), Start(random), Steps, gradientOf);
        Trail[] trails = [.. Enumerable.Range(0, Starts).Select(_ => follow()).OrderBy(t => t.Losses[^1])];
        Trail trail = trails[0];
        double[] start = trail.Points[0];
        double[] phi = trail.End, generated = new double[10], byHand = new double[10];
        double loss = ShallowNetwork.LossGradient(phi, x, y, generated);
        Derive(phi, byHand);

        double[] kink = [0, 1, 0, 0, -2, 1, 0, 0, 0, 0], atKink = new double[10];
        ShallowNetwork.LossGradient(kink, [2], [1], atKink);
        double exchanged = ShallowNetwork.Loss([phi[0], phi[3], phi[1], phi[2], phi[8], phi[9], phi[4], phi[5], phi[6], phi[7]], x, y);
        double scaled = ShallowNetwork.Loss([phi[0], phi[1] / 4, phi[2], phi[3], 4 * phi[4], 4 * phi[5], .. phi[6..]], x, y);
        return new(
            [
                new(
                    "The fit", "Up to four straight pieces, joined where a unit turns on or off.", new("x", -15, 15), new("y", -1.2, 1.2),
                    Line.Graph("start", at => ShallowNetwork.Evaluate(start, at), -15, 15, Ink.Grey, 601) with { Dash = "dash" },
                    Line.Graph("after training", at => ShallowNetwork.Evaluate(phi, at), -15, 15, Ink.Blue, 601),
                    GaborProblem.Data),
                new(
                    "All starts", "The loss that each start leads to, in order: many local minima, few good ones.",
                    new("start, best first", 0, Starts + 1), new("loss", 0, 8),
                    new Bars(null, [.. Enumerable.Range(1, Starts)], [.. trails.Select(t => t.Losses[^1])], Ink.Sky)),
                new(
                    "Loss and gradient norm of the best", "Adam with a cosine schedule over all points. Where a point passes a kink, the gradient jumps.",
                    new("step", 1, Steps) { IsLogarithmic = true }, new("loss; norm of the gradient") { IsLogarithmic = true },
                    Line.OverSteps("loss", trail.Losses, Ink.Blue), Line.OverSteps("‖gradient‖", trail.GradientNorms, Ink.Vermilion) with { Width = 1.2 }),
            ],
            [
                Check.AtMost(
                    "largest difference of the generated gradient to the one by hand (problem 6.5)",
                    generated.Zip(byHand, (a, b) => Math.Abs(a - b)).Max(), 1e-12),
                Check.That("the gradient at the start agrees with differences", GradientCheck.Compare(lossOf, gradientOf, start).Agrees),
                Check.Near("∂L/∂θ₁₀ where the unit’s input is exactly 0", atKink[4], 0, 0),
                Check.Near("loss with the units exchanged", exchanged, loss, 1e-14),
                Check.Near("loss with a unit scaled by 4 and 1/4", scaled, loss, 1e-14),
                Check.AtMost("loss after training, in parts of that at the start", loss / trail.Losses[0], 0.5),
            ]);
    }

    // Kinks spread over the data, pieces of slopes that suit them.
    private static double[] Start(SeededRandom random)
    {
        double[] phi = new double[10];
        for (int k = 0; k < 3; k++)
        {
            double side = random.NextDouble() < 0.5 ? -1 : 1, kink = 16 * random.NextDouble() - 8;
            (phi[1 + k], phi[4 + 2 * k], phi[5 + 2 * k]) = (2 * random.NextDouble() - 1, -side * kink, side);
        }
        return phi;
    }

    /// <summary>The answer to problem 6.5: with r = f − y and hₖ = θₖ₀ + θₖ₁·x, ∂L/∂φₖ = Σ 2·r·max(0, hₖ), ∂L/∂θₖ₀ = Σ 2·r·φₖ where hₖ &gt; 0, ∂L/∂θₖ₁ the same times x.</summary>
    private static void Derive(double[] phi, double[] gradient)
    {
        for (int i = 0; i < GaborProblem.X.Length; i++)
        {
            double x = GaborProblem.X[i], r = ShallowNetwork.Evaluate(phi, x) - GaborProblem.Y[i];
            gradient[0] += 2 * r;
            for (int k = 0; k < 3; k++)
            {
                double h = phi[4 + 2 * k] + phi[5 + 2 * k] * x;
                if (h <= 0) continue;
                gradient[1 + k] += 2 * r * h;
                gradient[4 + 2 * k] += 2 * r * phi[1 + k];
                gradient[5 + 2 * k] += 2 * r * phi[1 + k] * x;
            }
        }
    }
}
