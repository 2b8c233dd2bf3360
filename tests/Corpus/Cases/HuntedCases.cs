using System.Collections.Generic;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of what the hunter found.</summary>
internal static class HuntedCases
{
    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        new("Hunted", "NeverReturns", [], (draw, n) => []) { Throwing = draw => [draw.Number(-1, 1)] },
        new("Hunted", "Endless", [], (draw, n) => []) { Throwing = draw => [draw.Numbers(9, -1, 1)] },
        new("Hunted", "AtOnce", [], (draw, n) => []) { Throwing = draw => [draw.Number(-1, 1), 3] },
        new("Hunted", "DeclaredBeforeLabel", [1, 2, 3, 4, 9], (draw, n) => [draw.Numbers(n, 0.3, 0.9), n / 2]),
    ];
}
