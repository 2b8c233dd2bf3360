using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Has an array that a loop makes anew in each iteration start from a copy, where it starts from memory that nobody writes.</summary>
/// <remarks>
/// Before:  r = for … carrying cur = x { next = new; … yield next }
/// After:   start = copy of x;  r = for … carrying cur = start { … }
/// Nobody can tell them apart; and the array is then always one of the News.
/// </remarks>
internal sealed class StartingCopies
{
    private readonly ValueFactory _values;
    private readonly Scopes _scopes;
    private readonly Origins _origins;
    private readonly HashSet<Value> _written = [];

    private StartingCopies(ValueFactory values, IReadOnlyList<Value> inputs, Region body, bool isFunction)
    {
        _values = values;
        _scopes = new Scopes(inputs, body);
        _origins = new Origins(inputs, _scopes);
        foreach (Value array in OpShape.Deep(body).SelectMany(Written)) _written.UnionWith(_origins.Of(array));
        // What a function is handed may be handed to it twice.
        if (isFunction && inputs.Any(_written.Contains)) _written.UnionWith(inputs);
    }

    public static Region Run(ValueFactory values, IReadOnlyList<Value> inputs, Region body, bool isFunction) =>
        new StartingCopies(values, inputs, body, isFunction).Rewrite(body);

    // Of what a function or foreign code is handed, nobody says here what it does with it.
    private static IEnumerable<Value> Written(Op op) => op switch
    {
        Store o => [o.Array],
        Accumulate o => [o.Array],
        Clear o => [o.Array],
        Invoke or Foreign { IsPure: false } or Foreign { Written.Count: > 0 } => OpShape.Operands(op),
        _ => [],
    };

    private Region Rewrite(Region region)
    {
        RegionBuilder builder = new(_values);
        foreach (Op op in region.Ops)
        {
            Op start = op;
            if (op is Loop loop && loop.Initial.Any(i => i.Type is ArrayType))
            {
                Value[] initial = [.. loop.Initial.Select((value, i) => Wants(loop, loop.Results[i], value) ? Copy(builder, value) : value)];
                start = loop is For counted ? counted with { Initial = initial.ToEquatable() } : (While)loop with { Initial = initial.ToEquatable() };
            }

            EquatableArray<Region> inner = OpShape.Regions(start);
            builder.Add(inner.Count == 0 ? start : OpShape.WithRegions(start, [.. inner.Select(Rewrite)]));
        }

        return builder.Build(region.Parameters, region.Yields);
    }

    private bool Wants(Loop loop, Value result, Value initial)
    {
        if (initial.Type is not ArrayType || _origins.Of(initial) is not { Count: > 0 } from) return false;
        if (from.Any(root => _scopes.Definition(root) is New || _written.Contains(root))) return false;
        return _origins.Of(result).Any(root => _scopes.Definition(root) is New && !_scopes.IsAvailable(root, _scopes.Of(loop)))
            && _origins.Of(result).All(root => _scopes.Definition(root) is New || from.Contains(root));
    }

    private Value Copy(RegionBuilder builder, Value array)
    {
        Value count = builder.Length(array);
        Value copy = builder.New(((ArrayType)array.Type).Element, count, zeroed: false, _values.NameOf(array));
        Value index = _values.New(IrType.I32);
        RegionBuilder body = new(_values);
        body.Store(copy, index, body.Load(array, index));
        EquatableArray<Value> none = EquatableArray<Value>.Empty;
        builder.Add(new For(none, builder.Integer(IrType.I32, 0), BinaryKind.Less, count, 1, Reversed: false, none, body.Build([index], [])));
        return copy;
    }
}
