using System.Collections.Generic;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Passes;

/// <summary>Walks a method in program order, replacing values as it goes; what passes that rewrite op by op share.</summary>
internal abstract class RegionRewriter(Method method)
{
    private readonly ValueMap<Value> _replaced = new();

    protected Method Method { get; } = method;

    protected ValueFactory Values { get; } = new(method);

    public Method Run()
    {
        Method rewritten = Method.WithBodies(Rewrite);
        return rewritten with { Names = Values.Names() };
    }

    /// <summary>From here on <paramref name="by"/> is used instead.</summary>
    protected void Replace(Value value, Value by) => _replaced[value] = Current(by);

    protected Value Current(Value value)
    {
        while (_replaced.TryGetValue(value, out Value by)) value = by;
        return value;
    }

    protected Region Rewrite(Region region)
    {
        RegionBuilder builder = new(Values, region.Ops.Count);
        Enter(region);
        foreach (Op op in region.Ops)
        {
            EquatableArray<Region> regions = OpShape.Regions(op);
            if (regions.Count == 0)
            {
                Rewrite(IsReplaced(op.Used) ? OpShape.WithOperands(op, Current) : op, builder);
                continue;
            }

            Op outer = IsReplaced(op.Used) ? WithCurrentOperands(op) : op;
            Before(outer);
            List<Region> inner = [];
            for (int i = 0; i < regions.Count; i++)
            {
                EnterRegionOf(outer, i);
                inner.Add(Rewrite(regions[i]));
                LeaveRegionOf(outer, i);
            }

            Rewrite(IsSame(inner, regions) ? outer : OpShape.WithRegions(outer, inner), builder);
        }

        Leave(region);
        return IsUnchanged(region, builder) ? region : builder.Build(region.Parameters, region.Yields.Map(Current));
    }

    // What is not rewritten stays the same object: what has been found out of it, and that it is equal to itself, costs nothing.
    private bool IsUnchanged(Region region, RegionBuilder builder)
    {
        if (builder.Ops.Count != region.Ops.Count) return false;
        for (int i = 0; i < builder.Ops.Count; i++)
            if (!ReferenceEquals(builder.Ops[i], region.Ops[i])) return false;
        foreach (Value yield in region.Yields)
            if (_replaced.ContainsKey(yield)) return false;
        return true;
    }

    private static bool IsSame(List<Region> inner, EquatableArray<Region> regions)
    {
        for (int i = 0; i < inner.Count; i++)
            if (!ReferenceEquals(inner[i], regions[i])) return false;
        return true;
    }

    private bool IsReplaced(Value[] used)
    {
        foreach (Value value in used)
            if (_replaced.ContainsKey(value)) return true;
        return false;
    }

    private Op WithCurrentOperands(Op op) => op switch
    {
        If o => o with { Condition = Current(o.Condition) },
        For o => o with { Start = Current(o.Start), End = Current(o.End), Initial = o.Initial.Map(Current) },
        While o => o with { Initial = o.Initial.Map(Current) },
        _ => op,
    };

    /// <summary>Adds what the op becomes; its operands are already replaced and its regions rewritten.</summary>
    protected abstract void Rewrite(Op op, RegionBuilder builder);

    protected virtual void Enter(Region region) { }

    protected virtual void Leave(Region region) { }

    /// <summary>Before the regions of a branch or loop are rewritten.</summary>
    protected virtual void Before(Op op) { }

    protected virtual void EnterRegionOf(Op op, int region) { }

    protected virtual void LeaveRegionOf(Op op, int region) { }
}
