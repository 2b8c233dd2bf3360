using System;
using System.Collections.Generic;
using System.Linq;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of the losses whose branches and loops assign objects.</summary>
internal static class ReassignedCases
{
    private static readonly DateTime Monday = new(2024, 1, 15);

    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        new("Reassigned", "Since", [1, 2, 5], (draw, n) =>
            [draw.Number(0.2, 0.8), Enumerable.Range(0, n).Select(i => Monday.AddHours(7 * i * i)).ToArray(), new[] { 1.25m, 0.9m }])
        { Throwing = draw => [draw.Number(0.2, 0.8), Array.Empty<DateTime>(), new[] { 1.25m }] },
        new("Reassigned", "Calendar", [0, 1, 4, 9], (draw, n) => [draw.Numbers(2, 0.2, 0.8), Monday, Monday.AddDays(n), TimeSpan.FromMinutes(50)]),
        new("Reassigned", "Calendar", [2], (draw, n) => [draw.Numbers(1, 2e6, 3e6), Monday, Monday.AddDays(n), TimeSpan.FromMinutes(50)]) { Variant = "left" },
        new("Reassigned", "Changes", [1, 2, 4, 7], (draw, n) => [draw.Number(0.2, 0.8), Words("ab", "ab", "", "abc", "d", "ab", "end")[..n], "end"])
        { Throwing = draw => [draw.Number(0.2, 0.8), new[] { "ab", "c", null! }, "end"] },
        new("Reassigned", "Changes", [5], (draw, n) => [draw.Number(0.2, 0.8), Words("a", "bcd", "e", "now", "end"), "end"]) { Variant = "left" },
        new("Reassigned", "Along", [1, 2, 4], (draw, n) => [draw.Numbers(n, 0.2, 0.8), new Made(draw.Numbers(n, 0.2, 0.8), Words("a", "b", "last"))]),
        new("Reassigned", "Along", [1], (draw, n) => [draw.Numbers(n, 0.2, 0.8), null!]) { Variant = "empty" },
        new("Reassigned", "Largest", [0, 1, 3, 6], (draw, n) => [draw.Numbers(n, 0.2, 0.8), new Made(draw.Numbers(n + 1, 0.2, 0.8), Words("a")), Words("a", "bc", "d", "efg", "hi", "j")])
        { Throwing = draw => [draw.Numbers(3, 0.2, 0.8), new Made(draw.Numbers(2, 0.2, 0.8), Words("a")), Words("a", "bc", "d")], IsSmall = true },
        new("Reassigned", "Modes", [0, 1, 2, 3], (draw, n) => [draw.Number(0.2, 0.8), null!, n]) { Allocates = true, Throwing = draw => [draw.Number(0.2, 0.8), null!, -1] },
        new("Reassigned", "Modes", [1, 2, 3], (draw, n) => [draw.Number(0.2, 0.8), "cube", n]) { Allocates = true, Variant = "given" },
        new("Reassigned", "Replaced", [0, 1, 4], (draw, n) =>
            [draw.Number(0.2, 0.8), new Made(draw.Numbers(1, 0.2, 0.8), Words("a")), new Made(draw.Numbers(1, 0.2, 0.8), Words("b")), Enumerable.Range(0, n).Select(i => i % 3 == 1).ToArray(), "tag"]),
        new("Reassigned", "Found", [1, 2, 5], (draw, n) => [draw.Number(0.2, 0.8), new Made(draw.Numbers(n, 0.2, 0.8), Words("a", "b", "c", "last")), "b"]),
        new("Reassigned", "Found", [2, 5], (draw, n) => [draw.Number(0.2, 0.8), new Made(draw.Numbers(n, 0.2, 0.8), Words("a", "b", "c", "last")), "a"]) { Variant = "first" },
        new("Reassigned", "Called", [1, 2, 4], (draw, n) => [draw.Number(0.2, 0.8), new Made(draw.Numbers(n, 0.2, 0.8), Words("a", "b", "a")), new Made(draw.Numbers(2, 0.2, 0.8), Words("b"))]),
        new("Reassigned", "Deep", [0, 1, 3], (draw, n) =>
            [draw.Numbers(n, 0.2, 0.8), new Made(draw.Numbers(3, 0.2, 0.8), Words("a", "bc")), new List<string> { "one", "three", "three", "two" }, Monday])
        { Allocates = true },
        new("Reassigned", "Labelled", [0, 1, 3], (draw, n) => [draw.Number(0.2, 0.8), new Made("a", draw.Number(0.2, 0.8)), ("bcd", draw.Number(0.2, 0.8)), Monday, n]),
        new("Reassigned", "Labelled", [2], (draw, n) => [draw.Number(0.2, 0.8), new Made("b", draw.Number(0.2, 0.8)), ("b", draw.Number(0.2, 0.8)), null!, n]) { Variant = "same" },
        new("Reassigned", "Pairs", [0, 1, 3], (draw, n) =>
            [
                draw.Number(0.2, 0.8), Enumerable.Range(0, n).Select(_ => (draw.Number(0.2, 0.8), draw.Number(0.2, 0.8))).ToList(),
                Enumerable.Range(0, n).Select(i => (i == 2 ? "b" : "a", Monday.AddDays(i))).ToList(),
            ]),
    ];

    private static string[] Words(params string[] words) => words;
}
