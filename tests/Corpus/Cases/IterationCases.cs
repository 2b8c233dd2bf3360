using System.Collections.Generic;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of the loops that run until something has converged, and of the sorts.</summary>
internal static class IterationCases
{
    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        // The size scales the number: from one step to a dozen.
        new("Iterations", "SquareRoot", [1, 3, 50, 10000], (draw, n) => [draw.Number(0.5, 1) * n]),
        new("Iterations", "FixedPoint", [1], (draw, _) => [draw.Number(0, 1), draw.Number(0.5, 0.9)]),
        new("Iterations", "CubeRoot", [0, 1, 30], (draw, n) => [draw.Number(2, 5), n]),
        new("Iterations", "ArithmeticGeometricMean", [1], (draw, _) => [draw.Number(1, 2), draw.Number(3, 8)]),
        new("Iterations", "PowerIteration", [0, 1, 5], (draw, n) => [Dominant(draw, n), n, 12]),
        new("Iterations", "Halvings", [0, 1, 40], (draw, n) => [draw.Number(0.5, 0.9) * n]),
        new("Sorting", "Bubble", [0, 1, 2, 20], (draw, n) => [draw.Numbers(n, -3, 3), draw.Numbers(n, -1, 1)])
        {
            Throwing = draw => [draw.Numbers(80, -3, 3), draw.Numbers(70, -1, 1)],
        },
        new("Sorting", "UntilSorted", [0, 1, 2, 16], (draw, n) => [draw.Numbers(n, -3, 3)]),
        new("Sorting", "Median", [0, 1, 2, 15], (draw, n) => [draw.Numbers(n, -3, 3)]),
    ];

    private static double[] Dominant(Draw draw, int n) => [.. draw.Numbers(n * n, 0.1, 1)];
}
