using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation.Separable;

/// <summary>The memory of a matrix that derivatives are written to.</summary>
/// <param name="Element">The type of its elements.</param>
/// <param name="Add">Adds a number at a row and a column, before which so many of the row's most likely stand.</param>
/// <param name="Clear">Makes a row 0.</param>
internal sealed record Matrix(ScalarType Element, Action<RegionBuilder, Value, Value, int, Value> Add, Action<RegionBuilder, Value> Clear);

/// <summary>Adds the derivatives at sites to a matrix that is 0 at first.</summary>
/// <param name="sites">These.</param>
/// <param name="components">Those of the differentiated parameters.</param>
/// <param name="rows">Those of the outputs; the same for second derivatives.</param>
/// <param name="values">Of the method that is written.</param>
/// <param name="matrix">Where to.</param>
internal sealed class MatrixWriter(Sites sites, Components components, Components rows, ValueFactory values, Matrix matrix) : SiteWriter(sites, components, rows, values)
{
    /// <summary>The method's region with what its sites compute.</summary>
    public Region Rewrite(Region region)
    {
        RegionBuilder builder = new(Values);
        foreach (Op op in region.Ops)
        {
            if (Sites.IsEarly(op)) continue;
            builder.AddRange(Sites.Before(op));
            builder.Add(Sites.AnyIn(op) ? OpShape.WithRegions(op, [.. OpShape.Regions(op).Select(Rewrite)]) : op);
            Write(Sites.Behind(op), builder);
        }

        Write(Sites.AtEnd(region), builder);
        return builder.Build(region.Parameters, region.Yields);
    }

    protected override void Write(ChoiceSite choice, Dictionary<Value, Value> map, RegionBuilder builder)
    {
        EquatableArray<Value> none = EquatableArray<Value>.Empty;
        builder.Add(new If(none, Mapped(choice.Branch.Condition, map), Side(choice.Branch.Then, choice.Then), Side(choice.Branch.Else, choice.Else)));

        Region Side(Region region, Site? site)
        {
            RegionBuilder inside = new(Values);
            if (site is null) return inside.Build([], []);
            Dictionary<Value, Value> known = new(map);
            foreach (Op op in region.Ops) inside.Add(OpShape.Copy(op, Values, known));
            Write(site, known, inside);
            return inside.Build([], []);
        }
    }

    protected override void Write(Element element, Dictionary<Value, Value> map, RegionBuilder builder)
    {
        if (element.Overwrites) matrix.Clear(builder, RowOf(element.Output!, map, builder));
        (Value Row, Value Column, int Before, Entry Entry)[] places = [.. Places(element, map, builder)];
        Dictionary<Value, Value> known = new(map);
        foreach (Op op in element.Ops) builder.Add(OpShape.Copy(op, Values, known));
        foreach ((Value row, Value column, int before, Entry entry) in places)
            matrix.Add(builder, row, column, before, builder.Convert(matrix.Element, Mapped(entry.Value, known)));
    }
}
