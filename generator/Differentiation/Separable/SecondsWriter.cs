using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation.Separable;

/// <summary>Adds the second derivatives at sites to a matrix.</summary>
/// <param name="sites">These.</param>
/// <param name="components">Those of the differentiated parameters.</param>
/// <param name="values">Of the method that is written.</param>
/// <param name="element">The type of the matrix's elements.</param>
/// <param name="add">Adds a number at a row and a column.</param>
internal sealed class SecondsWriter(Sites sites, Components components, ValueFactory values, ScalarType element, Action<RegionBuilder, Value, Value, Value> add)
    : SiteWriter(sites, components, values)
{
    /// <summary>The loss's region with what its sites compute at its end.</summary>
    public Region Rewrite(Region region)
    {
        RegionBuilder builder = new(Values);
        foreach (Op op in region.Ops)
        {
            if (Sites.IsEarly(op)) continue;
            builder.AddRange(Sites.Before(op));
            EquatableArray<Region> inner = OpShape.Regions(op);
            builder.Add(inner.Count == 0 || !inner.Any(Sites.AnyIn) ? op : OpShape.WithRegions(op, [.. inner.Select(Rewrite)]));
        }

        Write(region, builder);
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
        Value[] places = Places(element, map, builder);
        Dictionary<Value, Value> known = new(map);
        foreach (Op op in element.Ops) builder.Add(OpShape.Copy(op, Values, known));
        foreach (Second second in element.Seconds)
        {
            Value number = builder.Convert(ElementType, Mapped(second.Value, known));
            add(builder, places[second.Row], places[second.Column], number);
            if (second.Row != second.Column) add(builder, places[second.Column], places[second.Row], number);
        }
    }

    private ScalarType ElementType => element;
}
