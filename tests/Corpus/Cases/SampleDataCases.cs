using System.Collections.Generic;
using System.Linq;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of the sums over samples in fields, tables and grids.</summary>
internal static class SampleDataCases
{
    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        new("SampleData", "Integers", [0, 1, 5, 40], (draw, n) => [draw.Numbers(2, -1, 1), draw.Numbers(n, -1, 1), Kinds(n)]) { Throwing = draw => [draw.Numbers(2, -1, 1), draw.Numbers(90, -1, 1), Kinds(70)], Receiver = Data(3) },
        new("SampleData", "Largest", [0, 1, 5, 40], (draw, n) => [draw.Numbers(4, -1, 1), draw.Numbers(n, -1, 1)]) { Receiver = Data(3) },
        new("SampleData", "Fields", [2], (draw, _) => [draw.Numbers(2, -1, 1)]) { Receiver = Data(0), Variant = "none" },
        new("SampleData", "Fields", [2], (draw, _) => [draw.Numbers(2, -1, 1)]) { Receiver = Data(200) },
        new("SampleData", "Tables", [0, 1, 5, 40], (draw, n) => [draw.Numbers(2, -1, 1), draw.Numbers(n, -1, 1), Kinds(n)]) { Throwing = draw => [draw.Numbers(2, -1, 1), draw.Numbers(90, -1, 1), Enumerable.Repeat(3, 90).ToArray()], Receiver = Data(3) },
        new("SampleData", "Missing", [0, 1, 5, 40], (draw, n) => [draw.Numbers(2, -1, 1), draw.Numbers(n, -1, 1), n == 0 ? null! : new Made(draw.Numbers(2, -1, 1), Kinds(2))]) { Throwing = draw => [draw.Numbers(2, -1, 1), draw.Numbers(90, -1, 1), null!], Receiver = Data(3) },
        new("SampleData", "Powers", [0, 1, 5, 40], (draw, n) => [draw.Numbers(5, -1, 1), draw.Numbers(n, -1, 1)]) { Throwing = draw => [draw.Numbers(1, -1, 1), draw.Numbers(90, -1, 1)], Receiver = Data(3) },
        new("SampleData", "Remembered", [0, 1, 5, 40], (draw, n) => [draw.Numbers(2, -0.4, 0.4), draw.Numbers(n, -1, 1)]) { Receiver = Data(3) },
        new("SampleData", "Grids", [0, 1, 5, 40], (draw, n) => [draw.Grid(3, 2, -1, 1), draw.Grid(n, 3, -1, 1)]) { Throwing = draw => [draw.Grid(4, 2, -1, 1), draw.Grid(90, 3, -1, 1)], Receiver = Data(3) },
        new("SampleData", "Columns", [0, 1, 5, 40], (draw, n) => [draw.Numbers(2, -1, 1), draw.Grid(2, n, -1, 1)]) { Throwing = draw => [draw.Numbers(2, -1, 1), draw.Grid(1, 90, -1, 1)], Receiver = Data(3) },
        new("SampleData", "Planars", [0, 1, 5, 40], (draw, n) => [draw.Numbers(6, -1, 1), draw.Numbers(n, -1, 1)]) { Receiver = Data(3) },
    ];

    private static int[] Kinds(int n) => [.. Enumerable.Range(0, n).Select(i => (i * i + i / 3) % 3)];

    private static System.Func<Draw, object[]> Data(int n) => draw => [draw.Numbers(n, -1, 1), Kinds(n)];
}
