using System;
using System.Collections.Generic;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of the losses that work with objects.</summary>
internal static class ObjectCases
{
    private static readonly Func<Draw, object[]> Numbers = draw => [draw.Numbers(5, 0.1, 0.8)];

    private static readonly Func<double, double> Bell = v => Math.Exp(-v * v);

    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        new("Objects", "Observed", [1, 2, 9], (draw, n) => [draw.Numbers(2, 0.2, 0.8), Samples(draw, n)]) { Throwing = draw => [draw.Numbers(2, 0.2, 0.8), new Made[] { null! }] },
        new("Objects", "Tables", [1, 3], (draw, n) => [draw.Number(0.2, 0.8), (Made[][])[Samples(draw, n), Samples(draw, 2)], Grid(draw, n), (Func<double, double>[])[Bell, Math.Sin], (string[])["double", "plain", "other"], (List<double>[])[[1, 2], [], [0.5]]])
        {
            Throwing = draw => [draw.Number(0.2, 0.8), Array.Empty<Made[]>(), Grid(draw, 1), Array.Empty<Func<double, double>>(), Array.Empty<string>(), Array.Empty<List<double>>()],
        },
        new("Objects", "Optional", [1], (draw, n) => [draw.Number(0.2, 0.8), new Made(null!, null!, null!), (Made[])[new(null!, null!, null!), new(0.4, null!, null!)]]),
        new("Objects", "Optional", [1, 2], (draw, n) => [draw.Number(0.2, 0.8), new Made(0.3, draw.Numbers(n, 0.2, 0.8), null!), (Made[])[new(0.5, null!, null!)]]) { Variant = "there" },
        new("Objects", "Mixed", [1, 3], (draw, n) =>
        [
            draw.Number(0.2, 0.8), ((string, double, double?)[])[("double", draw.Number(0.2, 0.8), null), ("plain", 0.5, n)], ((double[], bool)[])[(draw.Numbers(n, 0.2, 0.8), true), ([], false)],
            (double?[])[0.5, null, 0.25], (DateTime[])[new DateTime(2020, 1, n)],
        ])
        {
            Throwing = draw => [draw.Number(0.2, 0.8), Array.Empty<(string, double, double?)>(), Array.Empty<(double[], bool)>(), Array.Empty<double?>(), Array.Empty<DateTime>()],
        },
        new("Objects", "Pairs", [1, 3], (draw, n) => [draw.Numbers(n, 0.2, 0.8), new List<(double, double)> { (0.5, 1), (draw.Number(0.2, 0.8), 0.3) }, (IReadOnlyList<(int, int)>)[(0, n - 1), (n / 2, 0)], n % 2])
        {
            Receiver = Numbers,
            Throwing = draw => [draw.Numbers(2, 0.2, 0.8), new List<(double, double)>(), Array.Empty<(int, int)>(), 2],
        },
        new("Objects", "Biased", [1, 3], (draw, n) => [draw.Numbers(n, 0.2, 0.8), draw.Numbers(n, 0.2, 0.8)]) { Throwing = draw => [draw.Numbers(2, 0.2, 0.8), draw.Numbers(1, 0.2, 0.8)] },
        new("Objects", "Tagged", [1, 4], (draw, n) => [draw.Number(0.2, 0.8), draw.Numbers(n, 0.2, 0.8)]) { Throwing = draw => [draw.Number(0.2, 0.8), Array.Empty<double>()] },
        new("Objects", "Missing", [1, 3], (draw, n) => [draw.Numbers(n, 0.2, 0.8), null!, null!, null!, n > 1, null!, null!]) { Allocates = true },
        new("Objects", "Missing", [2, 4], (draw, n) => [draw.Numbers(n, 0.2, 0.8), draw.Numbers(n, 0.2, 0.8), Samples(draw, 1)[0], true, n > 2, (Action)(() => { }), draw.Numbers(2, 0.2, 0.8)])
        {
            Variant = "there",
            Throwing = draw => [draw.Numbers(3, 0.2, 0.8), draw.Numbers(2, 0.2, 0.8), null!, null!, null!, null!, null!],
        },
        new("Objects", "Weighted", [0, 1, 9], (draw, n) => [draw.Numbers(n, -1, 1), draw.Numbers(n, -1, 1)])
        {
            Receiver = Numbers,
            Throwing = draw => [draw.Numbers(90, -1, 1), draw.Numbers(80, -1, 1)],
        },
        new("Objects", "Counted", [0, 1, 5], (draw, n) => [draw.Numbers(n, -1, 1)]) { Receiver = Numbers, ChangesObjects = true },
        new("Objects", "Recurrence", [0, 1, 7], (draw, n) => [draw.Number(0.2, 0.5), n]) { Receiver = Numbers, ChangesObjects = true },
        new("Objects", "ChangedBehind", [1], (draw, n) => [draw.Number(0.2, 0.5)]) { Receiver = Numbers, ChangesObjects = true },
        new("Objects", "Lists", [1], (draw, n) => [draw.Number(0.2, 0.5), draw.Number(0.2, 0.5)]) { Receiver = Numbers },
        new("Objects", "Models", [1, 5], (draw, n) => [draw.Numbers(n, -1, 1)])
        {
            Receiver = Numbers,
            Throwing = draw => [draw.Numbers(70, -1, 1)],
            IsSmall = true,
        },
        new("Objects", "Choices", [1, 3], (draw, n) => [draw.Number(0.3, 2), n]) { Receiver = Numbers, Allocates = true },
        new("Objects", "HandedIn", [1, 4], (draw, n) => [draw.Numbers(n, -1, 1), Bell, draw.Numbers(3, -1, 1), Order(n), n == 1 ? "" + 'a' : "square", 1.5m])
        {
            Throwing = draw => [draw.Numbers(4, -1, 1), Bell, draw.Numbers(100, -1, 1), new List<int> { 1, 7 }, "square", 0.5m],
        },
        new("Objects", "HandedIn", [2], (draw, n) => [draw.Numbers(n, -1, 1), Bell, draw.Numbers(3, -1, 1), Order(n), "square", 1.5m])
        {
            Variant = "Null",
            Throwing = draw => [draw.Numbers(4, -1, 1), Bell, draw.Numbers(3, -1, 1), null!, "square", 0.5m],
        },
        new("Objects", "Made", [0, 1, 9], (draw, n) => [draw.Number(0.2, 0.5), n])
        {
            Throwing = draw => [0.5, 90],
            Allocates = true,
        },
    ];

    private static List<int> Order(int count)
    {
        List<int> order = [];
        for (int i = count; i-- > 0;) order.Add(i);
        return order;
    }

    private static Made[] Samples(Draw draw, int count)
    {
        Made[] samples = new Made[count];
        for (int i = 0; i < count; i++) samples[i] = new Made(draw.Number(0.2, 0.8), draw.Number(0.2, 0.8));
        return samples;
    }

    private static Made[,] Grid(Draw draw, int count)
    {
        Made[,] grid = new Made[count, 2];
        for (int i = 0; i < count; i++) (grid[i, 0], grid[i, 1]) = (new Made(draw.Number(0.2, 0.8), draw.Number(0.2, 0.8)), new Made(0.5, draw.Number(0.2, 0.8)));
        return grid;
    }
}
