using System.Collections.Generic;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of the loops that keep few of their states.</summary>
internal static class CheckpointCases
{
    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        new("CheckpointedLoops", "Scalar", [0, 1, 2, 3, 4, 25], (draw, n) => [draw.Number(0, 1), draw.Number(-0.2, 0.2), n]),
        new("CheckpointedLoops", "OneState", [0, 1, 2, 9], (draw, n) => [draw.Number(0, 1), draw.Number(-0.2, 0.2), n]),
        new("CheckpointedLoops", "ManyStates", [0, 1, 2, 25], (draw, n) => [draw.Number(0, 1), draw.Number(-0.2, 0.2), n]),
        new("CheckpointedLoops", "Pendulum", [0, 1, 4, 5, 6, 120], (draw, n) => [draw.Number(0.5, 1), draw.Number(-1, 1), draw.Number(0.5, 2), 0.2, n]),
        new("CheckpointedLoops", "Heat", [0, 1, 2, 9], (draw, n) => [draw.Numbers(n, -1, 1), draw.Number(0.1, 0.3), 11]),
        new("CheckpointedLoops", "Heat", [0, 1, 2, 3, 4, 5], (draw, n) => [draw.Numbers(4, -1, 1), draw.Number(0.1, 0.3), n]) { Variant = "Briefly" },
        new("CheckpointedLoops", "HeatInSlice", [3, 4, 9], (draw, n) => [draw.Numbers(n, -1, 1), draw.Number(0.1, 0.3), 7]),
        new("CheckpointedLoops", "HeatByTurns", [0, 1, 2, 9], (draw, n) => [draw.Numbers(n, -1, 1), draw.Number(0.1, 0.3), 8]),
        new("CheckpointedLoops", "Switching", [0, 1, 4, 15], (draw, n) => [draw.Number(0.2, 0.5), draw.Numbers(n, -1, 1)]),
        new("CheckpointedLoops", "TwoInARow", [0, 1, 4, 10], (draw, n) => [draw.Number(0, 1), draw.Number(-0.2, 0.2), n]),
        new("CheckpointedLoops", "InBranch", [0, 1, 3, 8], (draw, n) => [draw.Number(0.6, 0.9), draw.Number(0, 0.2), n]),
        new("CheckpointedLoops", "InBranch", [0, 1, 9], (draw, n) => [draw.Number(0.1, 0.4), draw.Number(0, 0.2), n]) { Variant = "Other" },
        new("CheckpointedLoops", "InLoop", [0, 1, 2, 6], (draw, n) => [draw.Numbers(3, -1, 1), draw.Number(0.2, 0.5), n]),
        new("CheckpointedLoops", "PerSample", [0, 1, 7], (draw, n) => [draw.Number(-0.9, 0.9), draw.Number(-0.9, 0.9), draw.Numbers(n, -1, 1), n]),
        new("CheckpointedLoops", "Nested", [0, 1, 2, 4, 5], (draw, n) => [draw.Numbers(3, -1, 1), draw.Number(0.2, 0.5), n]),
        new("CheckpointedLoops", "Steps", [0, 1, 2, 3, 9], (draw, n) => [draw.Number(0, 1), draw.Number(0.1, 0.2), n]),
        new("CheckpointedLoops", "WrittenLater", [0, 1, 2, 9], (draw, n) => [draw.Numbers(n, 0.5, 1), draw.Numbers(4, -1, 1), draw.Number(0.2, 0.5)])
        {
            Throwing = draw => [draw.Numbers(3, 0.5, 1), draw.Numbers(0, -1, 1), 0.5],
        },
        new("CheckpointedLoops", "Sum", [0, 1, 20], (draw, n) => [draw.Number(0.2, 0.5), draw.Numbers(n, -1, 1)]),
        new("CheckpointedLoops", "BusySteps", [0, 1, 2, 9], (draw, n) => [draw.Number(0.2, 0.4), draw.Number(0.05, 0.1), n]),
        new("CheckpointedLoops", "InCallee", [0, 1, 2, 6], (draw, n) => [draw.Grid(3, 4, -1, 1), draw.Number(0.2, 0.5), n]),
        new("CheckpointedLoops", "Generic", [0, 1, 10], (draw, n) => [draw.Number(0, 1), draw.Number(-0.2, 0.2), n]) { Number = typeof(double) },
        new("CheckpointedLoops", "Generic", [10], (draw, n) => [draw.Number(0, 1), draw.Number(-0.2, 0.2), n]) { Number = typeof(float), Variant = "Single" },
    ];
}
