using System.Collections.Generic;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of the functions that optimizers are tried on.</summary>
internal static class TestProblemCases
{
    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        new("TestProblems", "Rosenbrock", [0, 1, 2, 300], (draw, n) => [draw.Numbers(n, -1, 1)]),
        new("TestProblems", "Rastrigin", [0, 1, 40], (draw, n) => [draw.Numbers(n, -1, 1)]),
        new("TestProblems", "Ackley", [0, 1, 12], (draw, n) => [draw.Numbers(n, -1, 1)]),
        new("TestProblems", "Himmelblau", [0], (draw, _) => [draw.Number(-4, 4), draw.Number(-4, 4)]),
        new("TestProblems", "Product", [0, 1, 12], (draw, n) => [draw.Numbers(n, -2, 2)]),
        new("TestProblems", "Valley", [0], (draw, _) => [draw.Number(-1, 1), draw.Number(-1, 1)]),
    ];
}
