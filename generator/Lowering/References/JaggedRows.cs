using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Takes out T[][] that the method makes, or chooses: what is left says of each row where it lies.</summary>
/// <remarks>
/// Before:  t = new rows[n];  row t[i] = r;  … row t[j] …
/// After:   one array of integers for each <see cref="RowPart"/>;  they take in what r is;  … the row that they describe …
/// How a row is described is the business of <see cref="References"/>; here stand its questions. A parameter that is chosen is
/// described row by row first: the description shares the rows, and nobody exchanges those of a parameter.
/// </remarks>
internal sealed class JaggedRows
{
    private readonly ValueFactory _values;
    private readonly MemoryChoices _choices;
    private readonly HashSet<Value> _handedIn;
    private readonly HashSet<Value> _shared = [];
    private readonly Dictionary<Value, Value[]> _parts = [];
    private RegionBuilder _builder;

    private JaggedRows(Method method, ValueFactory values, MemoryChoices choices)
    {
        _values = values;
        _choices = choices;
        _builder = new RegionBuilder(values);
        _handedIn = [.. method.Parameters.Select(p => p.Value), .. method.Functions.SelectMany(f => f.Body.Parameters), .. method.Ops.Where(op => op is External or Foreign).SelectMany(OpShape.Results)];
        FindShared(method);
    }

    public static Method Run(Method method, ValueFactory values, MemoryChoices choices)
    {
        if (!method.Ops.Any(IsConcerned)) return method;
        JaggedRows rows = new(method, values, choices);
        return method.WithBodies(rows.Rewrite);
    }

    private static bool IsConcerned(Op op) => op is NewRows or StoreRow || (op is If or Loop && OpShape.Results(op).Any(r => r.Type is JaggedType));

    // What may be a parameter.
    private void FindShared(Method method)
    {
        _shared.UnionWith(_handedIn);
        int before = -1;
        while (before != _shared.Count)
        {
            before = _shared.Count;
            foreach (Op op in method.Ops)
            {
                if (op is If branch)
                {
                    for (int i = 0; i < branch.Results.Count; i++)
                        if (_shared.Contains(branch.Then.Yields[i]) || _shared.Contains(branch.Else.Yields[i])) _shared.Add(branch.Results[i]);
                }
                else if (op is Loop loop)
                {
                    (Region body, int first) = Activity.Body(loop);
                    for (int i = 0; i < loop.Results.Count; i++)
                    {
                        if (!_shared.Contains(loop.Initial[i]) && !_shared.Contains(body.Yields[i])) continue;
                        _shared.UnionWith([loop.Results[i], body.Parameters[first + i]]);
                    }
                }
            }
        }
    }

    private Region Rewrite(Region region)
    {
        RegionBuilder outer = _builder;
        _builder = new RegionBuilder(_values);
        try
        {
            Value[] parameters = [.. region.Parameters.SelectMany(Adopt)];
            foreach (Op op in region.Ops) Rewrite(op);
            // These may add ops.
            Value[] yields = [.. region.Yields.SelectMany(Parts)];
            return _builder.Build(parameters, yields);
        }
        finally
        {
            _builder = outer;
        }
    }

    private void Rewrite(Op op)
    {
        switch (op)
        {
            case NewRows made:
                _parts[made.Result] = [.. RowPart.All.Select(part => _builder.New(IrType.I32, made.Count, zeroed: true, Name(made.Result, part)))];
                break;
            case StoreRow store:
                if (_shared.Contains(store.Jagged)) throw _choices.Refuse([store.Jagged], "it may be a parameter, whose rows stay; copy the rows first");
                _builder.Run(MemoryChoices.TakeRow, [.. Parts(store.Jagged), store.Index, store.Row], isPure: false);
                break;
            case Row row when IsDescribed(row.Jagged):
                _builder.Add(new Foreign(EquatableArray.Of(row.Result), MemoryChoices.RowOf, EquatableArray.Of([.. Parts(row.Jagged), row.Index]), IsPure: true));
                break;
            case Length length when length.Array.Type is JaggedType && IsDescribed(length.Array):
                _builder.Add(length with { Array = Parts(length.Array).First() });
                break;
            case If branch:
                Region then = Rewrite(branch.Then), otherwise = Rewrite(branch.Else);
                _builder.Add(new If(branch.Results.SelectMany(Adopt).ToEquatable(), branch.Condition, then, otherwise));
                break;
            case Loop loop:
                Rewrite(loop);
                break;
            default:
                foreach (Value operand in OpShape.Operands(op))
                    if (operand.Type is JaggedType && IsDescribed(operand)) throw _choices.Refuse([operand], "other code is handed it");
                _builder.Add(op);
                break;
        }
    }

    private void Rewrite(Loop loop)
    {
        EquatableArray<Value> initial = loop.Initial.SelectMany(Parts).ToEquatable();
        switch (loop)
        {
            case For o:
                Region body = Rewrite(o.Body);
                _builder.Add(o with { Results = Results(), Initial = initial, Body = body });
                break;
            case While o:
                Region condition = Rewrite(o.Condition), repeated = Rewrite(o.Body);
                _builder.Add(new While(Results(), initial, condition, repeated));
                break;
        }

        EquatableArray<Value> Results() => loop.Results.SelectMany(Adopt).ToEquatable();
    }

    private bool IsDescribed(Value jagged) => !_handedIn.Contains(jagged);

    /// <summary>What stands where a value was defined that a branch yields or a loop carries.</summary>
    private IEnumerable<Value> Adopt(Value value)
    {
        if (value.Type is not JaggedType || _handedIn.Contains(value)) return [value];
        Value[] parts = [.. RowPart.All.Select(part => _values.New(new ArrayType(IrType.I32), Name(value, part)))];
        foreach (Value part in parts) _choices.Learn(part, value);
        return _parts[value] = parts;
    }

    /// <summary>What stands where the value was used.</summary>
    private IEnumerable<Value> Parts(Value value)
    {
        if (value.Type is not JaggedType jagged) return [value];
        if (_parts.TryGetValue(value, out Value[]? parts)) return parts;
        return _handedIn.Contains(value) ? Describe(value) : RowPart.All.Select(_ => _values.New(new ArrayType(IrType.I32)));
    }

    private Value[] Describe(Value jagged)
    {
        Value count = _builder.Length(jagged), index = _values.New(IrType.I32);
        Value[] parts = [.. RowPart.All.Select(part => _builder.New(IrType.I32, count, zeroed: true, Name(jagged, part)))];
        RegionBuilder body = new(_values);
        body.Run(MemoryChoices.TakeRow, [.. parts, index, body.Row(jagged, index)], isPure: false);
        EquatableArray<Value> none = EquatableArray<Value>.Empty;
        _builder.Add(new For(none, _builder.Integer(IrType.I32, 0), BinaryKind.Less, count, 1, Reversed: false, none, body.Build([index], [])));
        return parts;
    }

    private string Name(Value jagged, string part) => _values.NameOf(jagged) is { Length: > 0 } name ? name + part : "";
}

/// <summary>The integers that describe a row, in the order in which they are handed on.</summary>
internal static class RowPart
{
    public const int Sources = 0;
    public const int Rows = 1;
    public const int Starts = 2;

    /// <summary>The length's complement: 0 is null.</summary>
    public const int Ends = 3;

    public static readonly string[] All = ["Sources", "Rows", "Starts", "Lengths"];
}
