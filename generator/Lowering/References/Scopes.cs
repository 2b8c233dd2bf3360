using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Where each value of one body is defined, and from where on it can be used.</summary>
internal sealed class Scopes
{
    private readonly Dictionary<Value, Spot> _defined = [];
    private readonly Dictionary<Value, (Region Region, Spot Owner)> _parameters = [];
    private readonly HashSet<Value> _handedIn = [];
    private readonly Dictionary<Op, Spot> _spots = new(ByReference<Op>.Instance);
    private readonly Dictionary<Value, List<Value>> _views = [];

    /// <param name="inputs">Parameters.</param>
    /// <param name="body">Of the method, or of one of its functions.</param>
    public Scopes(IEnumerable<Value> inputs, Region body)
    {
        _handedIn.UnionWith(inputs);
        Walk(body, null);
    }

    public IEnumerable<Spot> Spots => _spots.Values;

    public Spot Of(Op op) => _spots[op];

    /// <summary>The op that defines the value; null for parameters, and for memory that was never assigned.</summary>
    public Op? Definition(Value value) => _defined.TryGetValue(value, out Spot? spot) ? spot.Op : null;

    /// <summary>The op that defines the value, or whose region has it as a parameter; null for the method's.</summary>
    public Spot? Spot(Value value) =>
        _defined.TryGetValue(value, out Spot? spot) ? spot : _parameters.TryGetValue(value, out (Region Region, Spot Owner) parameter) ? parameter.Owner : null;

    /// <summary>Whether the value is defined at all.</summary>
    public bool IsDefined(Value value) => _defined.ContainsKey(value) || _parameters.ContainsKey(value) || _handedIn.Contains(value);

    /// <summary>Whether the loop that carries it is what defines the value, inside its body.</summary>
    public bool IsRegionParameter(Value value) => _parameters.ContainsKey(value);

    /// <summary>Whether the value is there right before the op runs.</summary>
    public bool IsAvailable(Value value, Spot at)
    {
        if (_handedIn.Contains(value)) return true;
        if (_parameters.TryGetValue(value, out (Region Region, Spot Owner) parameter)) return at.In(parameter.Region) is not null;
        return _defined.TryGetValue(value, out Spot? defined) && at.In(defined.Region) is { } around && defined.Index < around.Index;
    }

    /// <summary>Whether memory that is there before the op is used by anything that may run after it.</summary>
    public bool IsUsedAfter(Value memory, Spot at)
    {
        HashSet<Value> names = [];
        AddNames(memory, names);
        Region? home = _parameters.TryGetValue(memory, out (Region Region, Spot Owner) parameter) ? parameter.Region
            : _defined.TryGetValue(memory, out Spot? defined) ? defined.Region : null;
        for (Spot? level = at; level is not null; level = level.Outer)
        {
            if (level.Region.Yields.Any(names.Contains)) return true;
            for (int i = level.Index + 1; i < level.Region.Ops.Count; i++)
                if (Uses(level.Region.Ops[i], names)) return true;
            if (ReferenceEquals(level.Region, home)) return false;
            // What is defined outside of a loop is used again by its next iteration.
            if (level.Outer is { Op: Loop loop } && OpShape.Regions(loop).Any(r => Uses(r, names))) return true;
        }

        return false;
    }

    private void AddNames(Value memory, HashSet<Value> names)
    {
        if (!names.Add(memory) || !_views.TryGetValue(memory, out List<Value>? views)) return;
        foreach (Value view in views) AddNames(view, names);
    }

    private static bool Uses(Op op, HashSet<Value> names) =>
        OpShape.Operands(op).Any(names.Contains) || OpShape.Regions(op).Any(r => Uses(r, names));

    private static bool Uses(Region region, HashSet<Value> names) =>
        region.Yields.Any(names.Contains) || region.Ops.Any(op => Uses(op, names));

    private void Walk(Region region, Spot? outer)
    {
        if (outer is not null)
            foreach (Value parameter in region.Parameters) _parameters[parameter] = (region, outer);
        for (int i = 0; i < region.Ops.Count; i++)
        {
            Op op = region.Ops[i];
            Spot spot = new(outer, region, i, op);
            _spots[op] = spot;
            foreach (Value result in OpShape.Results(op)) _defined[result] = spot;
            if (op is View view)
            {
                if (!_views.TryGetValue(view.Array, out List<Value>? views)) _views[view.Array] = views = [];
                views.Add(view.Result);
            }

            foreach (Region inner in OpShape.Regions(op)) Walk(inner, spot);
        }
    }
}
