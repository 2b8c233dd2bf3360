using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.LineSearch;

namespace Gallery;

/// <summary>Figure 6.10: a line search by shrinking a bracket.</summary>
internal sealed class Bracketing : IExperiment
{
    public string Title => "Line search by bracketing";
    public string Source => "Prince, figure 6.10, notebook 6.1";
    public string[] Models => [nameof(TwoDips)];

    public string Text => """
        <p>Of four points a &lt; b &lt; c &lt; d an end part is dropped: [a, b] if L[b] &gt; L[c], else [c, d]. Values alone decide, no derivative. With two
        dips in the bracket the search ends in one of them, here the narrow and slightly deeper one.</p>
        """;

    public Findings Run()
    {
        List<double> tried = [];
        LineSearchResult result = new BracketingSearch { Tolerance = 1e-4, MaxIterations = 10 }.Search(
            phi =>
            {
                tried.Add(phi);
                return TwoDips.Loss(phi);
            }, 0, 1);
        TwoDips.LossGradient(result.Step, out double slope);

        // Of each iteration the search tries b, then c; a and d follow from how it places them.
        double[][] brackets = Reference.Chapter6.Bracketing;
        bool areAllTried = brackets.All(bracket => tried.Contains(bracket[1]) || tried.Exists(t => System.Math.Abs(t - bracket[1]) < 1e-12));
        areAllTried &= brackets.All(bracket => tried.Exists(t => System.Math.Abs(t - bracket[2]) < 1e-12));
        return new(
            [Function(brackets, result), Shrinking(brackets, result)],
            [
                Check.Digits("answer", result.Step, "0.38323"),
                Check.Digits("loss there", result.Value, "0.32876"),
                Check.Equal("iterations", result.Iterations, 10),
                Check.That("each b and c of the reference was tried", areAllTried),
                Check.AtMost("|dL/dφ| at the answer, by the generated derivative", System.Math.Abs(slope), 0.15),
            ]);
    }

    private static Plot Function(double[][] brackets, LineSearchResult result) => new(
        "The loss and the first brackets", "The four points of the first three iterations lie on the curve, and the answer after ten.",
        new("φ", 0, 1), new("loss", 0.25, 1.05),
        [
            Line.Graph("loss", TwoDips.Loss, 0, 1, Ink.Grey),
            .. new[] { Ink.Orange, Ink.Sky, Ink.Green }.Select((ink, i) =>
                new Points($"iteration {i + 1}", brackets[i], [.. brackets[i].Select(TwoDips.Loss)], ink) { Size = 16 - 4 * i }),
            new Points("answer", [result.Step], [result.Value], Ink.Vermilion) { Symbol = "star", Size = 15 },
        ]);

    private static Plot Shrinking(double[][] brackets, LineSearchResult result)
    {
        double[] iterations = [.. Enumerable.Range(1, brackets.Length)];
        return new(
            "The bracket over the iterations", "A third is dropped each time; the dashed line is the answer.",
            new("φ", 0, 1), new("iteration", 10.6, 0.4),
            [
                new Line("bracket [a, d]", [.. brackets.SelectMany(b => new[] { b[0], b[3], double.NaN })], [.. iterations.SelectMany(i => new[] { i, i, double.NaN })], Ink.Sky) { Width = 7 },
                new Points("b", [.. brackets.Select(b => b[1])], iterations, Ink.Blue) { Size = 9 },
                new Points("c", [.. brackets.Select(b => b[2])], iterations, Ink.Vermilion) { Size = 9 },
                new Line("answer", [result.Step, result.Step], [0.4, 10.6], Ink.Black) { Width = 1.2, Dash = "dash" },
            ]);
    }
}
