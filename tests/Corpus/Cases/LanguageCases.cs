using System.Collections.Generic;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of the losses that use the language's ways to choose, to group and to refer.</summary>
internal static class LanguageCases
{
    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        new("Choices", "Kinds", [0, 1, 5, 20], (draw, n) => [draw.Numbers(n, -0.9, 0.9), draw.Indices(n, 7)]),
        new("Choices", "Kinds", [1, 5, 9], (draw, n) => [draw.Numbers(n, -0.9, 0.9), draw.Indices(n, 9)]) { Variant = "returns" },
        new("Choices", "Piecewise", [0, 1, 9], (draw, n) => [draw.Numbers(n, -2, 2)]),
        new("Choices", "Pairs", [0, 1, 2, 3, 4], (draw, n) => [draw.Number(-1, 1), draw.Number(0.5, 1.5), n]),
        new("Choices", "Missing", [0, 1, 2, 9], (draw, n) => [draw.Numbers(n, -1, 1), draw.Indices(n, 3)]),
        new("Choices", "FoundAt", [0, 1, 4, 9], (draw, n) => [draw.Numbers(n, 0.2, 1), 2.3]),
        new("Choices", "InLoop", [0, 1, 4, 12], (draw, n) => [draw.Numbers(n, -0.5, 1.5)]),
        new("Choices", "Finally", [0, 1, 4, 9], (draw, n) => [draw.Numbers(n, -0.5, 1), 5]),
        new("Choices", "FinallyThrows", [2, 3, 5], (draw, n) => [draw.Numbers(n, -0.5, 1), n]) { Throwing = draw => [draw.Numbers(3, -0.5, 1), 0] },
        new("Choices", "FinallyThrows", [2], (draw, n) => [draw.Numbers(n, -0.5, 1), 2]) { Variant = "short", Throwing = draw => [draw.Numbers(1, -0.5, 1), 2] },
        new("Choices", "FirstAndLast", [0, 1, 2, 3, 8], (draw, n) => [draw.Numbers(n, -0.5, 1)]),
        new("Values", "Orbit", [0, 1, 7], (draw, n) => [draw.Number(0.5, 1), draw.Number(0.5, 1), draw.Number(-1, 1), n]),
        new("Values", "ChangedTuples", [1], (draw, n) => [draw.Number(0.5, 1), draw.Number(0.5, 1)]),
        new("Spring", "Energy", [1], (draw, n) => [draw.Number(-1, 1)]) { Receiver = draw => [draw.Number(0.5, 2), draw.Number(-1, 1)] },
        new("Values", "Energies", [0, 1, 3, 20], (draw, n) => [draw.Numbers(n, 0.5, 1)]),
        new("Values", "Means", [0, 1, 2, 9], (draw, n) => [draw.Numbers(n, -1, 1)]),
        new("Values", "Tuples", [0, 1, 2, 9], (draw, n) => [draw.Numbers(n, -0.9, 0.9)]),
        new("Values", "References", [0, 2, 3, 9], (draw, n) => [draw.Numbers(n, 0.2, 1)]),
        new("Values", "Functions", [0, 1, 4], (draw, n) => [draw.Number(0.2, 0.8), draw.Number(0.9, 1.5), n]),
        new("MovedReferences", "Largest", [1, 2, 5, 20], (draw, n) => [draw.Numbers(n, 0.2, 1)]),
        new("MovedReferences", "EitherPlace", [2, 3], (draw, n) => [draw.Numbers(n, 0.2, 1), draw.Number(0.5, 1), true]),
        new("MovedReferences", "EitherPlace", [2, 3], (draw, n) => [draw.Numbers(n, 0.2, 1), draw.Number(0.5, 1), false]) { Variant = "otherwise" },
        new("MovedReferences", "InTurn", [1, 2, 5, 9], (draw, n) => [draw.Numbers(n, 0.2, 1)]),
        new("MovedReferences", "Returned", [2, 5, 9], (draw, n) => [draw.Numbers(n, 0.2, 1), 0.4]) { Throwing = draw => [draw.Numbers(0, 0, 1), 0.1] },
        new("MovedReferences", "Returned", [2, 5], (draw, n) => [draw.Numbers(n, 0.2, 1), 0.6]) { Variant = "other" },
        new("MovedReferences", "InGrid", [1, 3], (draw, n) => [draw.Grid(n, n + 1, 0.2, 1)]),
        new("MovedReferences", "InRecursion", [1, 3, 5], (draw, n) => [draw.Numbers(n, 0.2, 1), n + 1]),
        new("Objects", "LookedUp", [0, 1, 4], (draw, n) => [draw.Numbers(n, 0.2, 1), new Dictionary<int, double> { [-1] = 0.3, [1] = 1.5 }]),
        new("Objects", "Queued", [1], (draw, n) => [draw.Number(0.2, 1)]) { Allocates = true },
    ];
}
