using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen;
using AutoDiffGen.Diagnostics;
using AutoDiffGen.Training;
using Reporting;

namespace Gallery;

/// <summary>Convex and non-convex losses: chords, tangents, Hessians.</summary>
internal sealed class ConvexOrNot : IExperiment
{
    private const int Pairs = 500;

    public string Title => "Convex or not";
    public string Source => "convexity: chords, first order, Hessian";
    public string[] Models => [nameof(LinearRegression), nameof(Gabor)];

    public string Text => """
        <p>A convex loss runs below its chords and above its tangents, and no eigenvalue of its Hessian is negative. The loss of a line passes all three tests
        everywhere. The Gabor loss fails them, but is locally convex around each of its minima.</p>
        """;

    public Findings Run()
    {
        (double[] P, double[] Q)[] line = [.. Draw((0, 2), (-1, 1))], gabor = [.. Draw((-10, 10), (2.5, 22.5))];
        int lineFails = line.Count(pair => !Passes(LineProblem.Loss, LineProblem.Gradient, pair));
        int gaborFails = gabor.Count(pair => !Passes(GaborProblem.Loss, GaborProblem.Gradient, pair));
        int lineIndefinite = line.Count(pair => !HessianAnalysis.At(LineProblem.Hessian, pair.P).IsPositiveSemidefinite);
        bool isLocallyConvex = Minima.All(p => HessianAnalysis.At(GaborProblem.Hessian, p.Phi).IsPositiveDefinite);
        return new(
            [
                Chord("The loss of a line", "It runs below its chord, and above its tangent.", LineProblem.Loss, LineProblem.Gradient, [0.1, 0.9], [1.9, 0.4]),
                Chord("The Gabor loss", "It crosses its chord, and its tangent.", GaborProblem.Loss, GaborProblem.Gradient, [-6, 13], [6, 14]),
                new(
                    "Where it is locally convex",
                    "Negative eigenvalues of the Hessian: none where it is white (locally convex), one where saddles are, two around maxima. Points are the minima.",
                    GaborProblem.Phi0, GaborProblem.Phi1,
                    new Contours(Surface.Of((a, b) => HessianAnalysis.At(GaborProblem.Hessian, [a, b]).Inertia.Negative, (-10, 10), (2.5, 22.5)))
                    { Quantity = "negative eigenvalues", Every = 1, IsStepped = true },
                    new Points("minimum", [.. Minima.Select(p => p.Phi[0])], [.. Minima.Select(p => p.Phi[1])], Ink.Orange) { Size = 8 }),
            ],
            [
                Check.Equal($"the line: pairs of {Pairs} that fail the chord or the first-order test", lineFails, 0),
                Check.Equal($"the line: points of {Pairs} with a negative eigenvalue", lineIndefinite, 0),
                Check.AtLeast($"the Gabor loss: pairs of {Pairs} that fail the chord or the first-order test", gaborFails, 1),
                Check.That("the Gabor loss is locally convex at its eight minima", isLocallyConvex),
            ]);
    }

    private static IEnumerable<ReferencePoint> Minima => Reference.Chapter6.CriticalPoints.Where(p => p.Kind == "minimum");

    private static IEnumerable<(double[] P, double[] Q)> Draw((double From, double To) a, (double From, double To) b)
    {
        SeededRandom random = new(seed: 11);
        double[] next() => [a.From + (a.To - a.From) * random.NextDouble(), b.From + (b.To - b.From) * random.NextDouble()];
        for (int i = 0; i < Pairs; i++) yield return (next(), next());
    }

    private static bool Passes(SpanLoss loss, SpanGradient gradient, (double[] P, double[] Q) pair) =>
        Convexity.Chord(loss, pair.P, pair.Q).Holds && Convexity.FirstOrder(gradient, pair.P, pair.Q).Holds;

    private static Plot Chord(string title, string caption, SpanLoss loss, SpanGradient gradient, double[] p, double[] q)
    {
        double[] slope = new double[2];
        double[] at(double w) => [p[0] + w * (q[0] - p[0]), p[1] + w * (q[1] - p[1])];
        double middle = gradient(at(0.4), slope), along = slope[0] * (q[0] - p[0]) + slope[1] * (q[1] - p[1]);
        double[] values = [.. Numbers.Steps(0, 1, 201).Select(w => loss(at(w)))];
        double margin = 0.15 * (values.Max() - values.Min());
        return new(
            title, caption, new("way from one point to another", 0, 1), new("loss", values.Min() - margin, values.Max() + margin),
            new Line("loss", [.. Numbers.Steps(0, 1, 201)], values, Ink.Blue),
            new Line("chord", [0, 1], [loss(p), loss(q)], Ink.Vermilion) { Dots = 7 },
            new Line("tangent", [0, 1], [middle - 0.4 * along, middle + 0.6 * along], Ink.Green) { Dash = "dash" },
            new Points(null, [0.4], [middle], Ink.Green));
    }
}
