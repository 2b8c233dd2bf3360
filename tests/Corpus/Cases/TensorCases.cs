using System;
using System.Collections.Generic;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of the losses made of whole-span operations.</summary>
internal static class TensorCases
{
    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        Case("LeastSquares", [0, 1, 30], (draw, n) => [draw.Numbers(2, -1, 1), draw.Numbers(n, -1, 1), draw.Numbers(n, -1, 1)], throwing: draw => [draw.Numbers(2, -1, 1), draw.Numbers(9, -1, 1), draw.Numbers(8, -1, 1)]),
        Case("SoftmaxCrossEntropy", [1, 2, 10], (draw, n) => [draw.Numbers(n, -2, 2), draw.Numbers(n, 0, 1)], throwing: draw => [draw.Numbers(0, -1, 1), draw.Numbers(0, -1, 1)]),
        Case("LogSumExp", [1, 3, 20], (draw, n) => [draw.Numbers(n, -2, 2), 10.0]),
        Case("Layer", [1, 3], (draw, n) => [draw.Numbers(n * (n + 1), -1, 1), draw.Numbers(n, -1, 1), draw.Numbers(n + 1, -1, 1)], throwing: draw => [draw.Numbers(5, -1, 1), draw.Numbers(3, -1, 1), draw.Numbers(3, -1, 1)]),
        Case("InPlace", [0, 1, 7], (draw, n) => [draw.Numbers(n, -1, 1), 0.3, 4]),
        Case("Halves", [1, 2, 5], (draw, n) => [draw.Numbers(n, -1, 1)]),
        Case("Statistics", [2, 9, 40], (draw, n) => [draw.Numbers(n, -1, 1), draw.Numbers(n, 0.2, 1)], throwing: draw => [draw.Numbers(4, -1, 1), draw.Numbers(3, -1, 1)]),
        Case("Powers", [1, 2, 6], (draw, n) => [draw.Numbers(n, 0.2, 0.9), draw.Number(1.2, 1.4)]),
        Case("AtZero", [1, 4], (draw, n) => [draw.Numbers(n, -1, 1), 0.0]),
        Case("Checked", [1, 3], (draw, n) => [draw.Numbers(n, -1, 1), draw.Numbers(n, -1, 1), n], throwing: draw => [draw.Numbers(5, -1, 1), draw.Numbers(5, -1, 1), 6]),
        new("FloatLosses", "Tensors", [1, 7], (draw, n) => [draw.Floats(n, 0.1f, 1), draw.Floats(n, 0.1f, 1)]) { IsFloat = true, IsVectorized = true },
    ];

    private static CorpusCase Case(string method, int[] sizes, Func<Draw, int, object[]> inputs, Func<Draw, object[]>? throwing = null) =>
        new("Tensors", method, sizes, inputs) { Throwing = throwing, IsVectorized = true };
}
