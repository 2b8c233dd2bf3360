using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Takes away what joining paths has left over: yields and carried values that nobody reads, constants without use.</summary>
/// <remarks>
/// Before:  %9:t, %10:s = if %3 … (t is not read again)
/// After:   %10:s = if %3 …
/// What the user wrote stays, used or not: it may throw.
/// </remarks>
internal static class Pruning
{
    public static Method Run(Method method)
    {
        HashSet<Value> live = [.. method.Bodies.SelectMany(b => b.Yields)];
        foreach (Region body in method.Bodies) Liveness.Mark(body, live);
        return method.WithBodies(body => Prune(body, live));
    }

    private static Region Prune(Region region, HashSet<Value> live)
    {
        List<Op> ops = [];
        foreach (Op op in region.Ops)
            if (Prune(op, live) is { } kept) ops.Add(kept);
        return region with { Ops = ops.ToEquatable() };
    }

    private static Op? Prune(Op op, HashSet<Value> live)
    {
        switch (op)
        {
            case Const o:
                return live.Contains(o.Result) ? o : null;
            case External { Result.Type: OpaqueType } o:
                return live.Contains(o.Result) ? o : null;
            case Length o:
                return live.Contains(o.Result) ? o : null;
            case If o:
                Region then = Keep(o.Then, o.Results, live), otherwise = Keep(o.Else, o.Results, live);
                if (then.Ops.Count == 0 && otherwise.Ops.Count == 0 && !o.Results.Any(live.Contains)) return null;
                return o with { Results = Kept(o.Results, o.Results, live), Then = then, Else = otherwise };
            case For o:
                return o with
                {
                    Results = Kept(o.Results, o.Results, live),
                    Initial = Kept(o.Initial, o.Results, live),
                    Body = Carry(o.Body, o.Results, live, fixedParameters: 1),
                };
            case While o:
                return o with
                {
                    Results = Kept(o.Results, o.Results, live),
                    Initial = Kept(o.Initial, o.Results, live),
                    Condition = Prune(o.Condition, live) with { Parameters = Kept(o.Condition.Parameters, o.Results, live) },
                    Body = Carry(o.Body, o.Results, live, fixedParameters: 0),
                };
            default:
                return op;
        }
    }

    private static Region Keep(Region branch, EquatableArray<Value> results, HashSet<Value> live) =>
        Prune(branch, live) with { Yields = Kept(branch.Yields, results, live) };

    private static Region Carry(Region body, EquatableArray<Value> results, HashSet<Value> live, int fixedParameters)
    {
        IEnumerable<Value> carried = Kept(body.Parameters.Skip(fixedParameters).ToEquatable(), results, live);
        return Prune(body, live) with
        {
            Parameters = body.Parameters.Take(fixedParameters).Concat(carried).ToEquatable(),
            Yields = Kept(body.Yields, results, live),
        };
    }

    /// <summary>Those at the positions of live results.</summary>
    private static EquatableArray<Value> Kept(EquatableArray<Value> values, EquatableArray<Value> results, HashSet<Value> live) =>
        values.Where((_, i) => live.Contains(results[i])).ToEquatable();
}
