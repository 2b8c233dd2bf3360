using System.Collections.Generic;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of the matrix losses.</summary>
internal static class LinearAlgebraCases
{
    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        new("LinearAlgebra", "QuadraticForm", [0, 1, 6], (draw, n) => [draw.Numbers(n * n, -1, 1), draw.Numbers(n, -1, 1)]),
        new("LinearAlgebra", "PairEnergy", [0, 1, 2, 15], (draw, n) => [draw.Numbers(n, -3, 3)]),
        new("LinearAlgebra", "ForwardSubstitution", [0, 1, 2, 7], (draw, n) => [Lower(draw, n), draw.Numbers(n, -1, 1)]),
        new("LinearAlgebra", "LogDeterminant", [0, 1, 2, 6], (draw, n) => [Definite(draw, n), n])
        {
            Throwing = draw => [draw.Numbers(70, 1, 2), 9],
        },
        new("LinearAlgebra", "TwoProducts", [0, 1, 5], (draw, n) => [draw.Numbers(n * n, -1, 1), draw.Numbers(n * n, -1, 1), draw.Numbers(n, -1, 1)]),
        new("LinearAlgebra", "ConvolutionAndPooling", [0, 1, 3, 40], (draw, n) => [draw.Numbers(3, -1, 1), draw.Numbers(n, -1, 1)]),
    ];

    private static double[] Lower(Draw draw, int n)
    {
        double[] matrix = draw.Numbers(n * n, -1, 1);
        for (int i = 0; i < n; i++) matrix[i * n + i] = draw.Number(1, 2);
        return matrix;
    }

    private static double[] Definite(Draw draw, int n)
    {
        double[] matrix = draw.Numbers(n * n, -0.5, 0.5);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++) matrix[j * n + i] = matrix[i * n + j];
            matrix[i * n + i] = n;
        }

        return matrix;
    }
}
