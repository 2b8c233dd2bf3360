using System.Collections.Generic;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of the loops in all forms.</summary>
internal static class LoopFormCases
{
    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        Of("UpToTheLast"), Of("Downwards"), Of("UntilEqual"), Of("Whiles"), Of("CountingConditions"), Of("Uncounted"), Of("WritesDownwards"), Of("TwoCounters"), Of("LookedUp"),
        new("LoopForms", "Strides", [0, 1, 2, 3, 7, 50], Inputs) { Throwing = draw => [draw.Numbers(2, -1, 1), draw.Numbers(99, -1, 1), 100] },
        new("LoopForms", "MovingIndex", [0, 1, 2, 3, 50], (draw, n) => [draw.Numbers(2, -1, 1), draw.Numbers(2 * n, -1, 1), n]) { Throwing = draw => [draw.Numbers(2, -1, 1), draw.Numbers(99, -1, 1), 50] },
    ];

    private static CorpusCase Of(string method) => new("LoopForms", method, [0, 1, 2, 3, 50], Inputs) { Throwing = draw => [draw.Numbers(2, -1, 1), draw.Numbers(99, -1, 1), 100] };

    private static object[] Inputs(Draw draw, int n) => [draw.Numbers(2, -1, 1), draw.Numbers(n, -1, 1), n];
}
