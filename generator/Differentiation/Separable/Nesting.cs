using System.Collections.Generic;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation.Separable;

/// <summary>Where each value of a method is defined, and what is in scope at the end of a region.</summary>
internal sealed class Nesting
{
    private readonly Dictionary<Value, Op> _definitions = [];
    private readonly Dictionary<Value, Region> _homes = [];
    private readonly Dictionary<Region, (Region Around, Op Owner)> _around = new(ByReference<Region>.Instance);
    private readonly Dictionary<Op, int> _order = new(ByReference<Op>.Instance);
    private readonly Dictionary<Op, Region> _regions = new(ByReference<Op>.Instance);

    public Nesting(Method method) => Visit(method.Body);

    /// <summary>What defines the value; null for a parameter of the method or of a region.</summary>
    public Op? Definition(Value value) => _definitions.TryGetValue(value, out Op? op) ? op : null;

    /// <summary>The region that the value is defined in; null for a parameter of the method.</summary>
    public Region? Home(Value value) => _homes.TryGetValue(value, out Region? home) ? home : null;

    /// <summary>The region that the op stands in.</summary>
    public Region RegionOf(Op op) => _regions[op];

    /// <summary>Where the op stands among all in program order.</summary>
    public int Order(Op op) => _order[op];

    /// <summary>The region itself, then those around it, each with the op in it that the one before is inside of.</summary>
    public IEnumerable<(Region Region, Op? Inside)> Path(Region region)
    {
        Op? inside = null;
        while (true)
        {
            yield return (region, inside);
            if (!_around.TryGetValue(region, out (Region Around, Op Owner) outer)) yield break;
            (region, inside) = (outer.Around, outer.Owner);
        }
    }

    /// <summary>Whether the value is in scope at the region's end.</summary>
    public bool IsInScope(Value value, Region region)
    {
        if (Home(value) is not { } home) return true;
        foreach ((Region at, Op? inside) in Path(region))
            if (ReferenceEquals(at, home)) return inside is null || Definition(value) is not { } op || Order(op) < Order(inside);
        return false;
    }

    private void Visit(Region region)
    {
        foreach (Value parameter in region.Parameters) _homes[parameter] = region;
        foreach (Op op in region.Ops)
        {
            _order[op] = _order.Count;
            _regions[op] = region;
            foreach (Value result in OpShape.Results(op))
            {
                _definitions[result] = op;
                _homes[result] = region;
            }

            foreach (Region inner in OpShape.Regions(op))
            {
                _around[inner] = (region, op);
                Visit(inner);
            }
        }
    }
}
