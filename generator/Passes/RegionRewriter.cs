using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Passes;

/// <summary>Walks a method in program order, replacing values as it goes; what passes that rewrite op by op share.</summary>
internal abstract class RegionRewriter(Method method)
{
    private readonly Dictionary<Value, Value> _replaced = [];

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
        RegionBuilder builder = new(Values);
        Enter(region);
        foreach (Op op in region.Ops)
        {
            EquatableArray<Region> regions = OpShape.Regions(op);
            if (regions.Count == 0)
            {
                Rewrite(op.Used.Any(_replaced.ContainsKey) ? OpShape.WithOperands(op, Current) : op, builder);
                continue;
            }

            Op outer = op switch
            {
                If o => o with { Condition = Current(o.Condition) },
                For o => o with { Start = Current(o.Start), End = Current(o.End), Initial = o.Initial.Select(Current).ToEquatable() },
                While o => o with { Initial = o.Initial.Select(Current).ToEquatable() },
                _ => op,
            };
            Before(outer);
            List<Region> inner = [];
            for (int i = 0; i < regions.Count; i++)
            {
                EnterRegionOf(outer, i);
                inner.Add(Rewrite(regions[i]));
                LeaveRegionOf(outer, i);
            }

            Rewrite(OpShape.WithRegions(outer, inner), builder);
        }

        Leave(region);
        return builder.Build(region.Parameters, region.Yields.Select(Current));
    }

    /// <summary>Adds what the op becomes; its operands are already replaced and its regions rewritten.</summary>
    protected abstract void Rewrite(Op op, RegionBuilder builder);

    protected virtual void Enter(Region region) { }

    protected virtual void Leave(Region region) { }

    /// <summary>Before the regions of a branch or loop are rewritten.</summary>
    protected virtual void Before(Op op) { }

    protected virtual void EnterRegionOf(Op op, int region) { }

    protected virtual void LeaveRegionOf(Op op, int region) { }
}
