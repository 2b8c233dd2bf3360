using System.Collections.Generic;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of the losses on structs: the doubles that they consist of, in a row.</summary>
internal static class StructCases
{
    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        new("StructParameters", "Single", [1], (draw, _) => [draw.Numbers(2, 0.5, 1.5), draw.Number(0.5, 2)]),
        new("StructParameters", "OnlyOneMember", [1], (draw, _) => [draw.Numbers(2, 0.5, 1.5)]),
        new("StructParameters", "Copied", [1], (draw, _) => [draw.Numbers(2, 0.5, 1.5), draw.Number(0.5, 2)]),
        new("StructParameters", "Positional", [1], (draw, _) => [draw.Numbers(2, 0.5, 1.5)]),
        new("StructParameters", "NestedReadOnly", [1], (draw, _) => [draw.Numbers(4, 0.5, 1.5)]),
        new("StructParameters", "ByConstructor", [1], (draw, _) => [new[] { draw.Number(0.5, 1), draw.Number(2, 3) }]),
        new("StructParameters", "Generic", [1], (draw, _) => [draw.Numbers(2, 0.5, 1.5)]),
        new("StructParameters", "Private", [1], (draw, _) => [draw.Numbers(3, 0.5, 1.5)]),
        new("StructParameters", "Tuple", [1], (draw, _) => [draw.Numbers(2, 0.5, 1.5), draw.Numbers(2, 0.5, 1.5)]),
        new("StructParameters", "PathLength", [0, 1, 2, 3, 20], (draw, n) => [draw.Numbers(2 * n, -1, 1)]),
        new("StructParameters", "Weighted", [0, 1, 20], (draw, n) => [draw.Numbers(2 * n, 0.5, 1), draw.Number(0.5, 1)]),
        new("StructParameters", "Segments", [0, 1, 2, 7], (draw, n) => [draw.Numbers(4 * n, 0.5, 1)]),
        new("StructParameters", "Intervals", [0, 1, 2, 20], (draw, n) => [draw.Numbers(2 * n, 0.5, 1)]),
        new("StructParameters", "Pairs", [0, 1, 2, 20], (draw, n) => [draw.Numbers(2 * n, 0.5, 1), draw.Number(1, 2)]),
        new("StructParameters", "Tuples", [0, 1, 2, 20], (draw, n) => [draw.Numbers(2 * n, 0.5, 1)]),
        new("StructParameters", "Sliced", [0, 1, 2, 5, 20], (draw, n) => [draw.Numbers(2 * n, 0.5, 1)]),
        new("StructParameters", "Overwritten", [0, 1, 2, 5, 20], (draw, n) => [draw.Numbers(2 * n, 0.5, 1), draw.Number(0.5, 1)]),
        new("StructParameters", "Shrunk", [0, 1, 2, 5, 20], (draw, n) => [draw.Numbers(2 * n, 0.5, 1)]),
        new("StructParameters", "Recurrence", [0, 1, 2, 5, 20], (draw, n) => [draw.Numbers(2 * n, 0.5, 1), draw.Number(0.5, 1)]),
    ];
}
