using System.Collections.Generic;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of the losses with `ref` and `out` parameters: arrays of one element.</summary>
internal static class ReferenceCases
{
    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        new("References", "Counted", [1], (draw, _) => [draw.Number(2, 5), new int[1]]),
        new("References", "ActiveOut", [1], (draw, _) => [draw.Number(2, 5), draw.Number(1, 2), new double[1]]),
        new("References", "State", [1], (draw, _) => [draw.Numbers(1, 0.2, 1), draw.Number(1, 2)]),
        new("References", "StructState", [0, 1, 6], (draw, n) => [draw.Numbers(2, 0.2, 1), draw.Numbers(n, 0.5, 1)]),
        new("References", "OutStruct", [1], (draw, _) => [draw.Number(1, 2), new double[2]]),
        new("References", "Optional", [0, 1], (draw, n) => [draw.Number(1, 2), draw.Number(1, 2), draw.Numbers(n, 1, 2)]),
        new("References", "OfObjects", [0, 1, 7], (draw, n) => [draw.Numbers(n, 1, 2), new Made()]),
        new("References", "ReadOnly", [0, 1, 7], (draw, n) => [draw.Numbers(1, 1, 2), draw.Numbers(1, 1, 2), draw.Numbers(n, 1, 2), draw.Numbers(2, 1, 2)]),
        new("References", "Work", [0, 1, 20], (draw, n) => [draw.Numbers(n, 0.2, 1), draw.Number(0.5, 1)]),
    ];
}
