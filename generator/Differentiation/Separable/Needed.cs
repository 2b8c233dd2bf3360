using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation.Separable;

/// <summary>Leaves out what nobody uses, also where it could throw: who asks for a pattern does not ask for the loss.</summary>
internal static class Needed
{
    public static Region Of(Region region)
    {
        while (true)
        {
            HashSet<Value> used = [.. region.Yields, .. region.Deep.SelectMany(op => op.Used), .. region.Deep.SelectMany(op => OpShape.Regions(op)).SelectMany(r => r.Yields)];
            Region less = Without(region, used);
            if (less.Deep.Count == region.Deep.Count) return region;
            region = less;
        }
    }

    private static Region Without(Region region, HashSet<Value> used)
    {
        List<Op> kept = [];
        foreach (Op op in region.Ops)
        {
            EquatableArray<Region> inner = OpShape.Regions(op);
            Op rest = inner.Count == 0 ? op : OpShape.WithRegions(op, [.. inner.Select(r => Without(r, used))]);
            if (!IsLeftOver(rest, used)) kept.Add(rest);
        }

        return region with { Ops = kept.ToEquatable() };
    }

    private static bool IsLeftOver(Op op, HashSet<Value> used) => op switch
    {
        PureOp or Load or Foreign { IsPure: true } => !op.Defined.Any(used.Contains),
        If branch => branch.Then.Ops.Count == 0 && branch.Else.Ops.Count == 0 && !op.Defined.Any(used.Contains),
        For loop => loop.Body.Ops.Count == 0 && !op.Defined.Any(used.Contains),
        _ => false,
    };
}
