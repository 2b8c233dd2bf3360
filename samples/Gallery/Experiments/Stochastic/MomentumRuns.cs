using System.Collections.Generic;
using AutoDiffGen.Optimizers;

namespace Gallery;

/// <summary>Figure 6.7 and notebook 6.4: SGD, momentum and Nesterov’s momentum on the same batches.</summary>
internal sealed class MomentumRuns : IExperiment
{
    public string Title => "Momentum";
    public string Source => "Prince, figure 6.7, notebook 6.4, equations 6.11 and 6.12";
    public string[] Models => [nameof(Gabor)];

    public string Text => """
        <p>Three ways to make 81 steps from (−1.5, 6.5) on the same batches of five, at a rate of 0.6: plain, with momentum m ← β·m + (1 − β)·g, and with the
        gradient taken where momentum alone would lead; β = 0.6. Momentum averages what the batches disagree about,
        so the path is smoother and gets farther
        along the valley.</p>
        """;

    public Findings Run()
    {
        Chapter6 reference = Reference.Chapter6;
        Trail plain = GaborDescents.OnBatches(new GradientDescent<double>(0.6), reference.SgdForMomentum);
        Trail momentum = GaborDescents.OnBatches(WithMomentum(), reference.Momentum);
        int next = 0;
        Trail nesterov = Trail.FollowLookingAhead(
            WithMomentum(), reference.Nesterov.Start, reference.Nesterov.Losses.Length - 1,
            (p, g) => GaborProblem.BatchGradient(p, reference.Batches[next++], g));
        return new(
            [
                Map("SGD", "Very indirect: each batch pulls elsewhere.", plain, Ink.Vermilion),
                Map("SGD with momentum", "The same batches, averaged: a smoother path that gets farther.", momentum, Ink.Blue),
                Map("Nesterov’s momentum", "The gradient corrects where momentum leads.", nesterov, Ink.Green),
                new(
                    "The loss over all points", "After each step. From step 30 on the averages keep the loss low.",
                    new("step", 0, 81), new("loss over all points", 0, 16),
                    Losses("SGD", plain, Ink.Vermilion), Losses("momentum", momentum, Ink.Blue), Losses("Nesterov", nesterov, Ink.Green)),
            ],
            [
                .. Checks("SGD", plain, reference.SgdForMomentum, "0.9363"),
                .. Checks("momentum (6.11)", momentum, reference.Momentum, "0.7459"),
                .. Checks("Nesterov (6.12)", nesterov, reference.Nesterov, "0.8009"),
            ]);
    }

    private static Momentum<double> WithMomentum() => new(0.6) { Beta = 0.6, Form = MomentumForm.ExponentialAverage };

    private static IEnumerable<Check> Checks(string name, Trail trail, ReferenceRun reference, string loss) =>
        [Check.Digits($"{name}: loss over all points after 81 steps", GaborProblem.Loss(trail.End), loss), GaborDescents.Same(name, trail, reference)];

    private static Line Losses(string name, Trail trail, Ink ink) => Line.OverSteps(name, trail.LossesBy(GaborProblem.Loss), ink) with { Width = 1.8 };

    private static Plot Map(string title, string caption, Trail trail, Ink ink) => new(
        title, caption, new("offset φ₀", -5, 5), new("frequency φ₁", 5, 18),
        new Contours(GaborProblem.Surface) { Every = 1 },
        Line.Along(null, trail, ink) with { Width = 1.6, Dots = 5 },
        Plane.Start(trail.Points[0], "start"),
        Plane.Star(GaborProblem.Minimum, "global minimum"));
}
