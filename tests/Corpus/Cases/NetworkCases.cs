using System.Collections.Generic;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of the small networks.</summary>
internal static class NetworkCases
{
    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        new("SigmoidNetwork", "Loss", [0, 1, 3, 12], (draw, n) => [draw.Numbers(4 * n * n + n, -1, 1), draw.Numbers(n, -1, 1), 0.4, n])
        {
            Throwing = draw => [draw.Numbers(4 * 9 + 2, -1, 1), draw.Numbers(3, -1, 1), 0.4, 3],
        },
        new("ShallowNetworks", "TenParameters", [0, 1, 30], (draw, n) => [draw.Numbers(10, -1, 1), draw.Numbers(n, -2, 2), draw.Numbers(n, -1, 1)]),
        new("ShallowNetworks", "Tanh", [0, 1, 60], (draw, n) => [draw.Numbers(16, -1, 1), draw.Numbers(n, -2, 2), draw.Numbers(n, -1, 1)]),
        new("ShallowNetworks", "Penalised", [0, 1, 4], (draw, n) => [draw.Numbers(5 * n, -1, 1), draw.Numbers(5, -1, 1), draw.Numbers(n, -2, 2), 0.7]),
        new("Classifier", "Loss", [0, 1, 12], (draw, n) => [draw.Numbers(4 * 3 + 16 + 3 * 4 + 3, -1, 1), draw.Numbers(3 * n, -1, 1), draw.Indices(n, 3), 3, 4, 3, 0.1, 0.01])
        {
            Throwing = draw => [draw.Numbers(4 * 3 + 16 + 3 * 4 + 3, -1, 1), draw.Numbers(9, -1, 1), new[] { 0, 1, 5 }, 3, 4, 3, 0.1, 0.01],
        },
        new("Lstm", "Loss", [2, 3, 6], (draw, n) => [draw.Numbers(8 * 2 * 2, -1, 1), draw.Numbers(3 * 2, -1, 1), draw.Numbers(2 * 2 * 2, -1, 1), draw.Numbers(2 * n, 0, 1), 2, 2])
        {
            Throwing = draw => [draw.Numbers(8 * 2 * 2, -1, 1), draw.Numbers(3 * 2 - 1, -1, 1), draw.Numbers(2 * 2 * 2, -1, 1), draw.Numbers(2 * 3, 0, 1), 2, 2],
        },
        new("GaussianMixture", "LogLikelihood", [0, 1, 8], (draw, n) => [draw.Numbers(3, -1, 1), draw.Numbers(6, -1, 1), draw.Numbers(9, -1, 1), draw.Numbers(2 * n, -2, 2), 1.2, 1])
        {
            Throwing = draw => [draw.Numbers(3, -1, 1), draw.Numbers(6, -1, 1), draw.Numbers(8, -1, 1), draw.Numbers(2 * 4, -2, 2), 1.2, 1],
        },
    ];
}
