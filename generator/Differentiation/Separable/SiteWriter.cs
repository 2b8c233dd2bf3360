using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Differentiation.Separable;

/// <summary>Writes what is computed at sites.</summary>
/// <param name="sites">These.</param>
/// <param name="components">Those of the differentiated parameters.</param>
/// <param name="rows">Those of the outputs; the same for second derivatives.</param>
/// <param name="values">Of the method that is written.</param>
internal abstract class SiteWriter(Sites sites, Components components, Components rows, ValueFactory values)
{
    protected Sites Sites => sites;

    protected ValueFactory Values => values;

    protected void Write(IReadOnlyList<Site> found, RegionBuilder builder)
    {
        foreach (Site site in found) Write(site, [], builder);
    }

    protected void Write(Site? site, Dictionary<Value, Value> map, RegionBuilder builder)
    {
        if (site is ChoiceSite choice) Write(choice, map, builder);
        if (site is ElementSite only) Write(only.Element, map, builder);
    }

    protected abstract void Write(ChoiceSite choice, Dictionary<Value, Value> map, RegionBuilder builder);

    /// <param name="element">What is to be written.</param>
    /// <param name="map">What values of a branch that is run again are.</param>
    /// <param name="builder">Where to.</param>
    protected abstract void Write(Element element, Dictionary<Value, Value> map, RegionBuilder builder);

    /// <summary>Where the derivatives of an element stand in the matrix, and how many of the row's most likely stand before each.</summary>
    protected IEnumerable<(Value Row, Value Column, int Before, Entry Entry)> Places(Element element, Dictionary<Value, Value> map, RegionBuilder builder)
    {
        Value[] leaves = [.. element.Leaves.Select(leaf => Place(leaf, map, builder))];
        Value? output = element.Output is null ? null : RowOf(element.Output, map, builder);
        ColumnOrder order = new(element, components, sites.Setting);
        foreach (Entry entry in element.Entries)
        {
            yield return (output ?? leaves[entry.Row], leaves[entry.Column], order.Before(output is null ? entry.Row : null, entry.Column), entry);
            if (output is null && entry.Row != entry.Column) yield return (leaves[entry.Column], leaves[entry.Row], order.Before(entry.Column, entry.Row), entry);
        }
    }

    /// <summary>Where what is stored stands among the outputs' components.</summary>
    protected Value RowOf(Store store, Dictionary<Value, Value> map, RegionBuilder builder) => Place(store.Array, Mapped(store.Index, map), rows, map, builder);

    protected static Value Mapped(Value value, Dictionary<Value, Value> map) => map.TryGetValue(value, out Value mapped) ? mapped : value;

    private Value Place(Leaf leaf, Dictionary<Value, Value> map, RegionBuilder builder)
    {
        if (leaf.Array is null) return components.Leaves.First(l => l.Leaf.Value == leaf.Value).Offset;
        return Place(leaf.Array, Mapped(leaf.Index!, map), components, map, builder);
    }

    private Value Place(Value memory, Value index, Components among, Dictionary<Value, Value> map, RegionBuilder builder)
    {
        Value at = Flat(memory, index);
        LeafComponents whole = among.Leaves.First(l => l.Leaf.Value == sites.Setting.Roots.Of(memory));
        return whole.IsFirst && whole.Stride == 1 ? at : whole.At(builder, at);

        // The element's number in the whole parameter: rows stand one behind the other.
        Value Flat(Value array, Value index)
        {
            index = index.Type == IrType.I32 ? index : builder.Convert(IrType.I32, index);
            return sites.Setting.Nesting.Definition(array) switch
            {
                View view => Flat(view.Array, builder.Plus(Mapped(view.Start, map), index)),
                Row row => builder.Plus(builder.Load(among.Leaves.First(l => l.Leaf.Value == row.Jagged).Starts!, Mapped(row.Index, map)), index),
                null => index,
                Op other => throw new InvalidOperationException($"{other} is no place of a component."),
            };
        }
    }
}
