using System.Collections.Generic;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of the losses on vectors, quaternions and matrices.</summary>
internal static class VectorCases
{
    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        new("Vectors", "Springs", [0, 1, 2, 9], (draw, n) => [draw.Floats(3 * n, -1, 1), 0.5f]) { IsFloat = true },
        new("Vectors", "Registration", [0, 1, 8], (draw, n) => [draw.Floats(7, 0.25f, 1), draw.Floats(3 * n, -1, 1), draw.Floats(3 * n, -1, 1)])
        {
            IsFloat = true,
            Throwing = draw => [draw.Floats(5, 0.25f, 1), draw.Floats(3, -1, 1), draw.Floats(3, -1, 1)],
        },
        new("Vectors", "Reach", [0, 1, 5], (draw, n) => [draw.Floats(n, -1, 1), 0.5f, 1.5f, -0.25f]) { IsFloat = true },
        new("Vectors", "Bounces", [0, 1, 12], (draw, n) => [draw.Floats(4, 0.5f, 2), n]) { IsFloat = true },
        new("Vectors", "Shade", [0, 1, 6], (draw, n) => [draw.Floats(6, 0.25f, 1), draw.Floats(3 * n, 0.25f, 1)]) { IsFloat = true },
        new("Vectors", "Area", [0, 3, 7], (draw, n) => [draw.Floats(3 * n, -1, 1)]) { IsFloat = true },
        new("Vectors", "Between", [0, 1, 5], (draw, n) => [draw.Floats(8, 0.25f, 1), n]) { IsFloat = true },
        new("Vectors", "Inverted", [1], (draw, n) => [draw.Floats(4, 0.25f, 1)]) { IsFloat = true },
        new("Vectors", "Indexed", [0, 1, 7], (draw, n) => [draw.Floats(n, 0.25f, 1)]) { IsFloat = true },
    ];
}
