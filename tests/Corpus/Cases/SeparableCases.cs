using System.Collections.Generic;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of the losses whose Hessians have a structure.</summary>
internal static class SeparableCases
{
    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        new("Separable", "ChainedRosenbrock", [0, 1, 2, 9], (draw, n) => [draw.Numbers(n, -1, 1)]),
        new("Separable", "Diagonal", [0, 1, 5], (draw, n) => [draw.Numbers(n, -1, 1)]),
        new("Separable", "Bending", [0, 1, 2, 7], (draw, n) => [draw.Numbers(n, -1, 1)]),
        new("Separable", "Robust", [0, 1, 2, 8], (draw, n) => [draw.Numbers(n, -1, 1), draw.Numbers(n, 0.5, 2)]) { Throwing = draw => [draw.Numbers(4, -1, 1), draw.Numbers(2, 0.5, 2)] },
        new("Separable", "Chosen", [0, 3, 9], (draw, n) => [draw.Numbers(n, -1, 1)]),
        new("Separable", "Arrow", [0, 1, 6], (draw, n) => [draw.Numbers(n, -1, 1), draw.Number(0.5, 1), draw.Number(-1, 1)]),
        new("Separable", "MinimalSurface", [0, 1, 2, 5], (draw, n) => [draw.Grid(n, n + 1, -1, 1)]),
        new("Separable", "Blocks", [1, 2, 9], (draw, n) => [draw.Numbers(6, -1, 1), draw.Numbers(8, -1, 1), draw.Indices(n, 2), draw.Indices(n, 4), draw.Numbers(n, -1, 1)])
        {
            Throwing = draw => [draw.Numbers(6, -1, 1), draw.Numbers(8, -1, 1), new[] { 0, 1 }, new[] { 1, 4 }, draw.Numbers(2, -1, 1)],
        },
        new("Separable", "Ragged", [0, 1, 2, 5], (draw, n) => [Rows(draw, n)]),
        new("Separable", "Pairs", [0, 1, 12], (draw, n) => [draw.Numbers(5, -1, 1), draw.Indices(n, 5), draw.Indices(n, 5)]),
        new("Separable", "TwoSums", [0, 1, 6], (draw, n) => [draw.Numbers(n, -1, 1)]),
        new("Separable", "Irregular", [0, 1, 2, 8], (draw, n) => [draw.Numbers(n, -1, 1)]),
        new("Separable", "Given", [0, 1, 2, 6], (draw, n) => [draw.Numbers(n, -1, 1), draw.Number(0.8, 2)]),
        new("Separable", "Linear", [0, 1, 4], (draw, n) => [draw.Numbers(n, -1, 1)]),
        new("Separable", "Norm", [0, 1, 4], (draw, n) => [draw.Numbers(n, -1, 1)]),
        new("Separable", "UntilLarge", [0, 1, 7], (draw, n) => [draw.Numbers(n, -1, 1)]),
    ];

    private static double[][] Rows(Draw draw, int n)
    {
        double[][] rows = new double[n][];
        for (int i = 0; i < n; i++) rows[i] = draw.Numbers((i * 2 + 1) % 4, -1, 1);
        return rows;
    }
}
