using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>Memory of a T[][]'s derivatives in one piece, of which each row has a part.</summary>
/// <remarks>
/// Before:  r = row i of g
/// After:   r = view of flat from starts[i], as long as row i of the T[][]
/// </remarks>
internal sealed class FlatRows(ValueFactory values)
{
    private readonly Dictionary<Value, (LeafComponents Leaf, Value Flat)> _flat = [];

    public bool IsEmpty => _flat.Count == 0;

    /// <summary>Memory for a T[][]'s elements, in its place.</summary>
    /// <param name="rows">What stands for it in the method.</param>
    /// <param name="leaf">Of the T[][]'s components.</param>
    public Value Replace(Value rows, LeafComponents leaf)
    {
        Value flat = values.New(new ArrayType(((JaggedType)rows.Type).Element), values.NameOf(rows));
        _flat[rows] = (leaf, flat);
        return flat;
    }

    /// <summary>The memory in its place, or else itself.</summary>
    public Value Of(Value memory) => _flat.TryGetValue(memory, out (LeafComponents Leaf, Value Flat) known) ? known.Flat : memory;

    public Region Rewrite(Region region)
    {
        if (IsEmpty) return region;
        RegionBuilder builder = new(values);
        foreach (Op op in region.Ops)
        {
            EquatableArray<Region> inner = OpShape.Regions(op);
            if (inner.Count > 0) builder.Add(OpShape.WithRegions(op, [.. inner.Select(Rewrite)]));
            else if (op is Row row && _flat.TryGetValue(row.Jagged, out (LeafComponents Leaf, Value Flat) known))
                builder.Add(new View(row.Result, known.Flat, builder.Load(known.Leaf.Starts!, row.Index), builder.Length(builder.Row(known.Leaf.Leaf.Value, row.Index))));
            else if (op is Clear clear) builder.Add(new Clear(Of(clear.Array)));
            else builder.Add(op);
        }

        return builder.Build(region.Parameters, region.Yields);
    }
}
