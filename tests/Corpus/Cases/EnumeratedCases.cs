using System.Collections.Generic;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of the losses that run over collections.</summary>
internal static class EnumeratedCases
{
    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        new("Enumerated", "Sparse", [1, 4], (draw, n) =>
            [draw.Numbers(n, 0.2, 0.8), new Dictionary<int, double> { [n - 1] = 1.5, [0] = 0.5 }, new SortedDictionary<int, double> { [0] = 0.7 }, new HashSet<int> { n / 2 }])
        {
            Allocates = true,
            Throwing = draw => [draw.Numbers(2, 0.2, 0.8), new Dictionary<int, double> { [0] = 0.5, [3] = 1.5 }, new SortedDictionary<int, double>(), new HashSet<int>()],
        },
        new("Enumerated", "Nested", [0, 1, 3], (draw, n) =>
            [draw.Number(0.2, 0.8), new Queue<double>(draw.Numbers(n, 0.2, 0.8)), new Stack<float>([0.5f, 0.75f, 0.25f]), new LinkedList<int>([1, 2, 3, 1])])
        { Throwing = draw => [draw.Number(0.2, 0.8), new Queue<double>([1]), null!, null!] },
        new("Enumerated", "Endless", [1, 3, 8], (draw, n) => [draw.Numbers(n, 0.2, 0.8), draw.Numbers(3, 0.2, 0.8), n + 1]) { Allocates = true, Throwing = draw => [draw.Numbers(2, 0.2, 0.8), null!, 3] },
        new("Enumerated", "Endless", [2], (draw, n) => [draw.Numbers(n, 0.2, 0.8), new List<double> { 0.5, 0.3, 0.2 }, 9]) { Allocates = true, Variant = "all" },
        new("Enumerated", "Parts", [1, 3], (draw, n) =>
            [
                draw.Numbers(n, 0.2, 0.8), new List<(double, (int, double))> { (0.5, (0, 1)), (0.25, (n - 1, 0.3)) }, Readings(draw, n), Readings(draw, 2),
                new Dictionary<string, (double, double)> { ["a"] = (0.5, 1), ["abc"] = (0.3, 2) },
            ])
        { Allocates = true },
        new("Enumerated", "Replaced", [0, 1, 3], (draw, n) => [draw.Number(0.2, 0.8), null!, null!, n]) { Allocates = true, Throwing = draw => [0.5, null!, null!, -1] },
        new("Enumerated", "Replaced", [2], (draw, n) => [draw.Number(0.2, 0.8), new Made(0.5, 0.75), null!, n]) { Allocates = true, Variant = "there" },
        new("Enumerated", "Copied", [0, 1, 5], (draw, n) => [draw.Numbers(2 * n, 0.2, 0.8), draw.Number(0.1, 0.2)]),
    ];

    private static Made[] Readings(Draw draw, int count)
    {
        Made[] readings = new Made[count];
        for (int i = 0; i < count; i++) readings[i] = new Made(draw.Number(0.2, 0.8), draw.Number(0.2, 0.8));
        return readings;
    }
}
