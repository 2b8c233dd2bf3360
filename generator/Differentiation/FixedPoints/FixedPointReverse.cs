using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation.FixedPoints;

/// <summary>The reverse of a solution x = g(x, p).</summary>
/// <remarks>
/// λ = x̄ + (∂g/∂x)ᵀ λ, repeated until it comes to rest;  p̄ += (∂g/∂p)ᵀ λ
/// Both by the reverse of one iteration at the solution (Christianson 1994, Reverse accumulation and attractive fixed points).
/// </remarks>
internal static class FixedPointReverse
{
    public static void Add(AdjointContext context, For solution, AdjointScope scope)
    {
        ReverseSweep sweep = new(context);
        RegionBuilder builder = scope.Builder;
        Region body = solution.Body;
        int[] solved = [.. Enumerable.Range(0, solution.Results.Count).Where(i => context.Activity.IsActive(body.Yields[i]) && (context.Activity.IsActive(body.Parameters[1 + i]) || scope.Of(solution.Results[i]) is not null))];
        if (solved.Length == 0) return;
        Value[] seeds = [.. solved.Select(i => scope.OrZero(solution.Results[i]))], outer = [.. sweep.ActiveFree(body)];
        Value[] placeholders = [.. solved.Select(i => context.Values.New(solution.Results[i].Type, context.AdjointName(solution.Results[i])))];

        // One iteration, forward and back, as if the values of the body were in scope.
        AdjointScope inner = new(new RegionBuilder(context.Values));
        sweep.Seed([.. solved.Select(i => body.Yields[i])], placeholders.Select(p => (Value?)p), inner);
        List<Op> step = InPlaceRegion.Build(context, body, inner, []);
        Value?[] ofState = [.. solved.Select(i => inner.Of(body.Parameters[1 + i]))], ofOuter = [.. outer.Select(inner.Of)];
        HashSet<Value> own = Own(step);

        builder.Add(new Note("the adjoint of the solution, by iterations there"));
        Value[] adjoints = ContractedIteration.Build(builder, seeds, (inside, now) =>
        {
            Dictionary<Value, Value> map = Copy(inside, now, accumulates: false);
            return [.. seeds.Select((seed, i) => ofState[i] is { } share ? inside.Plus(seed, Mapped(share, map)) : seed)];
        }, i => context.AdjointName(solution.Results[solved[i]]));

        Dictionary<Value, Value> final = Copy(builder, adjoints, accumulates: true);
        for (int i = 0; i < outer.Length; i++)
            if (ofOuter[i] is { } share) scope.Add(outer[i], Mapped(share, final));

        Dictionary<Value, Value> Copy(RegionBuilder to, Value[] seed, bool accumulates)
        {
            Dictionary<Value, Value> map = AtSolution(solution);
            for (int i = 0; i < seed.Length; i++) map[placeholders[i]] = seed[i];
            foreach (Op op in accumulates ? step : Without(step, own)) to.Add(OpShape.Copy(op, context.Values, map));
            return map;
        }
    }

    /// <summary>What the body's parameters are at the solution.</summary>
    public static Dictionary<Value, Value> AtSolution(For solution)
    {
        Dictionary<Value, Value> map = new() { [solution.Index] = solution.Start };
        for (int i = 0; i < solution.Results.Count; i++) map[solution.Body.Parameters[1 + i]] = solution.Results[i];
        return map;
    }

    private static Value Mapped(Value value, Dictionary<Value, Value> map) => map.TryGetValue(value, out Value mapped) ? mapped : value;

    // What the parameters gain they gain once, when the iterations are through.
    private static List<Op> Without(IEnumerable<Op> ops, HashSet<Value> own)
    {
        List<Op> kept = [];
        foreach (Op op in ops)
        {
            if (op is Accumulate accumulate && !own.Contains(accumulate.Array)) continue;
            EquatableArray<Region> regions = OpShape.Regions(op);
            kept.Add(regions.Count == 0 ? op : OpShape.WithRegions(op, [.. regions.Select(r => r with { Ops = Without(r.Ops, own).ToEquatable() })]));
        }

        return kept;
    }

    // The memory that an iteration makes, and slices of it.
    private static HashSet<Value> Own(IEnumerable<Op> step)
    {
        HashSet<Value> own = [];
        foreach (Op op in step.SelectMany(OpShape.Deep))
            if (op is New or NewHeap || (op is View or Row && own.Contains(op.Used[0]))) own.Add(op.Defined[0]);
        return own;
    }
}
