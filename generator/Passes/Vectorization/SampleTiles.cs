using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Passes.Vectorization;

/// <summary>Reads a sample's elements once, where an inner loop reads them again and again.</summary>
/// <remarks>
/// Before:  for i { for k { for j { … x[i * d + j] … } } }
/// After:   for i { tile = new f64[d];  for j { tile[j] = x[i * d + j] }  for k { for j { … tile[j] … } } }
/// In lanes an element of several samples is many single ones, far apart.
/// </remarks>
internal sealed class SampleTiles
{
    private readonly For _loop;
    private readonly ValueFactory _values;
    private readonly MemoryRoots _roots;
    private readonly Dictionary<Value, Const> _constants;
    private readonly Dictionary<Value, Op> _definitions = [];
    private readonly HashSet<Value> _written;
    private readonly Dictionary<string, Value> _tiles = [];
    private readonly List<Op> _made = [];

    private SampleTiles(For loop, MemoryRoots roots, Dictionary<Value, Const> constants, ValueFactory values)
    {
        (_loop, _roots, _constants, _values) = (loop, roots, constants, values);
        _written = roots.WrittenBy(loop);
        foreach (Op op in OpShape.Deep(loop.Body))
            foreach (Value result in op.Defined) _definitions[result] = op;
    }

    public static For Run(For loop, MemoryRoots roots, Dictionary<Value, Const> constants, ValueFactory values) => new SampleTiles(loop, roots, constants, values).Run();

    private For Run()
    {
        List<Op> ops = [];
        foreach (Op op in _loop.Body.Ops)
        {
            _made.Clear();
            Op changed = op is For outer ? Outer(outer) : op;
            ops.AddRange(_made);
            ops.Add(changed);
        }

        return _loop with { Body = _loop.Body with { Ops = ops.ToEquatable() } };
    }

    private For Outer(For outer)
    {
        HashSet<Value> inside = [.. outer.Body.Parameters, .. OpShape.Deep(outer.Body).SelectMany(op => op.Defined.Concat(OpShape.Regions(op).SelectMany(r => r.Parameters)))];
        Op[] ops = [.. outer.Body.Ops.Select(op => op switch
        {
            For inner when IsTiled(inner) => Inner(outer, inner, inside, mayMake: true),
            // What may not run reads what another loop has read anyway.
            If { Results.Count: 0 } guard => guard with { Then = guard.Then with { Ops = guard.Then.Ops.Select(o => o is For inner && IsTiled(inner) ? Inner(outer, inner, inside, mayMake: false) : o).ToEquatable() } },
            _ => op,
        })];
        return outer with { Body = outer.Body with { Ops = ops.ToEquatable() } };

        bool IsTiled(For inner) => IsPlain(inner) && IsBound(inner.Start) && IsBound(inner.End);

        bool IsBound(Value value) => !inside.Contains(value) || Number(value) is not null;
    }

    private static bool IsPlain(For loop) => loop.Step == 1 && loop.Comparison == BinaryKind.Less && loop.Index.Type == IrType.I32;

    private For Inner(For outer, For inner, HashSet<Value> inside, bool mayMake)
    {
        List<Op> ops = [];
        foreach (Op op in inner.Body.Ops)
        {
            if (op is not Load load || inside.Contains(load.Array) || _written.Contains(_roots.Of(load.Array)) || load.Result.Type != IrType.F64 || !IsStrided(load.Index) || !IsKnown(load.Index) || !(mayMake || _tiles.ContainsKey(Key(outer, inner, load))))
            {
                ops.Add(op);
                continue;
            }

            RegionBuilder builder = new(_values);
            Value at = IsZero(inner.Start) ? inner.Index : builder.Minus(inner.Index, inner.Start);
            ops.AddRange(builder.Ops);
            ops.Add(new Load(load.Result, Tile(outer, inner, load), at));
        }

        return inner with { Body = inner.Body with { Ops = ops.ToEquatable() } };

        // Of the sample, the inner loop's index, and what does not change in the outer loop.
        bool IsKnown(Value value) => value == inner.Index || !inside.Contains(value)
            || (_definitions.TryGetValue(value, out Op? op) && op is Const or Binary { Kind: BinaryKind.Add or BinaryKind.Subtract or BinaryKind.Multiply } && op.Used.All(IsKnown));
    }

    private bool IsZero(Value value) => Number(value) is { Bits: 0 };

    private Const? Number(Value value) => _definitions.TryGetValue(value, out Op? op) ? op as Const : _constants.TryGetValue(value, out Const? known) ? known : null;

    private Value Bound(Value value, RegionBuilder builder) => Number(value) is { } number ? builder.Integer((ScalarType)value.Type, number.Bits) : value;

    // Next to each other they are a vector already.
    private bool IsStrided(Value index) =>
        _definitions.TryGetValue(index, out Op? op) && (op is Binary { Kind: BinaryKind.Multiply } product ? DependsOnSample(product.Left) || DependsOnSample(product.Right) : op.Used.Any(IsStrided));

    private bool DependsOnSample(Value value) => value == _loop.Index || (_definitions.TryGetValue(value, out Op? op) && op is PureOp && op.Used.Any(DependsOnSample));

    private Value Tile(For outer, For inner, Load load)
    {
        string key = Key(outer, inner, load);
        if (_tiles.TryGetValue(key, out Value? tile)) return tile;

        RegionBuilder builder = new(_values);
        Value count = builder.Call(IrType.I32, "Max", IsZero(inner.Start) ? Bound(inner.End, builder) : builder.Minus(Bound(inner.End, builder), Bound(inner.Start, builder)), builder.Integer(IrType.I32, 0));
        string name = _values.NameOf(load.Array) is { Length: > 0 } known ? known + "Tile" : "tile";
        _tiles[key] = tile = builder.New(IrType.F64, count, zeroed: false, name);

        // What the outer loop would not read, as it does not run, need not be there.
        RegionBuilder filling = new(_values), body = new(_values) { IsLoop = true };
        Value index = _values.New(IrType.I32, _values.NameOf(inner.Index));
        Dictionary<Value, Value> map = new() { [inner.Index] = index };
        body.Store(tile, IsZero(inner.Start) ? index : body.Minus(index, Bound(inner.Start, body)), body.Load(load.Array, Copied(load.Index, inner, map, body)));
        filling.Add(new For(EquatableArray<Value>.Empty, Bound(inner.Start, filling), BinaryKind.Less, Bound(inner.End, filling), 1, false, EquatableArray<Value>.Empty, body.Build([index], [])));
        Value runs = builder.Binary(outer.Comparison, Bound(outer.Start, builder), Bound(outer.End, builder));
        builder.Add(new If(EquatableArray<Value>.Empty, runs, filling.Build([], []), new RegionBuilder(_values).Build([], [])));
        _made.AddRange(builder.Ops);
        return tile;
    }

    private string Key(For outer, For inner, Load load) => string.Join(";", new[] { load.Array, outer.Start, outer.End, inner.Start, inner.End, load.Index }.Select(v => Text(v, inner.Index)));

    private Value Copied(Value value, For inner, Dictionary<Value, Value> map, RegionBuilder builder)
    {
        if (map.TryGetValue(value, out Value? known)) return known;
        if (!_definitions.TryGetValue(value, out Op? op) || !OpShape.Deep(_loop.Body).OfType<For>().Any(f => f.Body.Ops.Contains(op))) return value;
        foreach (Value used in op.Used) Copied(used, inner, map, builder);
        builder.Add(OpShape.Copy(op, _values, map));
        return map[value];
    }

    private string Text(Value value, Value index) =>
        value == index ? "j"
        : _constants.TryGetValue(value, out Const? constant) || (_definitions.TryGetValue(value, out Op? op) && (constant = op as Const) is not null) ? $"c{constant.Bits}"
        : _definitions.TryGetValue(value, out op) && op is Binary b ? $"({Text(b.Left, index)}{BinaryKinds.Sign(b.Kind)}{Text(b.Right, index)})"
        : $"v{value.Id}";
}
