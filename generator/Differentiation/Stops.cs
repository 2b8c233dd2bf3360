using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>Takes away what said that a derivative ends: once the method is differentiated, a stopped value is the value.</summary>
/// <remarks>
/// Before:  t = stop x;  y = x * t
/// After:                y = x * x
/// </remarks>
internal static class Stops
{
    public static bool Any(Method method) => method.Ops.Any(op => op is Unary { Kind: UnaryKind.Stop });

    public static Method Remove(Method method)
    {
        Dictionary<Value, Value> stopped = [];
        foreach (Op op in method.Ops)
            if (op is Unary { Kind: UnaryKind.Stop } stop) stopped[stop.Result] = stop.Operand;
        return stopped.Count == 0 ? method : method.WithBodies(body => Drop(body, stopped));
    }

    private static Region Drop(Region region, Dictionary<Value, Value> stopped)
    {
        Region replaced = OpShape.WithOperands(region, Original);
        return Filter(replaced);

        Value Original(Value value)
        {
            while (stopped.TryGetValue(value, out Value operand)) value = operand;
            return value;
        }
    }

    private static Region Filter(Region region) => region with
    {
        Ops = region.Ops.Where(op => op is not Unary { Kind: UnaryKind.Stop }).Select(Inner).ToEquatable(),
    };

    private static Op Inner(Op op)
    {
        EquatableArray<Region> regions = OpShape.Regions(op);
        return regions.Count == 0 ? op : OpShape.WithRegions(op, [.. regions.Select(Filter)]);
    }
}
