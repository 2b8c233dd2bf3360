using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Corpus;

namespace AutoDiffGen.Generator.Tests.Mappings;

/// <summary>Arguments for a mapping: numbers and arrays in the order of its parameters; an output holds something already.</summary>
/// <param name="Method">Its name.</param>
/// <param name="Sizes">What to call <paramref name="Inputs"/> with.</param>
/// <param name="Inputs">The arguments for a size. Structs are flat arrays, `out` numbers arrays of one element.</param>
/// <param name="Wrt">Positions of what it is differentiated by.</param>
/// <param name="Outputs">Positions of what it computes.</param>
internal sealed record MappingCase(string Method, int[] Sizes, Func<Draw, int, object[]> Inputs, int[] Wrt, int[] Outputs)
{
    public static IReadOnlyList<MappingCase> All { get; } =
    [
        new("Elementwise", [0, 1, 3, 9, 80], (draw, n) => [draw.Numbers(n, -1, 1), draw.Numbers(n, 5, 6)], [0], [1]),
        .. from rows in new[] { 0, 1, 2, 5, 9 }
           select new MappingCase("Dense", [0, 1, 3, 4, 6, 70], (draw, n) => [draw.Numbers(n, -1, 1), 0.5, draw.Numbers(n * rows, -1, 1), draw.Numbers(rows, 5, 6)], [0, 1], [3]) { Variant = rows },
        new("Polar", [1], (draw, n) => [draw.Number(1, 2), draw.Number(0, 1), new double[1], new double[1]], [0, 1], [2, 3]),
        new("Many", [1], (draw, n) => [.. draw.Numbers(9, 0.5, 1).Select(x => (object)x), new double[1], new double[1], new int[1]], [0, 1, 2, 3, 4, 5, 6, 7, 8], [9, 10]),
        new("Project", [1], (draw, n) => [draw.Numbers(3, 0.2, 1), draw.Numbers(3, 0, 1), 0.5, draw.Numbers(2, 5, 6)], [0, 1], [3]),
        new("Relaxed", [0, 1, 2, 5], (draw, n) => [draw.Numbers(n, -1, 1), draw.Numbers(n, 5, 6)], [0], [1]),
        new("Added", [0, 1, 4], (draw, n) => [draw.Numbers(n, -1, 1), draw.Numbers(n, 1, 2)], [0], [1]),
        new("Outer", [0, 1, 2, 3], (draw, n) => [draw.Numbers(n, -1, 1), draw.Numbers(2, -1, 1), draw.Grid(n, 2, 5, 6)], [0, 1], [2]),
        new("Single", [1, 3, 6], (draw, n) => [draw.Floats(n, 0, 1), 0.5f, draw.Floats(n, 5, 6)], [0, 1], [2]),
        new("Generic", [0, 1, 4], (draw, n) => [draw.Numbers(n, -1, 1), draw.Numbers(n, 5, 6)], [0], [1]),
        new("Several", [0, 1, 3], (draw, n) => [draw.Numbers(n, -1, 1), draw.Numbers(n, 5, 6), new double[1], draw.Numbers(n, 5, 6)], [0], [1, 2, 3]),
        new("Scratched", [0, 1, 3], (draw, n) => [draw.Numbers(n, -1, 1), draw.Numbers(n, 5, 6), draw.Numbers(n, 5, 6)], [0], [2]),
        new("Tensors", [0, 1, 7], (draw, n) => [draw.Numbers(n, -1, 1), draw.Numbers(n, -1, 1), draw.Numbers(n, 5, 6)], [0, 1], [2]),
        new("Partly", [1, 2, 5], (draw, n) => [draw.Numbers(n, -1, 1), draw.Numbers(6, 5, 6), n], [0], [1]),
        new("Halved", [0, 1, 2, 5, 8], (draw, n) => [draw.Numbers(n, 0.2, 1), draw.Numbers(n, 5, 6)], [0], [1]),
        new("Turned", [0, 1, 3], (draw, n) => [draw.Numbers(2 * n, -1, 1), 0.3, draw.Numbers(2 * n, 5, 6)], [0, 1], [2]),
        new("Sorted", [1, 2, 5], (draw, n) => [draw.Numbers(n, -1, 1), draw.Numbers(n, 5, 6)], [0], [1]),
        new("Residuals", [1, 3], (draw, n) => [new double[n], draw.Numbers(2, 5, 6)], [0], [1]) { Variant = 0 },
        new("Residuals", [1, 3], (draw, n) => [draw.Numbers(n, -1, 1), draw.Numbers(4, 5, 6)], [0], [1]) { Variant = 1 },
        new("Band", [0, 1, 2, 6], (draw, n) => [draw.Numbers(n, -1, 1), 0.5, draw.Numbers(2 * n, 5, 6)], [0, 1], [2]),
        new("Again", [0, 1, 7], (draw, n) => [draw.Numbers(n, -1, 1), draw.Indices(n, 4), draw.Numbers(5, 5, 6)], [0], [2]),
        new("Boundary", [0, 1, 2, 5], (draw, n) => [draw.Numbers(n, -1, 1), draw.Numbers(n, 5, 6)], [0], [1]),
        new("Folded", [0, 1, 2, 7], (draw, n) => [draw.Numbers(n, -1, 1), draw.Numbers(n, -1, 1), draw.Numbers(2, 5, 6)], [0], [2]),
        new("Edges", [0, 1, 2, 7], (draw, n) => [draw.Numbers(n, -1, 1), draw.Numbers(n, 5, 6)], [0], [1]),
        new("Observed", [0, 1, 7], (draw, n) => [draw.Numbers(6, -1, 1), draw.Numbers(8, -1, 1), draw.Indices(n, 2), draw.Indices(n, 4), draw.Numbers(n, -1, 1), draw.Numbers(2 * n, 5, 6)], [0, 1], [5]),
        new("Stencil", [0, 2, 3, 5], (draw, n) => [draw.Grid(n, n + 1, -1, 1), draw.Grid(n, n + 1, 5, 6)], [0], [1]),
        new("Trajectory", [0, 1, 2, 7], (draw, n) => [draw.Numbers(2, -1, 1), 0.7, draw.Numbers(n, 5, 6)], [0, 1], [2]),
        .. from rows in new[] { 0, 1, 3 }
           select new MappingCase("Layers", [0, 1, 3, 6], (draw, n) => [draw.Numbers(n, -1, 1), 0.5, draw.Numbers(n * rows, -1, 1), draw.Numbers(rows, 5, 6)], [0, 1], [3]) { Variant = rows },
        new("Rows", [1, 2, 4], (draw, n) => [Triangle(draw, n), draw.Numbers(n, -1, 1), draw.Numbers(n, 5, 6)], [0, 1], [2]),
        new("Norm", [0, 1, 4], (draw, n) => [Triangle(draw, n), new double[1], new double[1]], [0], [1, 2]),
        new("Called", [1, 2, 5], (draw, n) => [draw.Numbers(9 * n, 0.2, 1), Triangle(draw, n), (Func<int, double>)(i => 1 / (1.0 + (i * i))), draw.Numbers(n + 8, 5, 6)], [0, 1], [3]),
        new("Step", [0, 1, 3], (draw, n) => [draw.Numbers(n, -1, 1), draw.Numbers(n, 5, 6)], [0], [1]),
    ];

    private static double[][] Triangle(Draw draw, int n) => [.. Enumerable.Range(1, n).Select(i => draw.Numbers(i, 0.2, 0.8))];

    /// <summary>Tells cases of one method apart.</summary>
    public int Variant { get; init; }

    public string Name => $"{Method}{Variant}";

    public bool IsSingle => Method == "Single";
}
