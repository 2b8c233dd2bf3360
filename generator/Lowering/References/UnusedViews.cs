using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Takes out what the resolution of references has written and nobody uses: it cannot fail, as the source's own may.</summary>
internal static class UnusedViews
{
    public static Method Remove(Method method, HashSet<Value> own)
    {
        while (true)
        {
            HashSet<Value> used = [];
            foreach (Region body in method.Bodies) Collect(body, used);
            HashSet<Value> unused = [.. own.Where(v => !used.Contains(v))];
            if (unused.Count == 0) return method;
            own.ExceptWith(unused);
            method = method.WithBodies(body => Without(body, unused));
        }
    }

    private static void Collect(Region region, HashSet<Value> used)
    {
        used.UnionWith(region.Yields);
        foreach (Op op in region.Ops)
        {
            used.UnionWith(OpShape.Operands(op));
            foreach (Region inner in OpShape.Regions(op)) Collect(inner, used);
        }
    }

    private static Region Without(Region region, HashSet<Value> unused) => region with
    {
        Ops = region.Ops.Where(op => op is not (PureOp or Foreign) || !OpShape.Results(op).Any(unused.Contains)).Select(op =>
        {
            EquatableArray<Region> inner = OpShape.Regions(op);
            return inner.Count == 0 ? op : OpShape.WithRegions(op, [.. inner.Select(r => Without(r, unused))]);
        }).ToEquatable(),
    };
}
