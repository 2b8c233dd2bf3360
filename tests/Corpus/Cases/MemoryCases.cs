using System.Collections.Generic;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of the losses whose array variables stand for different memory by turns.</summary>
internal static class MemoryCases
{
    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        new("Memory", "PingPong", [0, 1, 2, 9], (draw, n) => [draw.Numbers(n, -1, 1), 0.2, n % 4]),
        new("Memory", "Rotation", [0, 1, 5, 8], (draw, n) => [draw.Numbers(4, -1, 1), n]),
        new("Memory", "IntoParameter", [0, 1, 2, 7], (draw, n) => [draw.Numbers(n, -1, 1), 0.8, n % 4]),
        new("Memory", "Pairs", [0, 1, 2, 3, 12, 13], (draw, n) => [draw.Numbers(n, -1, 1)]),
        new("Memory", "Halves", [0, 1, 2, 7, 30], (draw, n) => [draw.Numbers(n, -1, 1)]),
        new("Memory", "Chosen", [0, 1, 2, 8], (draw, n) => [draw.Numbers(n, -1, 1), draw.Numbers(n, -1, 1), 0.1])
        {
            Throwing = draw => [draw.Numbers(6, -1, 1), draw.Numbers(4, -1, 1), 0.1],
        },
        new("Memory", "RungeKutta", [0, 1, 3], (draw, n) => [draw.Numbers(n, -1, 1), 0.7, 0.1, 2 * n]),
        new("Memory", "FixedPoint", [0, 1, 4], (draw, n) => [draw.Numbers(n, -1, 1), draw.Numbers(n, 0.5, 1)])
        {
            Throwing = draw => [draw.Numbers(4, -1, 1), draw.Numbers(3, 0.5, 1)],
        },
        new("Memory", "BestOf", [1, 2, 5], (draw, n) => [draw.Numbers(n, 0, 1), n + 1]),
        new("Memory", "Growing", [0, 1, 2, 9], (draw, n) => [draw.Numbers(n, -1, 1)]),
        new("Memory", "Tree", [0, 1, 2, 3, 9], (draw, n) => [draw.Numbers(n, -1, 1)]),
        new("Memory", "Kept", [0, 1, 2, 9, 30], (draw, n) => [draw.Numbers(n, -1, 1)]),
        new("Memory", "EarlyReturn", [0, 1, 5], (draw, n) => [draw.Numbers(n, -1, 1), 0.4]),
        new("Memory", "EarlyReturn", [3], (draw, n) => [draw.Numbers(n, -1, 1), 1.5]) { Variant = "OfItself" },
    ];
}
