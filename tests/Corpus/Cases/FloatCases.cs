using System.Collections.Generic;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of the losses in single precision.</summary>
internal static class FloatCases
{
    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        new("FloatLosses", "Gabor", [0, 1, 30], (draw, n) => [draw.Floats(2, 1, 5), draw.Floats(n, -15, 15), draw.Floats(n, -1, 1)]) { IsFloat = true },
        new("FloatLosses", "Recurrence", [0, 1, 20], (draw, n) => [(float)draw.Number(0, 1), (float)draw.Number(-0.2, 0.2), n]) { IsFloat = true },
        new("FloatLosses", "Neuron", [0, 1, 9], (draw, n) => [draw.Floats(n, -1, 1), draw.Floats(n, -1, 1), 0.1f]) { IsFloat = true },
        new("FloatLosses", "WideSum", [0, 1, 30], (draw, n) => [draw.Floats(n, -1, 1), draw.Floats(n, 0, 1)]) { IsFloat = true },
        new("FloatLosses", "InPlace", [0, 1, 12], (draw, n) => [draw.Floats(n, -1, 1), 0.3f]) { IsFloat = true },
        new("FloatLosses", "Checkpointed", [0, 1, 2, 9], (draw, n) => [draw.Floats(4, 0.2f, 1), 0.9f, n]) { IsFloat = true },
        new("FloatLosses", "Queried", [1, 3], (draw, n) => [draw.Floats(n, 0.2f, 1)]) { IsFloat = true },
    ];
}
