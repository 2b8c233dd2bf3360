using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Differentiation.Rules;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Passes;

/// <summary>Computes in one branch what a later one of the same condition computes again.</summary>
/// <remarks>
/// Before:  u = if c { s = sin(a); s * x } else { x };  …  (s2, u2) = if c { s3 = sin(a); (s3, s3 * x) } else { (0, x) }
/// After:   (u, s2, u2) = if c { s = sin(a); s3 = sin(a); (s * x, s3, s3 * x) } else { (x, 0, x) };  …
/// The reverse of a loop's iteration asks for its values in this way. What stands twice in one branch is then found as anywhere.
/// </remarks>
internal sealed class SameBranches : IPass
{
    public string Name => "same-branches";

    public Method Run(Method method) => method.WithBodies(Rewrite);

    private static Region Rewrite(Region region)
    {
        if (!region.Ops.Any(op => OpShape.Regions(op).Count > 0)) return region;
        List<Op> ops = [];
        Dictionary<Value, int> positions = [];
        foreach (Op op in region.Ops)
        {
            EquatableArray<Region> regions = OpShape.Regions(op);
            Op inner = regions.Count == 0 ? op : OpShape.WithRegions(op, [.. regions.Select(Rewrite)]);
            if (inner is If branch && IsMerged(branch, ops, positions))
            {
                for (int i = 0; i < ops.Count; i++) Place(ops[i], i);
                continue;
            }

            ops.Add(inner);
            Place(inner, ops.Count - 1);
        }

        return ops.Count == region.Ops.Count && ops.SequenceEqual(region.Ops) ? region : region with { Ops = ops.ToEquatable() };

        void Place(Op op, int position)
        {
            foreach (Value result in op.Defined) positions[result] = position;
        }
    }

    /// <summary>Whether an earlier branch computes the later one's results from now on.</summary>
    private static bool IsMerged(If later, List<Op> ops, Dictionary<Value, int> positions)
    {
        if (later.Results.Count == 0 || !IsPure(later.Then) || !IsPure(later.Else)) return false;
        for (int i = 0; i < ops.Count; i++)
        {
            if (ops[i] is not If earlier || earlier.Condition != later.Condition || OpShape.IsGuard(earlier)) continue;
            HashSet<Value> used = OpShape.FreeValues(later);
            if (!used.All(v => !positions.TryGetValue(v, out int at) || at < i || (at == i && earlier.Results.Contains(v)) || ops[at] is Const)) continue;
            Region then = Inside(later.Then, earlier, earlier.Then), otherwise = Inside(later.Else, earlier, earlier.Else);
            if (!Shares(earlier.Then, then) && !Shares(earlier.Else, otherwise)) continue;
            ops[i] = new If(earlier.Results.Concat(later.Results).ToEquatable(), earlier.Condition, Join(earlier.Then, then), Join(earlier.Else, otherwise));
            Op[] constants = [.. ops.Skip(i + 1).Where(op => op is Const known && used.Contains(known.Result))];
            foreach (Op constant in constants) ops.Remove(constant);
            ops.InsertRange(0, constants);
            return true;
        }

        return false;
    }

    private static bool IsPure(Region region) => region.Ops.All(op => op switch
    {
        Const or Unary or Select or Convert or Note => true,
        Binary o => o.Result.Type.IsFloat || o.Result.Type == IrType.Bool || BinaryKinds.IsComparison(o.Kind),
        Call o => !RuleTable.MayThrow(o),
        _ => false,
    });

    // What the earlier branch hands out is known by other names inside.
    private static Region Inside(Region side, If earlier, Region there)
    {
        Dictionary<Value, Value> inside = [];
        for (int i = 0; i < earlier.Results.Count; i++) inside[earlier.Results[i]] = there.Yields[i];
        return OpShape.WithOperands(side, v => inside.TryGetValue(v, out Value own) ? own : v);
    }

    private static bool Shares(Region one, Region other)
    {
        HashSet<Op> known = new(one.Ops.Where(op => op is PureOp and not Const and not External), SameComputation.Instance);
        return other.Ops.Any(op => op is PureOp and not Const and not External && known.Contains(op));
    }

    private static Region Join(Region one, Region other) => one with { Ops = one.Ops.Concat(other.Ops).ToEquatable(), Yields = one.Yields.Concat(other.Yields).ToEquatable() };
}
