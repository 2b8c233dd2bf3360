using System.Collections.Generic;
using System.Linq;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of the likelihoods.</summary>
internal static class ProbabilityCases
{
    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        new("Probability", "LogSumExp", [0, 1, 2, 30], (draw, n) => [draw.Numbers(n, -3, 3)]),
        new("Probability", "NormalLikelihood", [0, 1, 50], (draw, n) => [draw.Number(-1, 1), draw.Number(-1, 1), draw.Numbers(n, -2, 2)]),
        new("Probability", "PoissonRegression", [0, 1, 30], (draw, n) => [draw.Numbers(2, -1, 1), draw.Numbers(n, -1, 1), draw.Indices(n, 6)]),
        new("Probability", "Mixture", [0, 1, 40], (draw, n) => [draw.Numbers(9, -1, 1), draw.Numbers(n, -2, 2)]),
        new("Probability", "HiddenMarkov", [0, 1, 60], (draw, n) => [0.8, 0.7, 0.2, 0.6, Observations(draw, n)]),
        new("Probability", "Kalman", [0, 1, 60], (draw, n) => [draw.Number(-1, 1), draw.Number(-1, 1), draw.Numbers(n, -2, 2)]),
        new("Probability", "Attention", [0, 1, 12], (draw, n) => [draw.Numbers(4, -1, 1), draw.Numbers(4 * n, -1, 1), draw.Numbers(n, -1, 1), 0.3]),
        new("Probability", "LayerNorm", [0, 2, 20], (draw, n) => [draw.Numbers(n, -1, 1), draw.Numbers(n, 0.5, 1.5)]),
    ];

    private static bool[] Observations(Draw draw, int count) => [.. draw.Indices(count, 3).Select(i => i == 1)];
}
