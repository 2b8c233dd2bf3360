using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>
/// Takes away what said that a derivative ends, or is another one: once the method is differentiated, a stopped value is the value, and so is
/// one with given partials.
/// </summary>
/// <remarks>
/// Before:  t = stop x;  y = x * t      f = F(x);  g = f by (x): (p);  y = g * x
/// After:                y = x * x      f = F(x);                      y = f * x
/// A solution that was marked is the value that solves.
/// </remarks>
internal static class Stops
{
    public static bool Any(Method method) => method.Ops.Any(IsDropped);

    public static Method Remove(Method method)
    {
        Dictionary<Value, Value> stopped = [];
        foreach (Op op in method.Ops)
        {
            if (Original(op) is { } original) stopped[OpShape.Results(op)[0]] = original;
            if (op is not For { IsSolution: true } solution) continue;
            for (int i = 0; i < solution.Results.Count; i++) stopped[solution.Results[i]] = solution.Initial[i];
        }

        return !Any(method) ? method : method.WithBodies(body => Drop(body, stopped));
    }

    private static bool IsDropped(Op op) => op is For { IsSolution: true } || Original(op) is not null;

    private static Value? Original(Op op) => op switch { Unary { Kind: UnaryKind.Stop } stop => stop.Operand, WithPartials given => given.Value, _ => null };

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
        Ops = region.Ops.Where(op => !IsDropped(op)).Select(Inner).ToEquatable(),
    };

    private static Op Inner(Op op)
    {
        EquatableArray<Region> regions = OpShape.Regions(op);
        return regions.Count == 0 ? op : OpShape.WithRegions(op, [.. regions.Select(Filter)]);
    }
}
