using System.Collections.Generic;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of the recurrences.</summary>
internal static class RecurrenceCases
{
    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        new("Recurrences", "Scalar", [0, 1, 7, 40], (draw, n) => [draw.Number(0, 1), draw.Number(-0.2, 0.2), n]),
        new("Recurrences", "InPlace", [0, 1, 2, 30], (draw, n) => [draw.Numbers(n, -1, 1), draw.Number(0.1, 0.4)]),
        new("Recurrences", "Sweeps", [0, 1, 2, 3, 25], (draw, n) => [draw.Numbers(n, -1, 1), draw.Number(0.2, 0.8), 6]),
        new("Recurrences", "RepeatedWeight", [0, 1, 100], (draw, n) => [draw.Number(-0.9, 0.9), draw.Numbers(n, -1, 1), 0.3]),
        new("Recurrences", "Coupled", [0, 1, 50], (draw, n) => [draw.Number(0, 1), draw.Number(0, 1), draw.Number(0, 0.1), n]),
        new("Recurrences", "LogisticMap", [0, 1, 12], (draw, n) => [draw.Number(0.2, 0.8), draw.Number(2, 3), n]),
        new("Recurrences", "Smoothing", [0, 1, 2, 3, 80], (draw, n) => [draw.Number(0.2, 0.8), draw.Number(0.2, 0.8), draw.Numbers(n, -1, 1)]),
        new("Recurrences", "Table", [0, 1, 2, 25], (draw, n) => [draw.Number(0.5, 1), draw.Number(0.5, 1), n]),
    ];
}
