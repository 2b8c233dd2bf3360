using System.Collections.Generic;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of the losses that move, find and sort elements.</summary>
internal static class SpanCases
{
    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        new("Spans", "Reversed", [0, 1, 2, 9], (draw, n) => [draw.Numbers(n, -1, 1)]),
        new("Spans", "Sorted", [0, 1, 2, 3, 8, 33], (draw, n) => [draw.Numbers(n, -1, 1)]),
        new("Spans", "SortedPart", [1, 2, 7, 20], (draw, n) => [draw.Numbers(n, -1, 1)])
        {
            Throwing = _ => [System.Array.Empty<double>()],
        },
        new("Spans", "Shifted", [0, 1, 3, 8], (draw, n) => [draw.Numbers(n, -1, 1)]),
        new("Spans", "Pieces", [0, 1, 2, 5], (draw, n) => [draw.Numbers(n, -1, 1), draw.Numbers(3, -1, 1)]),
        new("Spans", "Searched", [0, 1, 7], (draw, n) => [draw.Numbers(n, -1, 1), new double[] { -0.9, -0.31, 0.02, 0.4, 0.75 }, new[] { 4, 2, 0 }]),
        new("Spans", "Scratch", [0, 1, 2, 9], (draw, n) => [draw.Numbers(n, -1, 1)]),
        new("Spans", "CopiedInto", [0, 1, 3], (draw, n) => [draw.Numbers(n, -1, 1), 5 - n, n]) { Throwing = draw => [draw.Numbers(3, -1, 1), 3, 2], IsSmall = true },
        new("Spans", "CopiedInto", [0], (draw, n) => [draw.Numbers(n, -1, 1), 0, 0]) { Throwing = draw => [draw.Numbers(3, -1, 1), -1, 2], Variant = "Before", IsSmall = true },
        new("Spans", "CopiedInto", [1], (draw, n) => [draw.Numbers(n, -1, 1), 0, 0]) { Throwing = draw => [draw.Numbers(3, -1, 1), 0, 5], Variant = "Past", IsSmall = true },
        new("Spans", "Aggregated", [1, 2, 9], (draw, n) => [draw.Numbers(n, -1, 1)])
        {
            Throwing = _ => [System.Array.Empty<double>()],
        },
    ];
}
