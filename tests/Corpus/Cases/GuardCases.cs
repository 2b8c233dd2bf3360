using System.Collections.Generic;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of the losses that check what they are given.</summary>
internal static class GuardCases
{
    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        new("Guards", "Unused", [1], (draw, n) => [draw.Number(0.2, 0.8), 0.1, 0.9, 2, n]) { Throwing = draw => [0.5, 0.9, 0.1, 2, 3] },
        new("Guards", "Unused", [2], (draw, n) => [draw.Number(0.2, 0.8), 0.1, 0.9, 2, n]) { Variant = "round", Throwing = draw => [0.5, 0.1, 0.9, 20, 3] },
        new("Guards", "Unused", [3], (draw, n) => [draw.Number(0.2, 0.8), 0.1, 0.9, 2, n]) { Variant = "absolute", Throwing = draw => [0.5, 0.1, 0.9, 2, int.MinValue] },
        new("Guards", "Unused", [4], (draw, n) => [draw.Number(0.2, 0.8), 0.1, 0.9, 2, n]) { Variant = "sign", Throwing = draw => [0.5, double.NaN, 0.9, 2, 1] },
        new("Guards", "CheckedSum", [0, 1, 17], (draw, n) => [draw.Numbers(n, -1, 1), draw.Numbers(n, -1, 1)])
        {
            Throwing = draw => [draw.Numbers(3, -1, 1), draw.Numbers(2, -1, 1)],
        },
        new("Guards", "LogLikelihood", [0, 1, 40], (draw, n) => [draw.Numbers(n, 0.1, 0.9)])
        {
            Throwing = draw => [(double[])[.. draw.Numbers(70, 0.1, 0.9), -0.5, 0.5]],
        },
        new("Guards", "Recurrence", [0, 1, 12], (draw, n) => [draw.Number(0.2, 0.6), draw.Number(0.2, 0.4), n, 100.0])
        {
            Throwing = draw => [1.0, 2.0, 90, 2.5],
        },
        new("Guards", "Expressions", [1, 2], (draw, n) => [draw.Number(0.5, 2), draw.Number(2, 3)])
        {
            Throwing = draw => [-1.0, 1.0],
        },
        new("Guards", "Expressions", [3], (draw, n) => [draw.Number(0.5, 2), draw.Number(2, 3)])
        {
            Variant = "Second",
            Throwing = draw => [1.0, 0.0],
        },
        new("Guards", "BothSides", [0, 1, 9], (draw, n) => [draw.Numbers(n, -1, 1), n % 3])
        {
            Throwing = draw => [draw.Numbers(3, -1, 1), 3],
        },
        new("Guards", "BothSides", [2], (draw, n) => [draw.Numbers(n, -1, 1), 0])
        {
            Variant = "Inner",
            Throwing = draw => [draw.Numbers(3, -1, 1), 4],
        },
        new("Guards", "Exits", [0, 1, 7], (draw, n) => [draw.Numbers(n, -1, 3.9)])
        {
            Throwing = draw => [(double[])[.. draw.Numbers(80, 0.5, 0.9), -7, 1]],
        },
        new("Guards", "Exits", [1, 2, 3], (draw, n) => [(double[])[.. draw.Numbers(4, 0.2, 3.9), n == 1 ? 4.5 : n == 2 ? 5.5 : 1, 0.7]])
        {
            Variant = "Early",
            Throwing = draw => [(double[])[.. draw.Numbers(3, 0.5, 0.9), 6.5, 1]],
        },
        new("Guards", "LibraryChecks", [0, 1, 8], (draw, n) => [draw.Number(0.3, 0.9), n])
        {
            Throwing = draw => [0.5, 21],
        },
        new("Guards", "LibraryChecks", [2], (draw, n) => [draw.Number(0.3, 0.9), n])
        {
            Variant = "Active",
            Throwing = draw => [3.5, 2],
        },
        new("Guards", "Newton", [2, 7], (draw, n) => [n + draw.Number(0.1, 0.4)])
        {
            Throwing = draw => [-3.0],
        },
        new("Guards", "Loops", [0, 1, 9], (draw, n) => [draw.Numbers(n, -1, 1), -n])
        {
            Throwing = draw => [draw.Numbers(4, -1, 1), 2],
        },
        new("Guards", "Written", [0, 1, 9], (draw, n) => [draw.Numbers(n, -2, 2), draw.Numbers(n, -2, 2)])
        {
            Throwing = draw => [(double[])[.. draw.Numbers(4, -2, 2), 11, 1], new double[6]],
        },
        new("Stopped", "Interpolation", [0, 3], (draw, n) => [n + draw.Number(0.2, 0.8), draw.Numbers(n + 2, -1, 1)]),
        new("Stopped", "Reweighted", [0, 1, 5], (draw, n) => [draw.Numbers(2, 0.2, 1), draw.Numbers(n, -1, 1)]) { Stops = true },
        new("Stopped", "Histogram", [0, 1, 12], (draw, n) => [draw.Numbers(n, 0.21, 0.24), draw.Numbers(n, 0, 4), new double[4]]),
    ];
}
