using System.Collections.Generic;
using System.Linq;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of Gabor, the linear and the logistic regressions.</summary>
internal static class RegressionCases
{
    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        new("Gabor", "Loss", [0, 1, 30, 500], (draw, n) => [new[] { draw.Number(-5, 5), draw.Number(5, 20) }, draw.Numbers(n, -15, 15), draw.Numbers(n, -1, 1)])
        {
            // Fewer targets than points: the loss has begun when it finds out.
            Throwing = draw => [draw.Numbers(2, 1, 2), draw.Numbers(20, -15, 15), draw.Numbers(12, -1, 1)],
        },
        new("LinearRegression", "Line", [0, 1, 12, 400], (draw, n) => [draw.Numbers(2, -1, 1), draw.Numbers(n, 0, 2), draw.Numbers(n, 0, 2)]),
        new("LinearRegression", "Ridge", [0, 1, 3, 40], (draw, n) => [draw.Numbers(n, -1, 1), draw.Numbers(n * (n + 2), -1, 1), draw.Numbers(n + 2, -1, 1), 0.1]),
        new("LinearRegression", "Mean", [0, 1, 25], (draw, n) => [draw.Number(-1, 1), draw.Number(-1, 1), draw.Numbers(n, -2, 2), draw.Numbers(n, -2, 2)]),
        new("LogisticRegression", "Simple", [0, 1, 20], (draw, n) => [draw.Numbers(2, -1, 1), draw.Numbers(n, -3, 3), Booleans(draw, n)]),
        new("LogisticRegression", "Stable", [0, 1, 50], (draw, n) => [draw.Numbers(6, -1, 1), draw.Number(-1, 1), draw.Numbers(6 * n, -2, 2), Signs(draw, n)])
        {
            Throwing = draw => [draw.Numbers(6, -1, 1), 0.1, draw.Numbers(6 * 9, -2, 2), Signs(draw, 10)],
        },
        new("SoftmaxCrossEntropy", "Loss", [0, 1, 40], (draw, n) => [draw.Numbers(3 * 4 + 3, -1, 1), draw.Numbers(4 * n, -2, 2), draw.Indices(n, 3), 4, 3])
        {
            Throwing = draw => [draw.Numbers(3 * 4 + 3, -1, 1), draw.Numbers(4 * 3, -2, 2), new[] { 0, 2, 7 }, 4, 3],
        },
    ];

    private static bool[] Booleans(Draw draw, int count) => [.. draw.Indices(count, 2).Select(i => i == 1)];

    private static int[] Signs(Draw draw, int count) => [.. draw.Indices(count, 2).Select(i => 2 * i - 1)];
}
