using System.Collections.Generic;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of the losses that compute with integers beside their numbers.</summary>
internal static class IntegerCases
{
    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        new("Integers", "Checked", [0, 1, 5], (draw, n) => [draw.Numbers(n, 0.2, 1), 7]) { Throwing = draw => [draw.Numbers(7, 0.2, 1), 90], IsSmall = true },
        new("Integers", "Checked", [3], (draw, n) => [draw.Numbers(n, 0.2, 1), 0]) { Variant = "Wide", Throwing = draw => [draw.Numbers(17, 0.2, 1), 0], IsSmall = true },
        new("Integers", "Small", [0, 1, 3, 9], (draw, n) => [draw.Number(0.2, 1), n]),
        new("Integers", "Flags", [0, 1, 2, 3], (draw, n) => [draw.Number(0.2, 1), n]),
        new("Integers", "Letters", [0, 1, 2], (draw, n) => [draw.Number(0.2, 1), n == 0 ? "abcXYz" : n == 1 ? "a" : "m~Xk"]),
    ];
}
