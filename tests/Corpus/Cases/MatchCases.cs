using System.Collections.Generic;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of the losses that ask what a value is like.</summary>
internal static class MatchCases
{
    private static readonly string[] Words = ["square", "cube", "exponential", "", null!];

    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        new("Optional", "Lifted", [0, 1, 2, 5], (draw, n) => [draw.Number(0.3, 1.5), draw.Number(0.3, 1.5), n]),
        new("Optional", "Structs", [0, 2, 8], (draw, n) => [draw.Numbers(n, 0.2, 1), 0.5]),
        new("Optional", "Required", [1], (draw, n) => [draw.Number(0.3, 1.5), n]) { Throwing = draw => [0.5, 0] },
        new("Matches", "Penalties", [1, 2, 3], (draw, n) => [draw.Number(0.3, 1.5)]),
        new("Matches", "Parts", [0, 1, 2, 3, 4, 8, 9], (draw, n) => [draw.Numbers(n, 0.2, 1)]),
        new("Matches", "Words", [0, 1, 2, 3, 4], (draw, n) => [draw.Number(0.3, 1.5), Words[n]]),
        new("Matches", "Sections", [0, 1, 6, 20], (draw, n) => [draw.Numbers(n, 0.2, 1), draw.Indices(n, 5)]),
        new("Matches", "Activations", [0, 1, 2, 4], (draw, n) => [draw.Numbers(3, 0.2, 1), n]) { Throwing = draw => [draw.Numbers(3, 0.2, 1), -1] },
        new("Properties", "Indexers", [0, 1, 6], (draw, n) => [draw.Numbers(n, 0.2, 1)]),
        new("Properties", "Copies", [1], (draw, n) => [draw.Number(0.3, 1.5)]),
        new("Properties", "Windows", [0, 2, 7], (draw, n) => [draw.Numbers(n, 0.2, 1)]),
        new("Properties", "Equal", [0, 1], (draw, n) => [draw.Number(0.3, 1.5), draw.Number(0.3, 1.5), n]),
        new("Captured", "Smoothed", [1], (draw, n) => [draw.Number(0.3, 1.5)]) { Receiver = draw => [draw.Numbers(5, 0.1, 0.8)] },
        new("Captured", "Lines", [0, 1, 5], (draw, n) => [draw.Number(0.3, 1.5), draw.Number(0.3, 1.5), n]),
    ];
}
