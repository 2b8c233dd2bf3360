using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Lowering.Vectors;

/// <summary>Between values of C# types, taken apart by their fields, and lanes in the order of the sheets.</summary>
internal static class VectorParts
{
    // Metadata may list fields in any order.
    private static readonly string[] Order =
    [
        "X", "Y", "Z", "W", "Normal", "D",
        "M11", "M12", "M13", "M14", "M21", "M22", "M23", "M24", "M31", "M32", "M33", "M34", "M41", "M42", "M43", "M44",
    ];

    public static Lanes Lanes(Datum datum, RegionBuilder code) => Vectors.Lanes.Of(code, Values(datum));

    public static Datum Datum(Shape shape, Lanes lanes, RegionBuilder code)
    {
        int next = 0;
        return Build(shape, lanes.Values(code), ref next);
    }

    public static int Count(Shape shape) => shape.Leaves().Count();

    private static IEnumerable<Value> Values(Datum datum) => datum is Datum.Composite whole
        ? InOrder(whole.Shape).SelectMany(i => Values(whole.Parts[i]))
        : datum.Leaves();

    private static Datum Build(Shape shape, IReadOnlyList<Value> values, ref int next)
    {
        if (shape.Leaf is not null) return values[next++];
        Datum[] parts = new Datum[shape.Parts.Count];
        foreach (int i in InOrder(shape)) parts[i] = Build(shape.Parts[i].Shape, values, ref next);
        return new Datum.Composite(shape, parts);
    }

    private static IEnumerable<int> InOrder(Shape shape) =>
        Enumerable.Range(0, shape.Parts.Count).OrderBy(i => Array.IndexOf(Order, shape.Parts[i].Name));
}
