using System.Collections.Generic;
using System.Linq;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of the losses on arrays of arrays.</summary>
internal static class JaggedCases
{
    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        new("Jagged", "Rows", [0, 1, 2, 6], (draw, n) => [Uneven(draw, n, 0), draw.Numbers(n, -1, 1)])
        {
            Throwing = draw => [Uneven(draw, 3, 4), draw.Numbers(3, -1, 1)],
        },
        new("Jagged", "ForEach", [0, 1, 2, 6], (draw, n) => [Uneven(draw, n, 1)]),
        new("Jagged", "Recurrence", [0, 1, 2, 20], (draw, n) => [Uneven(draw, n, 0), draw.Number(0.5, 1)]),
        new("Jagged", "Gathered", [0, 1, 5], (draw, n) => [Uneven(draw, 3, 2), draw.Indices(n, 3)]),
        new("Jagged", "Overwritten", [0, 1, 2, 5, 20], (draw, n) => [Uneven(draw, n, 1), draw.Number(0.5, 1)]),
        new("Jagged", "State", [4], (draw, n) => [draw.Numbers(n, 0.5, 1)]) { Receiver = draw => [Uneven(draw, 3, 0)] },
    ];

    // Row i has least + i elements.
    private static double[][] Uneven(Draw draw, int rows, int least) => [.. Enumerable.Range(0, rows).Select(i => draw.Numbers(least + i, 0.5, 1))];
}
