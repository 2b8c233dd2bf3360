using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>Hands functions the elements of a T[][] in one piece, whose derivatives can be handed on as well: rows of those need not be arrays.</summary>
/// <remarks>
/// Before:  s = f(rows, n)               function f(rows, n) { … row i of rows … }
/// After:   flat, starts = copy of rows
///          s = f(flat, starts, n)       function f(flat, starts, n) { … view of flat from starts[i] to starts[i + 1] … }
///          rows = flat, where the method writes them
/// </remarks>
internal sealed class FlatTables
{
    private readonly Method _method;
    private readonly ValueFactory _values;
    private readonly Dictionary<Value, (Value Flat, Value Starts)> _flat = [];
    private readonly HashSet<Value> _handedOn;

    private FlatTables(Method method)
    {
        _method = method;
        _values = new ValueFactory(method);
        _handedOn = [.. method.Ops.OfType<Invoke>().SelectMany(call => call.Arguments).Where(IsTable)];
    }

    /// <summary>Whether a function of the method's is handed T[][], of which some has derivatives of its own.</summary>
    public static bool AreNeeded(Method method) => AreNeeded(method, p => p.Role == ParameterRole.Wrt);

    /// <summary>The same for the gradient, which the caller hands in, in rows too; that of other tables is the method's own.</summary>
    public static bool AreNeededByGradient(Method method) => AreNeeded(method, p => false);

    /// <summary>The method with its tables in one piece; itself where it does without.</summary>
    public static Method Of(Method method) => AreNeeded(method) ? new FlatTables(method).Run() : method;

    private static bool AreNeeded(Method method, Func<Parameter, bool> hasOwn)
    {
        if (!method.Functions.Any(f => f.Body.Parameters.Any(IsTable))) return false;
        ValueSet written = Written(method);
        return method.Parameters.Any(p => IsTable(p.Value) && (hasOwn(p) || (written.Contains(p.Value) && p.Role != ParameterRole.Wrt)));
    }

    private static ValueSet Written(Method method)
    {
        MemoryRoots roots = new(method);
        return new ValueSet(method.Body.Ops.SelectMany(roots.WrittenBy));
    }

    private static bool IsTable(Value value) => value.Type is JaggedType { Element.IsFloat: true };

    private Method Run()
    {
        foreach (Value parameter in _method.Functions.SelectMany(f => f.Body.Parameters).Where(IsTable)) _flat[parameter] = Fresh(parameter);
        ValueSet written = Written(_method);
        RegionBuilder body = new(_values);
        Parameter[] copied = [.. _method.Parameters.Where(p => _handedOn.Contains(p.Value))];
        foreach (Parameter parameter in copied) Copy(parameter.Value, parameter.ArrivesNull, body);
        foreach (Op op in _method.Body.Ops) Add(op, body);
        foreach (Parameter parameter in copied.Where(p => written.Contains(p.Value)))
        {
            (Value flat, Value starts) = _flat[parameter.Value];
            EachRow(parameter.Value, parameter.ArrivesNull, body, (each, row, index) => MemoryLoops.Copy(each, Part(flat, starts, index, each), row, each.Length(row)));
        }

        return _method with
        {
            Body = body.Build([], _method.Body.Yields),
            Functions = _method.Functions.Select(f => f with { Body = Rewrite(f.Body) }).ToEquatable(),
            Names = _values.Names(),
        };
    }

    private Region Rewrite(Region region)
    {
        RegionBuilder builder = new(_values);
        foreach (Op op in region.Ops) Add(op, builder);
        return builder.Build(region.Parameters.SelectMany(Pieces), region.Yields);
    }

    private void Add(Op op, RegionBuilder builder)
    {
        switch (op)
        {
            case Row row when _flat.TryGetValue(row.Jagged, out (Value Flat, Value Starts) table):
                Part(table.Flat, table.Starts, row.Index, builder, row.Result);
                break;
            case Length length when _flat.TryGetValue(length.Array, out (Value Flat, Value Starts) table):
                builder.Add(new Binary(length.Result, BinaryKind.Subtract, builder.Length(table.Starts), builder.Integer(IrType.I32, 1)));
                break;
            case Invoke call:
                builder.Add(call with { Arguments = call.Arguments.SelectMany(Pieces).ToEquatable() });
                break;
            case If or Loop:
                builder.Add(OpShape.WithRegions(op, [.. OpShape.Regions(op).Select(Rewrite)]));
                break;
            default:
                // Functions have the copy alone, and what others find in the caller's must be what the method has left there.
                if (op.Used.Any(_flat.ContainsKey)) throw new InvalidOperationException($"{op} sees a T[][] that functions are handed.");
                builder.Add(op);
                if (op is External field && _handedOn.Contains(field.Result)) Copy(field.Result, allowsNull: false, builder);
                break;
        }
    }

    private IEnumerable<Value> Pieces(Value value) => _flat.TryGetValue(value, out (Value Flat, Value Starts) table) ? [table.Flat, table.Starts] : [value];

    private (Value Flat, Value Starts) Fresh(Value table)
    {
        string name = _values.NameOf(table);
        return (_values.New(new ArrayType(((JaggedType)table.Type).Element), name), _values.New(new ArrayType(IrType.I32), name.Length == 0 ? "" : name + "Starts"));
    }

    private void Copy(Value table, bool allowsNull, RegionBuilder builder)
    {
        (Value flat, Value starts) = _flat[table] = Fresh(table);
        Value one = builder.Integer(IrType.I32, 1), zero = builder.Integer(IrType.I32, 0);
        builder.Add(new New(starts, builder.Plus(builder.Length(table, allowsNull), one), Zeroed: true));
        EachRow(table, allowsNull, builder, (each, row, index) => each.Store(starts, each.Plus(index, one), each.Plus(each.Load(starts, index), each.Length(row))));
        builder.Add(new New(flat, builder.Load(starts, builder.Length(table, allowsNull)), Zeroed: false));
        EachRow(table, allowsNull, builder, (each, row, index) => MemoryLoops.Copy(each, row, Part(flat, starts, index, each), each.Length(row)));
    }

    private void EachRow(Value table, bool allowsNull, RegionBuilder builder, Action<RegionBuilder, Value, Value> write)
    {
        Value index = _values.New(IrType.I32);
        RegionBuilder each = new(_values);
        write(each, each.Row(table, index), index);
        builder.Add(MemoryLoops.Each(builder, builder.Length(table, allowsNull), index, each));
    }

    private Value Part(Value flat, Value starts, Value index, RegionBuilder builder, Value? result = null)
    {
        result ??= _values.New(flat.Type);
        Value start = builder.Load(starts, index), end = builder.Load(starts, builder.Plus(index, builder.Integer(IrType.I32, 1)));
        builder.Add(new View(result, flat, start, builder.Minus(end, start)));
        return result;
    }
}
