using System;
using System.Collections.Generic;
using System.Linq;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of what the hunter found.</summary>
internal static class HuntedCases
{
    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        new("Hunted", "NeverReturns", [], (draw, n) => []) { Throwing = draw => [draw.Number(-1, 1)] },
        new("Hunted", "Endless", [], (draw, n) => []) { Throwing = draw => [draw.Numbers(9, -1, 1)] },
        new("Hunted", "AtOnce", [], (draw, n) => []) { Throwing = draw => [draw.Number(-1, 1), 3] },
        new("Hunted", "DeclaredBeforeLabel", [1, 2, 3, 4, 9], (draw, n) => [draw.Numbers(n, 0.3, 0.9), n / 2]),
        new("Hunted", "TurnedByReference", [0, 1, 3], (draw, n) => [draw.Numbers(2 * n, -1, 1), draw.Number(0.2, 0.5)]),
        new("Hunted", "Underscore", [2, 3], (draw, n) => [draw.Number(0.5, 1), draw.Numbers(n, 0.5, 1), (int[])[0, 1, 1]]),
        new("Hunted", "HelpersNames", [1, 3, 80], (draw, n) => [draw.Numbers(n, -1, 1), draw.Numbers(2, 0.6, 0.9), 0.3, n, n == 3, 0.4]),
        new("Hunted", "OnlyLengths", [0, 1, 5, 80], (draw, n) => [draw.Numbers(n, 0.1, 0.4), n + 2]) { Throwing = draw => [draw.Numbers(2, 0.1, 0.4), -1] },
        new("Hunted", "MaskedNaN", [0, 1, 4], (draw, n) => [draw.Numbers(n, -1, 1), (double[])[.. draw.Numbers(n, -1, 1).Select((v, i) => i % 2 == 0 ? v : double.NaN)]]),
        new("Hunted", "UnreadElements", [1, 2, 9], (draw, n) => [(double[])[.. draw.Numbers(n, -1, 1).Select((v, i) => i == n / 2 ? 1.5 : v)], n / 2]),
        new("Hunted", "Globally", [0, 1, 2, 3], (draw, n) => [draw.Numbers(n, -1, 1), n > 2]) { Throwing = draw => [draw.Numbers(5, -1, 1), true] },
        new("Hunted", "DiscardedDeep", [0, 1, 4], (draw, n) => [draw.Number(-1, 1), n]),
        new("Hunted", "Saturated", [1, 4, 80], (draw, n) => [draw.Numbers(n, 0.2, 1), (double[])[.. draw.Numbers(n, -1, 1).Select((v, i) => i % 2 == 0 ? v : v * double.PositiveInfinity)]]),
        new("Hunted", "WindowsHanded", [1, 2, 3, 7], (draw, n) => [(double[][])[draw.Numbers(2, 0.2, 1), draw.Numbers(n, 0.2, 1)], draw.Numbers(n, 0.2, 1)]),
        new("Hunted", "NamesOfNames", [2, 3], (draw, n) => [draw.Numbers(n, 0.2, 1)]),
        new("Hunted", "ThrowsEitherWay", [], (draw, n) => []) { Throwing = draw => [draw.Numbers(3, 0.2, 1)] },
        new("Hunted", "UnneededReads", [0, 1, 4], (draw, n) => [draw.Numbers(n, 0.2, 1), 0, n]) { Throwing = draw => [draw.Numbers(3, 0.2, 1), 3, 1] },
        new("Hunted", "UnneededReads", [5], (draw, n) => [draw.Numbers(n, 0.2, 1), 1, 2]) { Variant = "inner", Throwing = draw => [draw.Numbers(3, 0.2, 1), 2, 0] },
        new("Hunted", "InOrder", [1, 3], (draw, n) => [draw.Numbers(n, 0.2, 1), 0, (Func<int, double>)(i => i + 0.5)]) { Throwing = draw => [draw.Numbers(1, 0.2, 1), 1, (Func<int, double>)(i => i + 0.5)] },
        new("Hunted", "ReferenceTooFar", [3, 5], (draw, n) => [draw.Numbers(n, 0.2, 1), n]) { Throwing = draw => [draw.Numbers(2, 0.2, 1), 3] },
        new("Hunted", "WideParts", [1], (draw, n) => [draw.Number(0.2, 1), draw.Numbers(1, 0.2, 1), (-0.5, 0.3)]),
        new("Hunted", "UnreadWindows", [0, 1, 4], (draw, n) => [draw.Number(0.2, 1), n]) { Throwing = draw => [draw.Number(0.2, 1), 5] },
        new("Hunted", "StateByReference", [1, 3], (draw, n) => [(double[][])[draw.Numbers(n, 0.2, 1)]]),
        new("Hunted", "ThrowsBehindCalls", [1, 3], (draw, n) => [draw.Numbers(n, 0.2, 1)]) { Throwing = draw => [draw.Numbers(5, 0.2, 1)] },
        new("Hunted", "FieldFirst", [1, 3], (draw, n) => [draw.Numbers(n, 0.2, 1), 2, 1]) { Throwing = draw => [draw.Numbers(2, 0.2, 1), 1, 1] },
        new("Hunted", "CalledFirst", [1, 3], (draw, n) => [draw.Numbers(n, 0.2, 1), 3, 1]) { Throwing = draw => [draw.Numbers(2, 0.2, 1), 1, 1] },
        new("Hunted", "CalledFirst", [2], (draw, n) => [draw.Numbers(n, 0.2, 1), 2, 0]) { Variant = "set", Throwing = draw => [draw.Numbers(2, 0.2, 1), 2, 1] },
        new("Hunted", "CalledFirst", [4], (draw, n) => [draw.Numbers(n, 0.2, 1), 4, 2]) { Variant = "called", Throwing = draw => [draw.Numbers(2, 0.2, 1), 2, 7] },
        new("Hunted", "RowPatterns", [1, 2], (draw, n) => [draw.Numbers(n, 0.2, 1)]) { Throwing = draw => [Array.Empty<double>()] },
        new("Hunted", "RowsBesideMemory", [0, 1, 3], (draw, n) => [draw.Numbers(2, 0.2, 1), (double[][])[draw.Numbers(2, 0.2, 1), draw.Numbers(3, 0.2, 1)], n]) { Throwing = draw => [draw.Numbers(2, 0.2, 1), (double[][])[draw.Numbers(2, 0.2, 1)], 1] },
        new("Hunted", "ThrowsAtHead", [0], (draw, n) => [draw.Numbers(n, 0.2, 1), draw.Number(0.2, 1)]) { Throwing = draw => [draw.Numbers(3, 0.2, 1), 0.5], IsSmall = true },
        new("Hunted", "NeverBack", [1, 2], (draw, n) => [draw.Numbers(n, 0.2, 1)]) { Throwing = draw => [draw.Numbers(3, 0.2, 1)], IsSmall = true },
        new("Hunted", "PerfectFit", [0, 1, 3], (draw, n) => [new double[n], 0.0]),
        new("Hunted", "ReadLast", [1, 2], (draw, n) => [draw.Number(0.2, 1), draw.Numbers(n, 0.2, 1)]) { Throwing = draw => [0.5, Array.Empty<double>()] },
        new("Hunted", "SwappedInGrid", [1, 2, 3], (draw, n) => [draw.Grid(n, 2, 0.2, 1)]) { Throwing = draw => [new double[0, 2]] },
    ];
}
