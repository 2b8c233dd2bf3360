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
    ];
}
