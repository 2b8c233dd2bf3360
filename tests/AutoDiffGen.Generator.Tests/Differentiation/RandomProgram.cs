using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Tests.Differentiation;

/// <summary>Grows a random method over the whole IR that lowering can make: nested loops and branches, overwritten memory, slices.</summary>
/// <remarks>Smooth functions on small arguments, so that nothing overflows; conditions on data, not on parameters.</remarks>
internal sealed class RandomProgram
{
    public const int Size = 6;

    private readonly Random _random;
    private readonly ValueFactory _values = new();
    private readonly List<Parameter> _parameters = [];
    private readonly List<Value> _floats = [], _integers = [], _arrays = [], _written = [];
    private readonly List<Callee> _callees = [];
    private readonly List<Function> _functions = [];
    private Value? _depth;
    private int _budget;
    private int _names;

    private RandomProgram(int seed)
    {
        _random = new Random(seed);
        _budget = _random.Next(4, 40);
    }

    public static Method Grow(int seed) => new RandomProgram(seed).Build();

    private Method Build()
    {
        Add("a", IrType.F64, ParameterForm.Scalar, ParameterRole.Wrt, _floats);
        Add("p", new ArrayType(Scalar.Float64), ParameterForm.Span, ParameterRole.Wrt, _arrays);
        Add("data", new ArrayType(Scalar.Float64), ParameterForm.ReadOnlySpan, ParameterRole.Data, _arrays);
        Add("n", IrType.I32, ParameterForm.Scalar, ParameterRole.Data, _integers);
        if (_random.Next(2) == 0) _written.Add(_arrays[0]);

        RegionBuilder code = new(_values);
        if (_random.Next(2) == 0) Functions();
        Statements(code, 0);
        Value result = Float(code);
        for (int i = 0; i < 3; i++) result = code.Plus(result, _random.Next(2) == 0 ? _floats[^_random.Next(1, Math.Min(4, _floats.Count + 1))] : code.Times(Float(code), Float(code)));
        foreach (Value array in _arrays) result = code.Plus(result, code.Load(array, code.Integer(IrType.I32, _random.Next(2))));
        Method method = new(
            new Site("", EquatableArray.Of("static partial class Random"), "public", true, false),
            "Loss",
            _parameters.ToEquatable(),
            code.Build([], [result]),
            IrType.F64,
            _values.Names())
        {
            Functions = _functions.ToEquatable(),
        };
        IrVerifier.Verify(method);
        return method;
    }

    private void Add(string name, IrType type, ParameterForm form, ParameterRole role, List<Value> pool)
    {
        Value value = _values.New(type, name);
        _parameters.Add(new Parameter(value, name, form, role));
        pool.Add(value);
    }

    private string Name() => _random.Next(3) == 0 ? "" : $"v{_names++}";

    private Value Float(RegionBuilder code) => _random.Next(8) == 0 ? code.Number(IrType.F64, _random.Next(-3, 4) / 2.0) : _floats[_random.Next(_floats.Count)];

    private Value Index(RegionBuilder code, Value array)
    {
        // Every array here has at least two elements; data-dependent indices are reduced to that.
        Value raw = _random.Next(2) == 0 ? code.Integer(IrType.I32, _random.Next(2)) : _integers[_random.Next(_integers.Count)];
        Value length = code.Length(array);
        Value rest = code.Binary(BinaryKind.Remainder, raw, length);
        Value negative = code.Binary(BinaryKind.Less, rest, code.Integer(IrType.I32, 0));
        return code.Select(negative, code.Plus(rest, length), rest);
    }

    private void Statements(RegionBuilder code, int depth)
    {
        int count = _random.Next(1, 6);
        for (int i = 0; i < count && _budget > 0; i++)
        {
            _budget--;
            switch (_random.Next(12))
            {
                case 0 or 1 or 2:
                    _floats.Add(Expression(code));
                    break;
                case 3:
                    Value from = _arrays[_random.Next(_arrays.Count)];
                    _floats.Add(code.Load(from, Index(code, from), Name()));
                    break;
                case 4 or 5 when _written.Count > 0:
                    Value to = _written[_random.Next(_written.Count)];
                    code.Store(to, Index(code, to), Float(code));
                    break;
                case 6:
                    Value fresh = code.New(Scalar.Float64, code.Integer(IrType.I32, _random.Next(2, Size)), true, Name());
                    _arrays.Add(fresh);
                    _written.Add(fresh);
                    break;
                case 7:
                    Value seen = _arrays[_random.Next(_arrays.Count)];
                    Value start = code.Integer(IrType.I32, 0);
                    Value view = code.View(seen, start, code.Integer(IrType.I32, 2), Name());
                    _arrays.Add(view);
                    if (_written.Contains(seen)) _written.Add(view);
                    break;
                case 11 when _callees.Count > 0:
                    Call(code);
                    break;
                case 8 when depth < 3:
                    Branch(code, depth);
                    break;
                case 9 when depth < 3 && _random.Next(3) == 0:
                    Sum(code);
                    break;
                case 9 when depth < 3:
                    Counted(code, depth);
                    break;
                case 10 when depth < 3:
                    Open(code, depth);
                    break;
                default:
                    _integers.Add(code.Plus(_integers[_random.Next(_integers.Count)], code.Integer(IrType.I32, _random.Next(3))));
                    break;
            }
        }
    }

    private sealed record Callee(string Name, Value[] Parameters, int Results, bool Writes);

    /// <summary>One or two functions that may call themselves and each other: f(depth, n, x, y, a, b), where b may be written.</summary>
    private void Functions()
    {
        int count = _random.Next(1, 3);
        for (int i = 0; i < count; i++)
        {
            Value[] parameters =
            [
                _values.New(IrType.I32, "depth"),
                _values.New(IrType.I32, "n"),
                _values.New(IrType.F64, "x"),
                _values.New(IrType.F64, "y"),
                _values.New(new ArrayType(Scalar.Float64), "a"),
                _values.New(new ArrayType(Scalar.Float64), "b"),
            ];
            _callees.Add(new Callee($"F{i}", parameters, _random.Next(3), _random.Next(2) == 0));
        }

        foreach (Callee callee in _callees) _functions.Add(new Function(callee.Name, BodyOf(callee)));
    }

    private Region BodyOf(Callee callee)
    {
        (List<Value> floats, List<Value> integers, List<Value> arrays, List<Value> written, int budget) = ([.. _floats], [.. _integers], [.. _arrays], [.. _written], _budget);
        Value[] p = callee.Parameters;
        foreach (List<Value> pool in new[] { _floats, _integers, _arrays, _written }) pool.Clear();
        _integers.AddRange([p[0], p[1]]);
        _floats.AddRange([p[2], p[3]]);
        _arrays.AddRange([p[4], p[5]]);
        if (callee.Writes) _written.Add(p[5]);
        _depth = p[0];
        _budget = _random.Next(3, 14);

        RegionBuilder code = new(_values);
        if (_random.Next(2) == 0) _floats.Add(Expression(code));
        Value deeper = code.Binary(BinaryKind.Greater, p[0], code.Integer(IrType.I32, 0));
        Region then = Inside(1, [], c => Enumerable.Range(0, callee.Results).Select(_ => Float(c)).ToArray());
        RegionBuilder leaf = new(_values);
        Value[] leaves = [.. Enumerable.Range(0, callee.Results).Select(_ => leaf.Times(Float(leaf), Float(leaf)))];
        Value[] results = [.. leaves.Select(_ => _values.New(IrType.F64, Name()))];
        code.Add(new If(results.ToEquatable(), deeper, then, leaf.Build([], leaves)));
        _floats.AddRange(results);
        Value[] yields = [.. results.Select(r => _random.Next(3) == 0 ? Float(code) : code.Call(IrType.F64, "Sin", r))];

        (_depth, _budget) = (null, budget);
        foreach ((List<Value> pool, List<Value> saved) in new[] { (_floats, floats), (_integers, integers), (_arrays, arrays), (_written, written) })
        {
            pool.Clear();
            pool.AddRange(saved);
        }

        return code.Build(p, yields);
    }

    private void Call(RegionBuilder code)
    {
        Callee callee = _callees[_random.Next(_callees.Count)];
        List<Value> second = callee.Writes ? _written : _arrays;
        if (second.Count == 0) return;
        Value depth = _depth is { } own ? code.Minus(own, code.Integer(IrType.I32, 1)) : code.Integer(IrType.I32, _random.Next(3));
        Value[] arguments = [depth, _integers[_random.Next(_integers.Count)], Float(code), Float(code), _arrays[_random.Next(_arrays.Count)], second[_random.Next(second.Count)]];
        Value[] results = [.. Enumerable.Range(0, callee.Results).Select(_ => _values.New(IrType.F64, Name()))];
        code.Add(new Invoke(results.ToEquatable(), callee.Name, arguments.ToEquatable()));
        _floats.AddRange(results);
    }

    private Value Expression(RegionBuilder code)
    {
        Value x = Float(code), y = Float(code);
        return _random.Next(8) switch
        {
            0 => code.Binary(BinaryKind.Add, x, y, Name()),
            1 => code.Binary(BinaryKind.Subtract, x, y, Name()),
            2 or 3 => code.Call(IrType.F64, "Sin", code.Times(x, y)),
            4 => code.Call(IrType.F64, "Tanh", code.Plus(x, y)),
            5 => code.Over(x, code.Plus(code.Number(IrType.F64, 1.5), code.Times(y, y))),
            6 => code.Call(IrType.F64, "Exp", code.Call(IrType.F64, "Cos", x)),
            _ => code.Select(Condition(code), code.Call(IrType.F64, "Cos", x), y, Name()),
        };
    }

    private Value Condition(RegionBuilder code) => _random.Next(2) == 0
        ? code.Binary(BinaryKind.Greater, code.Binary(BinaryKind.Remainder, _integers[_random.Next(_integers.Count)], code.Integer(IrType.I32, 3)), code.Integer(IrType.I32, 0))
        : code.Binary(BinaryKind.Greater, code.Load(_arrays[_depth is null ? 1 : 0], code.Integer(IrType.I32, 0)), code.Number(IrType.F64, 0));

    /// <summary>Grows a region whose new values are not seen outside.</summary>
    private Region Inside(int depth, IEnumerable<Value> parameters, Func<RegionBuilder, IEnumerable<Value>> yields)
    {
        int floats = _floats.Count, integers = _integers.Count, arrays = _arrays.Count, written = _written.Count;
        foreach (Value parameter in parameters) (parameter.Type.IsFloat ? _floats : _integers).Add(parameter);
        RegionBuilder inner = new(_values);
        Statements(inner, depth + 1);
        Region region = inner.Build(parameters, yields(inner));
        _floats.RemoveRange(floats, _floats.Count - floats);
        _integers.RemoveRange(integers, _integers.Count - integers);
        _arrays.RemoveRange(arrays, _arrays.Count - arrays);
        _written.RemoveRange(written, _written.Count - written);
        return region;
    }

    private void Branch(RegionBuilder code, int depth)
    {
        Value condition = Condition(code);
        int count = _random.Next(3);
        Region Side() => Inside(depth, [], c => Enumerable.Range(0, count).Select(_ => Float(c)).ToArray());
        Region then = Side(), otherwise = Side();
        Value[] results = [.. Enumerable.Range(0, count).Select(_ => _values.New(IrType.F64, Name()))];
        code.Add(new If(results.ToEquatable(), condition, then, otherwise));
        _floats.AddRange(results);
    }

    /// <summary>A loop that fuses wherever its memory allows: it only adds what it reads. Some of that may be overwritten later.</summary>
    private void Sum(RegionBuilder code)
    {
        Value array = _arrays[_random.Next(_arrays.Count)], start = Float(code);
        Value index = _values.New(IrType.I32, "i"), carried = _values.New(IrType.F64, "sum"), result = _values.New(IrType.F64, "sum");
        RegionBuilder body = new(_values);
        Value x = body.Load(array, index);
        Value next = body.Plus(carried, body.Times(x, body.Call(IrType.F64, "Sin", body.Plus(x, Float(body)))));
        code.Add(new For(
            EquatableArray.Of(result), code.Integer(IrType.I32, 0), BinaryKind.Less, code.Length(array), 1, false, EquatableArray.Of(start), body.Build([index, carried], [next])));
        _floats.Add(result);
        if (!_written.Contains(array) || _random.Next(2) == 0) return;
        code.Store(array, Index(code, array), Float(code));
    }

    private void Counted(RegionBuilder code, int depth)
    {
        int carried = _random.Next(3);
        bool[] sums = [.. Enumerable.Range(0, carried).Select(_ => _random.Next(2) == 0)];
        bool down = _random.Next(4) == 0, wide = _random.Next(4) == 0;
        Value start = _random.Next(3) == 0 ? code.Integer(IrType.I32, down ? 4 : 1) : code.Integer(IrType.I32, down ? 3 : 0);
        Value end = down ? code.Integer(IrType.I32, _random.Next(-1, 3))
            : _random.Next(2) == 0 ? code.Binary(BinaryKind.Remainder, _integers[_random.Next(_integers.Count)], code.Integer(IrType.I32, 5))
            : code.Length(_arrays[_random.Next(_arrays.Count)]);
        Value[] initial = [.. Enumerable.Range(0, carried).Select(_ => Float(code))];
        Value[] parameters = [_values.New(IrType.I32, "i"), .. initial.Select(_ => _values.New(IrType.F64, Name()))];
        Value[] results = [.. initial.Select(_ => _values.New(IrType.F64, Name()))];
        Value[] hidden = [.. parameters.Skip(1).Where((_, i) => sums[i])];
        Region body = Inside(depth, parameters.Except(hidden), c => Next(c, parameters.Skip(1), sums));
        body = body with { Parameters = parameters.ToEquatable() };
        BinaryKind comparison = down ? (wide ? BinaryKind.GreaterOrEqual : BinaryKind.Greater) : wide ? BinaryKind.LessOrEqual : BinaryKind.Less;
        code.Add(new For(results.ToEquatable(), start, comparison, end, (down ? -1 : 1) * _random.Next(1, 3), false, initial.ToEquatable(), body));
        _floats.AddRange(results);
    }

    // A sum is only added to; anything else is whatever the body computed, kept small.
    private Value[] Next(RegionBuilder code, IEnumerable<Value> carried, bool[] sums) =>
        [.. carried.Select((c, i) => sums[i] ? code.Plus(c, code.Times(Float(code), Float(code))) : code.Call(IrType.F64, "Sin", code.Plus(Float(code), Float(code))))];

    private void Open(RegionBuilder code, int depth)
    {
        Value counter = _values.New(IrType.I32, "c"), test = _values.New(IrType.I32, "c"), x = _values.New(IrType.F64, Name()), unused = _values.New(IrType.F64);
        Value[] initial = [_integers[_random.Next(_integers.Count)], Float(code)];
        RegionBuilder condition = new(_values);
        Value go = condition.Binary(BinaryKind.Less, test, condition.Integer(IrType.I32, _random.Next(2, 7)));
        bool sum = _random.Next(2) == 0;
        Value[] shown = sum ? [counter] : [counter, x];
        Region body = Inside(depth, shown, c => [c.Plus(counter, c.Integer(IrType.I32, _random.Next(1, 3))), .. Next(c, [x], [sum])]);
        body = body with { Parameters = EquatableArray.Of(counter, x) };
        Value[] results = [_values.New(IrType.I32), _values.New(IrType.F64, Name())];
        code.Add(new While(results.ToEquatable(), initial.ToEquatable(), condition.Build([test, unused], [go]), body));
        _integers.Add(results[0]);
        _floats.Add(results[1]);
    }
}
