using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>Replaces the length of fresh memory and of slices by the number it was made with, so that it outlives the memory.</summary>
/// <remarks>
/// Before:  h = new f64[n];  m = length h;  for … &lt; m
/// After:   h = new f64[n];                 for … &lt; n
/// </remarks>
internal static class KnownLengths
{
    public static Region Rewrite(Region body)
    {
        Dictionary<Value, Value> counts = [];
        foreach (Op op in OpShape.Deep(body))
        {
            if (op is New fresh) counts[fresh.Result] = fresh.Count;
            if (op is View view) counts[view.Result] = view.Count;
        }

        Dictionary<Value, Value> known = [];
        foreach (Op op in OpShape.Deep(body))
            if (op is Length length && counts.TryGetValue(length.Array, out Value count)) known[length.Result] = count;
        return known.Count == 0 ? body : Drop(body);

        Region Drop(Region region) => new(
            region.Parameters,
            region.Ops.Where(op => op is not Length length || !known.ContainsKey(length.Result)).Select(Replace).ToEquatable(),
            region.Yields.Select(Known).ToEquatable());

        Op Replace(Op op)
        {
            EquatableArray<Region> regions = OpShape.Regions(op);
            Op inner = regions.Count == 0 ? op : OpShape.WithRegions(op, [.. regions.Select(Drop)]);
            return OpShape.WithOperands(inner, Known);
        }

        Value Known(Value value)
        {
            while (known.TryGetValue(value, out Value count)) value = count;
            return value;
        }
    }
}
