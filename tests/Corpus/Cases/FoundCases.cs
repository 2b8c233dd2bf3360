using System.Collections.Generic;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of the losses that found a mistake.</summary>
internal static class FoundCases
{
    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        new("Found", "SkippedTape", [0, 1, 2, 7], (draw, n) => [draw.Numbers(n, 1.5, 3.5)]),
        new("Found", "LargestOfIterations", [0, 1, 3, 6], (draw, n) => [draw.Numbers(n, 0.5, 1.4)]),
        new("Found", "LargestOfTriangle", [0, 1, 3, 4], (draw, n) => [draw.Numbers(n, 1.05, 1.4)]),
        new("Found", "UntilSeen", [1, 2, 5], (draw, n) => [draw.Number(0.8, 1.1), n]),
        new("Found", "UntilLarge", [0, 1, 9], (draw, n) => [draw.Number(0.3, 0.5), n]),
        new("Found", "CallersBuffer", [0, 1, 9, 100], (draw, n) => [draw.Numbers(n, -1, 1), draw.Numbers(n, -1, 1)]),
        new("Found", "CallersArray", [1, 3], (draw, n) => [draw.Number(0.5, 1), draw.Numbers(n, 1, 2)]),
        new("Found", "WideSteps", [0, 1], (draw, n) => [draw.Number(0.5, 1), draw.Number(0.5, 1), n == 0 ? -2_000_000_000 : 1_900_000_000]),
        new("Found", "WideLongSteps", [0, 1], (draw, n) => [draw.Number(0.5, 1), draw.Number(0.5, 1), n == 0 ? -8_000_000_000_000_000_000 : long.MaxValue]),
        new("Found", "DownTo", [-3, 0, 1, 6], (draw, n) => [draw.Number(0.5, 1), n, -2]),
        new("Found", "SumThenOverwrite", [0, 1, 2, 9], (draw, n) => [draw.Numbers(n, 0.5, 1)]),
        new("Found", "ShortScratch", [0, 1, 3], (draw, n) => [draw.Numbers(n, -1, 1)]) { Throwing = draw => [draw.Numbers(4, -1, 1)], IsSmall = true },
        new("Found", "NegativeScratch", [0, 1, 3], (draw, n) => [draw.Numbers(n, -1, 1), n]) { Throwing = draw => [draw.Numbers(0, -1, 1), -1] },
        new("Found", "ShortDestination", [0, 1, 3], (draw, n) => [draw.Numbers(n, -1, 1)]) { Throwing = draw => [draw.Numbers(4, -1, 1)], IsSmall = true },
    ];
}
