using System.Collections.Generic;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of the losses that are queries.</summary>
internal static class QueryCases
{
    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        new("Queries", "Squares", [0, 1, 5], (draw, n) => [draw.Numbers(2, -1, 1), draw.Numbers(2 * n, -1, 1)]),
        new("Queries", "Zipped", [0, 1, 6], (draw, n) => [draw.Numbers(2, -1, 1), draw.Numbers(n, -1, 1), draw.Numbers(n + 1, -1, 1)]),
        new("Queries", "OfSome", [1, 2, 6], (draw, n) => [draw.Numbers(2, 0.2, 1), draw.Numbers(n, -0.4, 1)]) { Throwing = draw => [draw.Numbers(2, 0.2, 1), new double[] { -0.7, -0.8 }] },
        new("Queries", "OfSome", [], (draw, n) => []) { Variant = "empty", Throwing = draw => [draw.Numbers(2, 0.2, 1), System.Array.Empty<double>()], IsSmall = true },
        new("Queries", "Indices", [0, 1, 5], (draw, n) => [draw.Numbers(2, -1, 1), draw.Numbers(n, -1, 1)]),
        new("Queries", "Folded", [0, 1, 4], (draw, n) => [draw.Numbers(n, -1, 1)]),
        new("Queries", "Changing", [0, 1, 4], (draw, n) => [draw.Numbers(2, -1, 1), new List<double>(draw.Numbers(n, -1, 1))]),
        new("Queries", "Entropy", [1, 2, 7], (draw, n) => [draw.Numbers(n, -1, 1)]),
        new("Queries", "Nested", [0, 1, 4], (draw, n) => [draw.Numbers(n, -1, 1), 2]),
    ];
}
