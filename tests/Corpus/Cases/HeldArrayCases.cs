using System.Collections.Generic;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of the losses that hold arrays of others in variables.</summary>
internal static class HeldArrayCases
{
    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        new("HeldArrays", "Again", [1], (draw, _) => [draw.Number(0.6, 0.9), Source(draw)]) { ChangesObjects = true, Allocates = true },
        new("HeldArrays", "Again", [1], (draw, _) => [draw.Number(0.2, 0.4), Source(draw)]) { ChangesObjects = true, Allocates = true, Variant = "once" },
        new("HeldArrays", "Either", [0, 1, 3], (draw, n) => [draw.Numbers(n, 0.2, 0.8), Source(draw), true]) { ChangesObjects = true, Allocates = true, IsSmall = true, Throwing = draw => [draw.Numbers(4, 0.2, 0.8), Source(draw), true] },
        new("HeldArrays", "Either", [2], (draw, n) => [draw.Numbers(n, 0.2, 0.8), Source(draw), false]) { ChangesObjects = true, Allocates = true, IsSmall = true, Variant = "field" },
        new("HeldArrays", "Next", [0, 1, 4], (draw, n) => [draw.Number(0.2, 0.8), Source(draw), n]) { ChangesObjects = true, Allocates = true, IsSmall = true },
        new("HeldArrays", "Fields", [0, 1, 2, 7], (draw, n) => [draw.Numbers(n, 0.2, 0.8), Source(draw)]),
        new("HeldArrays", "Mixed", [0, 1, 5], (draw, n) => [draw.Number(0.2, 0.8), draw.Numbers(3, 0.2, 0.8), Source(draw), n]) { ChangesObjects = true, Allocates = true, IsSmall = true },
        new("HeldArrays", "Replaced", [1], (draw, _) => [draw.Number(0.2, 0.8), Source(draw)]) { ChangesObjects = true, Allocates = true },
        new("HeldArrays", "Parts", [0, 1, 4], (draw, n) => [draw.Number(0.2, 0.8), Source(draw), n]) { ChangesObjects = true, Allocates = true, IsSmall = true },
        new("HeldArrays", "Handed", [1], (draw, _) => [draw.Number(0.2, 0.8), Source(draw)]) { ChangesObjects = true, Allocates = true },
        new("HeldArrays", "Missing", [1], (draw, _) => [draw.Number(0.2, 0.8), Source(draw), true]) { ChangesObjects = true, Allocates = true },
        new("HeldArrays", "Missing", [1], (draw, _) => [draw.Number(0.2, 0.8), Source(draw), false]) { ChangesObjects = true, Allocates = true, Variant = "none" },
    ];

    private static Made Source(Draw draw) => new(draw.Number(0.4, 0.9));
}
