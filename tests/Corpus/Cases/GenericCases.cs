using System;
using System.Collections.Generic;
using System.Linq;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of generic losses: in double, and of some in float and Half too.</summary>
internal static class GenericCases
{
    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        .. All("Gabor", [0, 1, 20], (draw, n) => [draw.Numbers(2, 1, 2), draw.Numbers(n, -2, 2), draw.Numbers(n, -1, 1)]),
        .. All("LogSumExp", [0, 1, 9], (draw, n) => [draw.Numbers(n, -1, 1)]),
        .. All("Recurrence", [0, 1, 6], (draw, n) => [draw.Number(0, 1), draw.Number(-0.2, 0.2), n]),
        .. All("SquareRoot", [1], (draw, _) => [draw.Number(1.5, 3)]),
        .. All("InPlace", [0, 1, 4], (draw, n) => [draw.Numbers(n, 0.2, 1), 0.3, n]),
        .. All("Buffers", [0, 1, 7], (draw, n) => [draw.Numbers(n, 0.8, 1.2), n]),
        .. All("Trigonometry", [1], (draw, _) => [draw.Number(0.3, 0.7), draw.Number(0.3, 0.7)]),
        .. All("Exponentials", [1], (draw, _) => [draw.Number(0.5, 0.9), draw.Number(0.5, 0.9)]),
        .. All("Selections", [1], (draw, _) => [draw.Number(0.4, 0.5), draw.Number(0.5, 0.9)]),
        .. Two("Constants", [3], (draw, n) => [draw.Number(0.4, 0.9), n]),
        .. All("ByWayOfDouble", [1], (draw, _) => [draw.Number(0.55, 0.7), 1.75]),
        .. All("TwoTypes", [0, 1, 8], (draw, n) => [draw.Number(0.4, 0.9), draw.Numbers(n, -1, 1)]),
        .. All("Logistic", [0, 1, 8], (draw, n) => [draw.Numbers(n, -1, 1), draw.Numbers(n, -1, 1)]),
        .. All("Roots", [1], (draw, _) => [draw.Number(0.4, 0.9), draw.Number(1, 2)]),
        .. One("Grid", [1, 4], (draw, n) => [draw.Grid(n, n, -1, 1), draw.Number(0.5, 1)]),
        .. One("Rows", [0, 1, 4], (draw, n) => [Enumerable.Range(0, n).Select(i => draw.Numbers(i, -1, 1)).ToArray()]),
        .. All("Path", [0, 1, 2, 9], (draw, n) => [draw.Numbers(2 * n, -1, 1), draw.Numbers(2, -1, 1)]),
        .. All("Pairs", [1], (draw, _) => [draw.Numbers(2, 0.5, 1), 1.5]),
        .. One("References", [0, 1, 5], (draw, n) => [draw.Number(0.5, 1), new[] { draw.Number(0.5, 1) }, draw.Numbers(n, -1, 1)]),
        .. All("Library", [0, 1, 8], (draw, n) => [draw.Numbers(n, -1, 1), draw.Numbers(n, -1, 1)]).Select(c => c with { IsVectorized = true }),
        .. All("Norm", [0, 1, 8], (draw, n) => [draw.Numbers(n, 0.5, 1), 2.5], "Power"),
        .. All("Norm", [0, 1, 8], (draw, n) => [draw.Numbers(n, 0.5, 1)], "Square"),
        new("Generics", "Norm", [0, 1, 8], (draw, n) => [draw.Numbers(n, 0.5, 1), 2.5]) { Variant = "OfDoublesPower" },
        new("Generics", "Norm", [0, 1, 8], (draw, n) => [draw.Numbers(n, 0.5, 1)]) { Variant = "OfDoublesSquare" },
        new("GenericLayer`1", "Loss", [0, 1, 6], (draw, n) => [draw.Numbers(n, -1, 1)]) { Number = typeof(double), Receiver = _ => [] },
        new("GenericLayer`1", "Loss", [6], (draw, n) => [draw.Numbers(n, -1, 1)]) { Number = typeof(float), Receiver = _ => [], Variant = "Single" },
        new("GenericLayer`1", "Between", [1], (draw, _) => [draw.Number(0.5, 1), draw.Number(0.5, 1)]) { Number = typeof(double) },
        new("GenericLayer`1+Inner`1", "Product", [1], (draw, _) => [draw.Number(0.5, 1), draw.Number(0.5, 1)]) { Number = typeof(Half) },
        new("GenericPoint`1", "Distance", [1], (draw, _) => [draw.Numbers(2, 0.5, 1), draw.Numbers(2, -1, -0.5)]) { Number = typeof(double) },
        new("GenericPoint`1", "Distance", [1], (draw, _) => [draw.Numbers(2, 0.5, 1), draw.Numbers(2, -1, -0.5)]) { Number = typeof(float), Variant = "Single" },
        new("IGenericShape`1", "Both", [1], (draw, _) => [draw.Number(0.5, 1)]) { Number = typeof(double) },
        new("GenericCallees", "Numbers", [3], (draw, n) => [draw.Number(0.5, 1), draw.Number(0.5, 1), n]),
        new("GenericCallees", "Operations", [0, 1, 6], (draw, n) => [draw.Numbers(n, -1, 1)]),
        new("GenericCallees", "Instances", [0, 1, 3, 8], (draw, n) => [draw.Numbers(n, -1, 1), draw.Number(0.5, 1)]),
        new("GenericCallees", "Defaults", [1], (draw, _) => [draw.Number(0.5, 1), draw.Number(0.5, 1)]),
        new("GenericCallees", "Duals", [1], (draw, _) => [draw.Number(0.5, 1), draw.Number(0.5, 1)]),
        new("GenericCallees", "NestedDuals", [1], (draw, _) => [draw.Number(0.5, 1)]),
        new("GenericCallees", "Extensions", [0, 1, 5], (draw, n) => [draw.Numbers(n, 0.5, 1), draw.Number(0.5, 1)]),
        new("GenericCallees", "LocalFunctions", [3], (draw, n) => [draw.Number(0.5, 1), n]),
        new("GenericCallees", "Choices", [1], (draw, _) => [draw.Number(0.5, 0.7), draw.Number(0.8, 0.9)]),
        .. Two("Named", [0, 1, 6], (draw, n) => [draw.Number(0.5, 1), draw.Number(0.5, 1), draw.Numbers(n, -1, 1), n]),
    ];

    private static IEnumerable<CorpusCase> All(string method, int[] sizes, Func<Draw, int, object[]> inputs, string variant = "") =>
        Each(method, sizes, inputs, variant, typeof(double), typeof(float), typeof(Half));

    private static IEnumerable<CorpusCase> Two(string method, int[] sizes, Func<Draw, int, object[]> inputs) =>
        Each(method, sizes, inputs, "", typeof(double), typeof(float));

    private static IEnumerable<CorpusCase> One(string method, int[] sizes, Func<Draw, int, object[]> inputs) =>
        Each(method, sizes, inputs, "", typeof(double));

    private static IEnumerable<CorpusCase> Each(string method, int[] sizes, Func<Draw, int, object[]> inputs, string variant, params Type[] numbers) =>
        numbers.Select(number => new CorpusCase("Generics", method, sizes, inputs) { Number = number, Variant = variant + number.Name });
}
