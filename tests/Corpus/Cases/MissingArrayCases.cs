using System.Collections.Generic;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of the losses whose arrays may be missing.</summary>
internal static class MissingArrayCases
{
    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        new("MissingArrays", "Spans", [1], (draw, n) => [Weights(draw), null!, null!]),
        new("MissingArrays", "Spans", [0, 2], (draw, n) => [Weights(draw), draw.Numbers(n, 0.2, 0.8), new int[n]]) { Variant = "there" },
        new("MissingArrays", "Differentiated", [1], (draw, n) => [Weights(draw), null!]) { Allocates = true },
        new("MissingArrays", "Differentiated", [2, 3], (draw, n) => [Weights(draw), draw.Numbers(n, 0.2, 0.8)]) { Variant = "there" },
        new("MissingArrays", "Recursive", [1], (draw, n) => [Weights(draw), null!]),
        new("MissingArrays", "Recursive", [0, 3], (draw, n) => [Weights(draw), draw.Numbers(n, 0.2, 0.8)]) { Variant = "there" },
        new("MissingArrays", "Field", [1], (draw, n) => [Weights(draw)]) { Receiver = _ => [null!] },
        new("MissingArrays", "Field", [1], (draw, n) => [Weights(draw)]) { Receiver = draw => [draw.Numbers(2, 0.2, 0.8)], Variant = "there" },
        new("MissingArrays", "Workspace", [1], (draw, n) => [Weights(draw), null!, null!, null!]) { Allocates = true },
        new("MissingArrays", "Workspace", [2], (draw, n) => [Weights(draw), draw.Numbers(3, 0, 1), draw.Numbers(n, 0, 1), draw.Numbers(n, 0, 1)])
        {
            Variant = "there",
            Throwing = draw => [Weights(draw), draw.Numbers(3, 0, 1), draw.Numbers(1, 0, 1), null!],
        },
        new("MissingArrays", "Chosen", [1], (draw, n) => [Weights(draw), null!, null!]) { Allocates = true },
        new("MissingArrays", "Chosen", [2], (draw, n) => [Weights(draw), draw.Numbers(n, 0, 1), draw.Numbers(n, 0, 1)])
        {
            Variant = "there",
            Throwing = draw => [Weights(draw), draw.Numbers(1, 0, 1), null!],
        },
        new("MissingArrays", "Untouched", [1], (draw, n) => [Weights(draw), false, null!, null!, null!, null!, null!, null!])
        {
            Throwing = draw => [Weights(draw), true, draw.Numbers(1, 0, 1), null!, null!, null!, null!, null!],
        },
        new("MissingArrays", "Untouched", [2], (draw, n) =>
        [
            Weights(draw), true, draw.Numbers(n, 0, 1), new double[1, n], (double[][])[draw.Numbers(n, 0, 1)], new (double, double)[1], new double[,] { { 0.5, 1.5 } }, (double[][])[draw.Numbers(n, 0.2, 0.8)],
        ])
        {
            Variant = "there",
            Throwing = draw => [Weights(draw), true, draw.Numbers(2, 0, 1), new double[1, 2], (double[][])[draw.Numbers(2, 0, 1)], new (double, double)[1], null!, null!],
        },
        new("MissingArrays", "Stored", [1], (draw, n) => [Weights(draw), draw.Numbers(n, 0, 1), new double[1, 1]]) { Throwing = _ => [new double[] { -1, 2 }, null!, null!] },
        new("MissingArrays", "Stored", [1], (draw, n) => [Weights(draw), draw.Numbers(n, 0, 1), new double[1, 1]])
        {
            Variant = "grid",
            Throwing = _ => [new double[] { 1, 2 }, new double[1], null!],
        },
    ];

    private static double[] Weights(Draw draw) => draw.Numbers(2, 0.5, 1.5);
}
