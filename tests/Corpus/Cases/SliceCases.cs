using System.Collections.Generic;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of the losses that cut spans and arrays.</summary>
internal static class SliceCases
{
    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        new("Slices", "Layers", [0, 1, 9], (draw, n) => [draw.Numbers(2 * n, -1, 1), draw.Numbers(n, -1, 1)])
        {
            Throwing = draw => [draw.Numbers(5, -1, 1), draw.Numbers(9, -1, 1)],
        },
        new("Slices", "Ranges", [0, 1, 2, 17], (draw, n) => [draw.Numbers(n, -1, 1)]),
        new("Slices", "Alias", [0, 1, 2, 11], (draw, n) => [draw.Numbers(n, -1, 1)]),
        new("Slices", "ArrayRange", [3, 6], (draw, n) => [draw.Numbers(n, -1, 1)])
        {
            Throwing = draw => [draw.Numbers(2, -1, 1)],
        },
        new("Slices", "CopyBetween", [0, 1, 10], (draw, n) => [draw.Numbers(n, -1, 1)]),
        new("Slices", "MovingAverage", [0, 1, 20], (draw, n) => [draw.Numbers(n, -1, 1), 4]),
    ];
}
