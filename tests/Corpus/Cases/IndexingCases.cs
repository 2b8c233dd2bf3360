using System;
using System.Collections.Generic;
using System.Linq;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of the losses whose indices are data.</summary>
internal static class IndexingCases
{
    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        new("Indexing", "Gather", [0, 1, 40], (draw, n) => [draw.Numbers(7, -1, 1), draw.Indices(n, 7), draw.Numbers(n, -1, 1)])
        {
            Throwing = draw => [draw.Numbers(7, -1, 1), new[] { 0, 6, 3, 7 }, draw.Numbers(4, -1, 1)],
        },
        new("Indexing", "Scatter", [0, 1, 40], (draw, n) => [draw.Numbers(n, -1, 1), draw.Indices(n, 5), 5])
        {
            Throwing = draw => [draw.Numbers(3, -1, 1), new[] { 0, 90, 3 }, 80],
        },
        new("Indexing", "Permuted", [0, 1, 2, 30], (draw, n) => [draw.Numbers(n, -1, 1), draw.Permutation(n)])
        {
            Throwing = draw => [draw.Numbers(90, -1, 1), draw.Permutation(60)],
        },
        new("Indexing", "Factorisation", [0, 1, 30], (draw, n) => [draw.Numbers(12, -1, 1), draw.Numbers(15, -1, 1), draw.Indices(n, 4), draw.Indices(n, 5), draw.Numbers(n, 0, 5), 3])
        {
            Throwing = draw => [draw.Numbers(12, -1, 1), draw.Numbers(15, -1, 1), new[] { 0, 4 }, new[] { 1, 2 }, draw.Numbers(2, 0, 5), 3],
        },
        new("Indexing", "Interpolate", [2, 8], (draw, n) => [draw.Number(0.1, n - 1.1), draw.Numbers(n, -1, 1)]),
        new("Indexing", "PolygonArea", [0, 1, 3, 8], (draw, n) => [Polygon(draw, n)]),
    ];

    private static double[] Polygon(Draw draw, int corners) =>
        [.. Enumerable.Range(0, corners).SelectMany(i => Corner(2 * Math.PI * i / corners, draw.Number(1, 2)))];

    private static double[] Corner(double angle, double radius) => [radius * Math.Cos(angle), radius * Math.Sin(angle)];
}
