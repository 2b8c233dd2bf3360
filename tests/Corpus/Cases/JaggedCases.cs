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
        new("Jagged", "Triangle", [0, 1, 2, 7], (draw, n) => [draw.Numbers(n, -1, 1)]),
        new("Jagged", "Eliminated", [0, 1, 2, 5], (draw, n) => [Even(draw, n, n), draw.Numbers(n, -1, 1)]),
        new("Jagged", "Activations", [1, 3], (draw, n) => [Even(draw, 2, 6 * n), draw.Numbers(n, -1, 1), new[] { 3, 2 }])
        {
            Throwing = draw => [Even(draw, 1, 9), draw.Numbers(3, -1, 1), new[] { 3, 2 }],
        },
        new("Jagged", "Exchanged", [0, 1, 2, 5], (draw, n) => [draw.Numbers(n, -1, 1), n + 1]),
        new("Jagged", "Shared", [0, 1, 2, 4], (draw, n) => [Even(draw, n, 2), draw.Numbers(2, -1, 1)]),
        new("Jagged", "Chosen", [0, 1, 2, 5], (draw, n) => [Even(draw, n, 2), draw.Number(0.5, 1), n % 2 == 0]),
        new("Jagged", "Previous", [0, 1, 2, 5], (draw, n) => [Even(draw, n, 2)])
        {
            Throwing = draw => [Even(draw, 3, 3)],
        },
        new("Jagged", "Neighbours", [0, 1, 2, 9], (draw, n) => [draw.Numbers(n, -1, 1)]),
        new("Jagged", "Work", [0, 1, 4], (draw, n) => [draw.Numbers(n, -1, 1), Uneven(draw, 3, 1)]),
        new("Jagged", "Cube", [1, 2, 5], (draw, n) => [draw.Numbers(n + 1, -1, 1), n]),
        new("Jagged", "State", [4], (draw, n) => [draw.Numbers(n, 0.5, 1)]) { Receiver = draw => [Uneven(draw, 3, 0)] },
    ];

    private static double[][] Even(Draw draw, int rows, int columns) => [.. Enumerable.Range(0, rows).Select(_ => draw.Numbers(columns, -1, 1))];

    // Row i has least + i elements.
    private static double[][] Uneven(Draw draw, int rows, int least) => [.. Enumerable.Range(0, rows).Select(i => draw.Numbers(least + i, 0.5, 1))];
}
