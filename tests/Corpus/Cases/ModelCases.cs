using System.Collections.Generic;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of instances, of nested types, and of callees in other files.</summary>
internal static class ModelCases
{
    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        new("RadialBasis", "Loss", [0, 1, 25], (draw, n) => [draw.Numbers(5, -1, 1), draw.Numbers(n, -2, 2), draw.Numbers(n, -1, 1)])
        {
            Receiver = draw => [0.8, draw.Numbers(5, -2, 2)],
            Throwing = draw => [draw.Numbers(4, -1, 1), draw.Numbers(3, -2, 2), draw.Numbers(3, -1, 1)],
        },
        new("Decay", "Deviance", [1], (draw, _) => [draw.Number(5, 9), draw.Number(1, 2), draw.Number(0.5, 1)])
        {
            Receiver = draw => [draw.Numbers(20, 0, 4), draw.Numbers(20, 0, 9)],
        },
        new("Decay+Inner", "Saddle", [0], (draw, _) => [draw.Number(-1, 1), draw.Number(-1, 1)]),
        new("Holder`1", "Cubed", [0], (draw, _) => [draw.Number(-1, 1)]),
        new("Callers", "Penalised", [0, 1, 30], (draw, n) => [draw.Numbers(n, -1, 1), 0.4]),
        new("Callers", "Nested", [1, 9], (draw, n) => [draw.Number(0.5, 1) * n, draw.Number(1, 2)]),
        new("Callers", "Softmax", [1, 8], (draw, n) => [draw.Numbers(n, -1, 1), n / 2])
        {
            Throwing = draw => [draw.Numbers(80, -1, 1), 80],
        },
    ];
}
