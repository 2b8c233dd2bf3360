using System;
using System.Collections.Generic;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of the losses on arrays of several dimensions.</summary>
internal static class GridCases
{
    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        new("GridLosses", "Product", [0, 1, 3, 10], (draw, n) => [draw.Grid(n, n + 1, -1, 1), draw.Numbers(n + 1, -1, 1)])
        {
            Throwing = draw => [draw.Grid(3, 4, -1, 1), draw.Numbers(3, -1, 1)],
        },
        new("GridLosses", "Matrices", [0, 1, 3, 6], (draw, n) => [draw.Grid(n, n + 1, -1, 1), draw.Grid(n + 1, 2, -1, 1)]),
        new("GridLosses", "All", [0, 1, 5], (draw, n) => [draw.Grid(n, 3, -1, 1)]),
        new("GridLosses", "Cholesky", [0, 1, 2, 5], (draw, n) => [Definite(draw, n)]),
        new("GridLosses", "Initialized", [1], (draw, _) => [draw.Number(0, 1), draw.Number(0, 1)]),
        new("GridLosses", "State", [3], (draw, n) => [draw.Numbers(n, 0.5, 1)]) { Receiver = draw => [draw.Grid(3, 2, -1, 1)] },
        new("GridLosses", "Copied", [0, 1, 4], (draw, n) => [draw.Grid(n, 3, 0.5, 1), draw.Number(0.5, 1)]),
        new("GridLosses", "ThroughCallee", [0, 1, 4], (draw, n) => [draw.Grid(n, 3, 0.5, 1), draw.Number(1, 2)]),
    ];

    private static double[,] Definite(Draw draw, int n)
    {
        double[,] a = draw.Grid(n, n, -0.3, 0.3);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++) a[j, i] = a[i, j];
            a[i, i] = 3 + Math.Abs(a[i, i]);
        }

        return a;
    }
}
