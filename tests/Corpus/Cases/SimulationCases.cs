using System.Collections.Generic;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of the simulations.</summary>
internal static class SimulationCases
{
    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        new("Simulations", "Pendulum", [0, 1, 300], (draw, n) => [draw.Number(0.5, 1), draw.Number(-1, 1), draw.Number(0.5, 2), 0.2, n]),
        new("Simulations", "PredatorPrey", [0, 1, 40], (draw, n) => [draw.Numbers(4, 0.5, 1.2), draw.Numbers(n, 0.5, 2), 0.1]),
        new("Simulations", "Heat", [0, 1, 2, 12], (draw, n) => [draw.Numbers(n, -1, 1), draw.Number(0.1, 0.3), 9]),
        new("Simulations", "SpringChain", [0, 1, 12], (draw, n) => [draw.Numbers(2 * n, -3, 3), 1.0, 2.5]),
        new("Simulations", "BouncingBall", [0, 1, 60], (draw, n) => [draw.Number(1, 2), draw.Number(-1, 1), 0.8, n]),
        new("Simulations", "SoftTimeWarping", [1, 2, 7], (draw, n) => [draw.Numbers(n, -1, 1), draw.Numbers(n + 1, -1, 1)]),
    ];
}
