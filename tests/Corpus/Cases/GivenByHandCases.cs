using System.Collections.Generic;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of the losses that call functions with derivatives given by hand.</summary>
internal static class GivenByHandCases
{
    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        new("GivenByHand", "Probit", [0, 1, 4], (draw, n) => [draw.Numbers(2, 0.1, 0.5), draw.Numbers(n, -0.5, 0.5)]),
        new("GivenByHand", "Several", [0, 1, 3], (draw, n) => [draw.Number(0.4, 0.8), draw.Number(0.4, 0.8), n]) { Allocates = true },
        new("GivenByHand", "Elsewhere", [0, 1, 5], (draw, n) => [draw.Numbers(n, 0.2, 0.8)]),
        new("GivenByHandSpans", "Norms", [2, 3, 6], (draw, n) => [draw.Numbers(n, 0.2, 0.8), draw.Numbers(n, 0.2, 0.8)]),
        new("GivenByHandSpans", "Classify", [0, 1, 4], (draw, n) => [draw.Numbers(3 * 2, -1, 1), draw.Numbers(n * 2, -1, 1), draw.Indices(n, 3), 3]),
        new("GivenByHandSpans", "Recur", [0, 1, 4], (draw, n) => [draw.Numbers(9, -1, 1), draw.Numbers(3, 0.2, 1), n]),
        new("GivenByHandSpans", "Trajectory", [0, 1, 4], (draw, n) => [draw.Numbers(9, -1, 1), draw.Numbers(3, 0.2, 1), n]) { Throwing = draw => [draw.Numbers(4, -1, 1), draw.Numbers(3, 0.2, 1), 3] },
        new("GivenByHandSpans", "InPlace", [0, 1, 3], (draw, n) => [draw.Numbers(3, 0.2, 1), n]),
        new("GivenByHandSpans", "Branches", [1, 4], (draw, n) => [draw.Numbers(n, 0.1, 0.6), draw.Numbers(n, 0.5, 1), "square"]),
        new("GivenByHandSpans", "Mixed", [0, 1, 3], (draw, n) => [draw.Number(0.4, 0.8), draw.Numbers(3, 0.2, 0.8), n]) { IsSmall = true },
        new("GivenByHandSpans", "Recursive", [0, 1, 2], (draw, n) => [draw.Numbers(4, 0.5, 1), n]),
        new("GivenByHandSpans", "Reused", [1, 4], (draw, n) => [draw.Numbers(n, 0.2, 0.8)]),
        new("GivenByHandSpans", "Rows", [1, 3], (draw, n) => [(double[][])[draw.Numbers(n, 0.2, 0.8), draw.Numbers(2, 0.2, 0.8)]]),
        new("FloatLosses", "Given", [1, 4], (draw, n) => [draw.Floats(n, 0.2f, 0.8f), 0.5f]) { IsFloat = true },
        new("GivenByHandSpans", "Swapped", [0, 1, 4], (draw, n) => [draw.Numbers(9, -1, 1), draw.Numbers(3, 0.2, 1), n]),
        new("GivenByHandSpans", "Layers", [0, 1, 3], (draw, n) => [draw.Numbers(9, -1, 1), draw.Numbers(3, 0.2, 1), n]),
        new("GivenByHandSpans", "Picks", [0, 1, 4], (draw, n) => [draw.Numbers(3, 0.2, 1), n]),
        new("GivenByHandSpans", "Split", [1, 3], (draw, n) => [draw.Numbers(n, 0.5, 1), 0.9]),
        new("GivenByHandSpans", "Nested", [0, 1, 2, 4], (draw, n) => [draw.Numbers(4, 0.2, 0.9), n]) { Throwing = draw => [draw.Numbers(5, 0.2, 1), 3] },
        new("GivenByHandSpans", "Consumed", [0, 1, 3], (draw, n) => [draw.Numbers(3, 0.2, 0.9), n]),
        new("GivenByHandSpans", "Picked", [1, 4], (draw, n) => [draw.Numbers(n, 0.2, 0.8), 0]) { Throwing = draw => [draw.Numbers(3, 0.2, 0.8), 5] },
    ];
}
