using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Differentiation.Batching;

/// <summary>From which direction on a loop over directions is needed, where of a symmetric matrix the part up to the diagonal is read.</summary>
/// <remarks>
/// Before:  for each direction d { p[k, d] += f(d);  p[k + 1, d] += g(d) }
/// After:   for each direction d from k on { p[k, d] += f(d);  p[k + 1, d] += g(d) }
/// Where the loop leaves anything else behind, all of it runs.
/// </remarks>
/// <param name="method">What runs along a direction.</param>
/// <param name="dependence">What depends on the direction.</param>
internal sealed class Triangle(Method method, DirectionDependence dependence)
{
    private readonly Dictionary<Value, (LeafComponents Leaf, Value First)> _known = [];
    private readonly Dictionary<Value, View> _views = [];
    private Dictionary<Value, Op>? _definitions;

    public void Add(Value memory, LeafComponents leaf, Value first) => _known[memory] = (leaf, first);

    public void Add(View view) => _views[view.Result] = view;

    /// <summary>The first direction that is needed, counted from the first of the run; null for all.</summary>
    /// <param name="ops">What the loop runs.</param>
    /// <param name="builder">Receives the arithmetic.</param>
    public Value? Start(IReadOnlyList<Op> ops, RegionBuilder builder)
    {
        HashSet<Value> inside = [.. ops.SelectMany(OpShape.Deep).SelectMany(op => op.Defined.Concat(OpShape.Regions(op).SelectMany(r => r.Parameters)))];
        HashSet<(Value Memory, Value Index)> written = [];
        foreach (Op op in ops.SelectMany(OpShape.Deep))
        {
            (Value Memory, Value Index)? target = op switch
            {
                Store o => (o.Array, o.Index),
                Accumulate o => (o.Array, o.Index),
                _ => null,
            };
            if (target is { } known)
            {
                if (inside.Contains(known.Index) || dependence.Has(known.Index) || Owner(known.Memory) is null) return null;
                written.Add(known);
            }
            else if (op is not (PureOp or Load or Note or If))
            {
                return null;
            }
        }

        if (written.Count == 0) return null;
        Value zero = builder.Integer(IrType.I32, 0);
        Value? least = null;
        foreach ((Value memory, Value index) in written.Where(w => !IsBehind(w.Memory, w.Index, written)))
        {
            Value component = Component(memory, index, builder);
            least = least is null ? component : builder.Call(IrType.I32, "Min", least, component);
        }

        return builder.Call(IrType.I32, "Max", builder.Minus(least!, _known[Owner(written.First().Memory)!].First), zero);
    }

    // k + 1, where k is there as well.
    private bool IsBehind(Value memory, Value index, HashSet<(Value, Value)> written)
    {
        _definitions ??= method.Ops.Where(op => op is Binary { Kind: BinaryKind.Add } or Const).ToDictionary(op => op.Defined[0]);
        return _definitions.TryGetValue(index, out Op? op) && op is Binary sum && written.Contains((memory, sum.Left)) && _definitions.TryGetValue(sum.Right, out Op? right) && right is Const { Bits: >= 0 };
    }

    private Value? Owner(Value memory)
    {
        while (_views.TryGetValue(memory, out View view)) memory = view.Array;
        return _known.ContainsKey(memory) ? memory : null;
    }

    private Value Component(Value memory, Value index, RegionBuilder builder)
    {
        while (_views.TryGetValue(memory, out View view)) (memory, index) = (view.Array, builder.Plus(view.Start, index));
        LeafComponents leaf = _known[memory].Leaf;
        return leaf is { IsFirst: true, Stride: 1 } ? index : leaf.At(builder, index);
    }
}
