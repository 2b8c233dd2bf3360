using System.Collections.Generic;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of the losses that solve equations.</summary>
internal static class FixedPointCases
{
    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        new("FixedPoints", "Kepler", [1], (draw, _) => [draw.Number(0.5, 2), draw.Number(0.1, 0.6)]),
        new("FixedPoints", "Contraction", [1], (draw, _) => [draw.Number(0.5, 1), draw.Number(0.1, 0.5)]),
        new("FixedPoints", "Slow", [1], (draw, _) => [draw.Number(0.5, 1), draw.Number(0.1, 0.5)]),
        new("FixedPoints", "Coupled", [0, 1, 5], (draw, n) => [draw.Numbers(2, 0.5, 1), draw.Numbers(n, -1, 1)]),
        new("FixedPoints", "ImpliedVolatility", [0, 1, 4], (draw, n) => [draw.Numbers(n, -0.5, 0.5), 0.75]),
        new("FixedPoints", "Lagging", [1], (draw, _) => [draw.Number(0.5, 1.5)]),
        new("FixedPoints", "GaussSeidel", [3], (draw, n) => [draw.Numbers(n, 0.5, 1)]),
        new("FixedPoints", "TwoEquations", [4], (draw, n) => [draw.Numbers(n, 0.5, 1.5)]),
        new("FixedPoints", "Midpoint", [3], (draw, n) => [draw.Numbers(n, 0.5, 1)]),
        new("FixedPoints", "WhereNeeded", [1], (draw, _) => [draw.Numbers(3, 0.2, 1)]),
        new("FixedPoints", "WhereNeeded", [1], (draw, _) => [new[] { 0.3, -0.5, 0.7 }]) { Variant = "not" },
    ];
}
