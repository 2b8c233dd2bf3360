using System.Collections.Generic;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of the losses that are mostly calls of Math.</summary>
internal static class FunctionCases
{
    private static readonly int[] Signs = [1, -1];

    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        new("Functions", "Trigonometric", Signs, (draw, sign) => [sign * draw.Number(0.2, 1), sign * draw.Number(0.2, 1)]),
        new("Functions", "Hyperbolic", Signs, (draw, sign) => [sign * draw.Number(0.2, 1), sign * draw.Number(0.2, 1)]),
        new("Functions", "Powers", [0], (draw, _) => [draw.Number(0.5, 3), draw.Number(0.5, 3)]),
        new("Functions", "GenericMath", [0], (draw, _) => [draw.Number(0.5, 1.5), draw.Number(2, 3)]),
        new("Functions", "Remainders", Signs, (draw, sign) => [sign * draw.Number(5.1, 5.4), draw.Number(1.9, 2)]),
        new("Functions", "Horner", [0, 1, 9], (draw, n) => [draw.Numbers(n, -1, 1), draw.Number(-1, 1)]),
        new("Functions", "Series", [0, 1, 15], (draw, n) => [draw.Number(-2, 2), n]),
        new("Functions", "Quadrature", [0], (draw, _) => [draw.Number(-1, 0), draw.Number(0.5, 2)]),
    ];
}
