using System;
using System.Collections.Generic;
using System.Linq;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of the losses that call themselves.</summary>
internal static class RecursionCases
{
    private static readonly Func<Draw, object[]> Weights = draw => [draw.Numbers(5, 0.2, 0.9)];

    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        new("Recursion", "Power", [0, 1, 2, 3, 10], (draw, n) => [draw.Number(0.7, 1.2), n]),
        new("Recursion", "Tree", [0, 1, 2, 3, 8], (draw, n) => [draw.Number(0.5, 1), draw.Number(0.5, 1), n]),
        new("Recursion", "DoubleAngles", [0, 1, 2, 4], (draw, n) => [draw.Number(0.5, 1), n]),
        new("Recursion", "Simpson", [1, 2], (draw, n) => [draw.Number(-0.1, 0), draw.Number(1, 2), draw.Number(0.5, 3 * n)]),
        new("Recursion", "Nested", [1], (draw, n) => [draw.Number(0.5, 1), draw.Number(1, 2)]),
        new("Recursion", "References", [0, 1, 2, 5], (draw, n) => [draw.Number(0.5, 1), n]),
        new("Recursion", "Aliases", [0, 1, 2, 4], (draw, n) => [draw.Number(0.5, 1), n]),
        new("Recursion", "Structs", [0, 1, 2, 5], (draw, n) => [draw.Number(0.5, 1), draw.Number(0.5, 1), n]),
        new("Recursion", "InLoops", [0, 1, 2, 7], (draw, n) => [draw.Numbers(n, 0.2, 1), 1.3]),
        new("Recursion", "Fraction", [1, 2, 9], (draw, n) => [draw.Numbers(n, 1, 2), n - 1])
        {
            Throwing = draw => [draw.Numbers(90, 1, 2), 90],
        },
        new("Recursion", "Multiplied", [1], (draw, n) => [draw.Number(0.2, 0.8)]),
        new("Recursion", "Ackermann", [0, 1, 2, 5, 8], (draw, n) => [draw.Number(0.5, 1), n]),
        new("RecursionOnMemory", "QuickSort", [0, 1, 2, 9, 40], (draw, n) => [draw.Numbers(n, -1, 1)]),
        new("RecursionOnMemory", "MergeSort", [0, 1, 2, 3, 9, 100], (draw, n) => [draw.Numbers(n, -1, 1)]),
        new("RecursionOnMemory", "Fourier", [1, 2, 4, 16], (draw, n) => [draw.Numbers(n, -1, 1), draw.Numbers(n, 0, 1)])
        {
            Throwing = draw => [draw.Numbers(128, -1, 1), draw.Numbers(100, 0, 1)],
        },
        new("RecursionOnMemory", "Cholesky", [1, 2, 5], (draw, n) => [Definite(draw, n), n])
        {
            Throwing = draw => [Definite(draw, 10)[..99], 10],
        },
        new("RecursionOnMemory", "Determinant", [0, 1, 2, 3, 4], (draw, n) => [draw.Numbers(n * n, -1, 1), n])
        {
            Throwing = draw => [draw.Numbers(24, -1, 1), 5],
        },
        new("RecursionOnMemory", "DeCasteljau", [1, 2, 3, 6], (draw, n) => [draw.Numbers(n, -1, 1), draw.Number(0, 1)]),
        new("RecursionOnMemory", "Elements", [1, 2, 5], (draw, n) => [draw.Numbers(n, 0.2, 0.8), n]),
        new("RecursionOnMemory", "QuadTree", [0, 1, 2, 3, 8], (draw, n) => [draw.Grid(n, n, -1, 1), draw.Number(0.5, 1)]),
        new("RecursionOnMemory", "Rows", [1, 2, 5], (draw, n) => [Enumerable.Range(0, n).Select(i => draw.Numbers(i, -1, 1)).ToArray()]),
        new("RecursionOnMemory", "RowsInPlace", [1, 2, 4], (draw, n) => [Triangle(draw, n), draw.Numbers(2, 0.2, 0.8), Triangle(draw, n)]) { Throwing = draw => [Triangle(draw, 2), draw.Numbers(2, 0.2, 0.8), Triangle(draw, 1)] },
        new("RecursionOnMemory", "RowsOfField", [1, 2, 4], (draw, n) => [Triangle(draw, n), n]),
        new("RecursionOnMemory", "Bodies", [0, 1, 3], (draw, n) => [draw.Numbers(2 * n, -1, 1), n]),
        new("RecursionOnMemory", "Structs", [1, 2, 4], (draw, n) => [draw.Numbers(2 * n, 0.2, 1), draw.Numbers(2 * n, 0.2, 1), n]),
        new("FloatLosses", "Smoothed", [0, 1, 2, 3, 20], (draw, n) => [draw.Floats(n, 0.2f, 1), 0.6f]) { IsFloat = true },
        new("RecursionInObjects", "Layers", [0, 1, 5], (draw, n) => [draw.Number(0.5, 1), n]) { Receiver = Weights },
        new("RecursionInObjects", "Alternating", [0, 1, 2, 5], (draw, n) => [draw.Number(0.5, 1), n]) { Receiver = Weights },
        new("RecursionInObjects", "Walk", [1, 2, 5], (draw, n) => [draw.Numbers(n, 0.2, 1)]) { Receiver = Weights },
        new("RecursionInObjects", "Extended", [0, 1, 5], (draw, n) => [draw.Number(0.5, 1), n]) { Receiver = Weights },
        new("RecursionInObjects", "Captured", [0, 1, 4], (draw, n) => [draw.Number(0.5, 1), draw.Numbers(n + 1, 0.2, 1), n]) { Receiver = Weights },
        new("RecursionInObjects", "LocalOfRecursive", [0, 1, 4], (draw, n) => [draw.Number(0.5, 1), n]) { Receiver = Weights },
        new("RecursionInObjects", "SeenTwice", [0, 1, 3], (draw, n) => [draw.Number(0.5, 1), n]) { Receiver = Weights },
        new("RecursionInObjects", "HandedDown", [0, 1, 4], (draw, n) => [draw.Number(0.5, 1), n]) { Receiver = Weights },
        new("RecursionInObjects", "Members", [0, 1, 4], (draw, n) => [draw.Number(0.5, 1), n]) { Receiver = Weights },
        new("RecursionOfTypes", "Generic", [0, 1, 4], (draw, n) => [draw.Number(0.5, 1), draw.Numbers(n, 0.2, 1), n]) { Number = typeof(double) },
        new("RecursionOfTypes", "Generic", [3], (draw, n) => [draw.Number(0.5, 1), draw.Numbers(n, 0.2, 1), n]) { Number = typeof(float), Variant = "Single" },
        new("RecursionOfTypes", "TwoNumbers", [0, 1, 3], (draw, n) => [draw.Number(0.5, 1), n]),
        new("RecursionOfTypes", "Steps", [0, 1, 4], (draw, n) => [draw.Number(0.5, 1), n]),
        new("Vectors", "Recursive", [0, 1, 4], (draw, n) => [(float)draw.Number(0.5, 1), (float)draw.Number(0.5, 1), n]) { IsFloat = true },
        new("RecursionOfTypes", "Decisions", [0, 1, 2, 6, 9], (draw, n) => [draw.Number(0.5, 1), n]),
        new("RecursionOfTypes", "Nested", [0, 1, 2, 4], (draw, n) => [draw.Number(0.5, 1), draw.Number(0.5, 1), n]),
        new("RecursionOfTypes", "Operators", [0, 1, 4], (draw, n) => [draw.Number(0.2, 0.6), n]),
        new("RecursionOfTypes", "Root", [1], (draw, n) => [draw.Number(0.5, 1), draw.Number(1, 2)]),
        new("RecursionInOrder", "Operands", [0, 1, 3], (draw, n) => [draw.Number(0.5, 1), n]),
        new("RecursionInOrder", "Conditions", [0, 1, 4], (draw, n) => [draw.Numbers(n, 0.2, 1)]),
        new("RecursionInOrder", "WayOut", [0, 1, 2, 7], (draw, n) => [draw.Number(0.5, 1), n]) { Throwing = draw => [draw.Number(0.5, 1), 18] },
        new("RecursionNames", "Names", [0, 1, 3], (draw, n) => [draw.Number(0.5, 1), draw.Number(0.5, 1), n]),
        new("RecursionInOrder", "Around", [0, 1, 3], (draw, n) => [draw.Number(0.5, 1), n]),
        new("RecursionInOrder", "Outs", [0, 1, 4], (draw, n) => [draw.Number(0.5, 1), n]),
        new("RecursionInOrder", "Partial", [0, 1, 3], (draw, n) => [draw.Number(0.5, 1), draw.Number(0.5, 1), n]),
        new("RecursionInOrder", "Deep", [0, 2000], (draw, n) => [draw.Number(0.5, 1), n]),
        new("RecursionWithArrays", "Remembered", [0, 1, 2, 12], (draw, n) => [draw.Numbers(n + 1, 0.2, 1), n]),
        new("RecursionWithArrays", "Buffers", [0, 1, 2, 9], (draw, n) => [draw.Numbers(n, 0.2, 1)]),
        new("RecursionWithArrays", "Permanent", [0, 1, 2, 4], (draw, n) => [draw.Numbers(n * n, 0.2, 1), n]),
        new("RecursionWithArrays", "Overlapping", [1, 2, 5], (draw, n) => [draw.Numbers(n, 0.2, 1), n]),
        new("RecursionWithArrays", "Grids", [1, 3], (draw, n) => [draw.Numbers(n, 0.2, 1)]),
        new("RecursionWithArrays", "Chosen", [0, 1, 2, 5], (draw, n) => [draw.Number(0.5, 1), draw.Numbers(n, 0.2, 1), n]),
        new("RecursionWithArrays", "Tensors", [0, 1, 2, 8, 11], (draw, n) => [draw.Numbers(n, -0.5, 0.2)]) { IsVectorized = true },
        new("RecursionWithArrays", "Complexes", [1, 2, 7], (draw, n) => [draw.Numbers(n, 0.2, 1)]),
        new("RecursionWithArrays", "OwnRows", [1, 2, 5], (draw, n) => [draw.Numbers(n, 0.2, 1)]),
        new("RecursionWithArrays", "Linked", [1, 5], (draw, n) => [draw.Numbers(n, 0.2, 1), Enumerable.Range(0, n).Select(i => (3 * i + 1) % (n + 1) - 1).ToArray(), 0])
        {
            Throwing = draw => [draw.Numbers(3, 0.2, 1), new[] { 1, 2, 3 }, 0],
        },
        new("RecursionInStruct", "Value", [0, 1, 4], (draw, n) => [draw.Number(0.5, 1), n]) { Receiver = draw => [draw.Number(0.5, 1)] },
    ];

    private static double[] Definite(Draw draw, int n)
    {
        double[] a = draw.Numbers(n * n, -0.3, 0.3);
        for (int i = 0; i < n; i++) a[i * n + i] = 2 + Math.Abs(a[i * n + i]);
        return a;
    }

    private static double[][] Triangle(Draw draw, int n) => [.. Enumerable.Range(1, n).Select(i => draw.Numbers(i, 0.2, 0.8))];
}
