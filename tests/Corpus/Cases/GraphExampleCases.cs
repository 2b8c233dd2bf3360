using System.Collections.Generic;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of the worked computation graphs.</summary>
internal static class GraphExampleCases
{
    private static readonly int[] Once = [0];

    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        new("GraphExamples", "Difference", Once, (draw, _) => [draw.Number(-2, 2), draw.Number(-2, 2)]),
        new("GraphExamples", "Chain", Once, (draw, _) => [draw.Number(-2, 2), draw.Number(-2, 2), draw.Number(-2, 2)]),
        new("GraphExamples", "Weighted", Once, (draw, _) => Five(draw)),
        new("GraphExamples", "Neuron", Once, (draw, _) => Five(draw)),
        new("GraphExamples", "FanOut", Once, (draw, _) => Five(draw)),
    ];

    private static object[] Five(Draw draw) => [draw.Number(-2, 2), draw.Number(-2, 2), draw.Number(-2, 2), draw.Number(-2, 2), draw.Number(-2, 2)];
}
