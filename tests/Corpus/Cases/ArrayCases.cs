using System.Collections.Generic;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of the losses that overwrite arrays.</summary>
internal static class ArrayCases
{
    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        new("Overwrites", "SquareThenSine", [0, 1, 20, 200], (draw, n) => [draw.Numbers(n, -1, 1)]),
        new("Overwrites", "OneCell", [0, 1, 20], (draw, n) => [draw.Numbers(n, -1, 1)]),
        new("Overwrites", "Compound", [0, 1, 15], (draw, n) => [draw.Numbers(n, -1, 1), draw.Number(0.2, 0.8)]),
        new("Overwrites", "Reused", [0, 1, 3, 4], (draw, n) => [draw.Numbers(n, -1, 1), draw.Numbers(4 - n, -1, 1)]) { IsSmall = true },
        new("Overwrites", "Conditional", [0, 1, 2, 20], (draw, n) => [draw.Numbers(n, -1.5, 1.5)]),
        new("Overwrites", "Prefix", [0, 1, 2, 100], (draw, n) => [draw.Numbers(n, -1, 1)]),
    ];
}
