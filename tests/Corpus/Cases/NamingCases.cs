using System.Collections.Generic;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of the losses whose names are the difficulty.</summary>
internal static class NamingCases
{
    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        new("Naming", "OurNames", [0, 1, 10], (draw, n) => [draw.Numbers(n, -1, 1), 0.5, 1.5]),
        new("Naming", "Results", [0, 1, 4], (draw, n) => [draw.Number(0, 1), draw.Numbers(n, -1, 1), 1.5]),
        new("Naming", "Keywords", [0, 1, 5], (draw, n) => [draw.Number(0, 1), draw.Number(0.5, 2), n]),
        new("Naming", "Greek", [0], (draw, _) => [draw.Number(-1, 1), draw.Number(-1, 1)]),
        new("Naming", "Overloaded", [0], (draw, _) => [draw.Number(-1, 1)]),
        new("Naming", "Overloaded", [0], (draw, _) => [draw.Number(-1, 1), draw.Number(-1, 1)]) { Variant = "Two" },
        new("Naming", "Scopes", [0, 1, 6], (draw, n) => [draw.Number(0, 1), n]) { IsSmall = true },
    ];
}
