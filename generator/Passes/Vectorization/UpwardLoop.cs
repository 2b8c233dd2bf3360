using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Passes.Vectorization;

/// <summary>The iterations of a counted loop in the one form that lanes know: an int from a start, by one, up to a bound.</summary>
/// <remarks>
/// Before:  for i from n - 1 while &gt;= 0 step -1 { x[i] }        for i from 0 while &lt; n step 2 carrying k = 5 { x[i], y[k]; yield k + 3 }
/// After:   for i from 0 while &lt; n { x[i] }                     for j from 0 while &lt; (n + 1) / 2 { i = 2 * j, k = 5 + 3 * j: x[i], y[k] }
/// The order changes, which lanes do anyhow. A bound at the end of an int has no number behind it: where that may be, <see cref="Fits"/> asks, and the loop itself runs.
/// </remarks>
internal sealed class UpwardLoop
{
    private readonly For _loop;
    private readonly ValueFactory _values;
    private readonly IReadOnlyDictionary<Value, Op> _definitions;
    private readonly IntegerBounds _bounds;
    private readonly RegionBuilder _before;
    private readonly RegionBuilder _after;
    private readonly string _helpers;

    private UpwardLoop(For loop, IReadOnlyDictionary<Value, Op> definitions, ValueFactory values, string helpers)
    {
        (_loop, _definitions, _values, _helpers) = (loop, definitions, values, helpers);
        (_bounds, _before, _after, Loop) = (new IntegerBounds(definitions), new RegionBuilder(values), new RegionBuilder(values), loop);
        Results = [.. loop.Results];
    }

    /// <summary>The loop in that form.</summary>
    public For Loop { get; private set; }

    /// <summary>What its bounds are computed of.</summary>
    public IReadOnlyList<Op> Before => _before.Ops;

    /// <summary>Whether it has that form, as the bounds are; null where it has for any.</summary>
    public Value? Fits { get; private set; }

    /// <summary>What computes from its results those that it does not carry.</summary>
    public IReadOnlyList<Op> After => _after.Ops;

    /// <summary>What stands for each result of the loop.</summary>
    public Value[] Results { get; }

    /// <summary>Whether it is the loop itself.</summary>
    public bool IsSame => ReferenceEquals(Loop, _loop);

    /// <param name="loop">A counted loop.</param>
    /// <param name="definitions">Of all values of the method.</param>
    /// <param name="values">Of the method.</param>
    /// <param name="helpers">What stands before the names of helpers.</param>
    /// <returns>Null where its index is no int, or it has no such form for any bounds.</returns>
    public static UpwardLoop? Of(For loop, IReadOnlyDictionary<Value, Op> definitions, ValueFactory values, string helpers)
    {
        if (loop.Index.Type != IrType.I32 || loop.IsTiled) return null;
        UpwardLoop upward = new(loop, definitions, values, helpers);
        // No number is behind these.
        if ((loop.Step == 1 && loop.Comparison == BinaryKind.LessOrEqual && upward.Number(loop.End) == int.MaxValue) || (loop.Step == -1 && (upward.Number(loop.Start) == int.MaxValue || upward.Number(loop.End) is int.MinValue or int.MaxValue))) return null;
        upward.Turn();
        return upward;
    }

    private void Turn()
    {
        bool isPlain = _loop.Step == 1 && _loop.Comparison == BinaryKind.Less;
        int[] counters = _loop.Reversed ? [] : [.. Enumerable.Range(0, _loop.Initial.Count).Where(i => Increment(i) is not null)];
        if (isPlain && counters.Length == 0) return;

        RegionBuilder body = new(_values);
        Value index = _loop.Index, start = _loop.Start, end = _loop.End;
        switch (_loop.Step)
        {
            case 1:
                if (!isPlain) end = Behind(_loop.End);
                break;
            case -1:
                start = _loop.Comparison == BinaryKind.Greater ? Behind(_loop.End) : NotFirst(_loop.End);
                end = Behind(_loop.Start);
                break;
            default:
                (start, end) = (_before.Integer(IrType.I32, 0), Count());
                index = _values.New(IrType.I32, _values.NameOf(_loop.Index));
                body.Add(new Binary(_loop.Index, BinaryKind.Add, _loop.Start, body.Times(index, body.Integer(IrType.I32, _loop.Step))));
                break;
        }

        // How many iterations came before this one.
        Value? position = counters.Length == 0 ? null : _loop.Step switch
        {
            1 when Number(_loop.Start) == 0 => index,
            1 => body.Minus(index, _loop.Start),
            -1 => body.Minus(_loop.Start, index),
            _ => index,
        };
        Dictionary<Value, Value> counted = counters.ToDictionary(i => _loop.Body.Parameters[1 + i], i => Counted(i, position!, body));
        body.AddRange(counted.Count == 0 ? _loop.Body.Ops : _loop.Body.Ops.Select(op => OpShape.WithOperands(op, v => counted.TryGetValue(v, out Value value) ? value : v)));

        for (int i = 0; i < Results.Length; i++) Results[i] = _values.New(_loop.Results[i].Type, _values.NameOf(_loop.Results[i]));
        EquatableArray<Value> Kept(IEnumerable<Value> of) => of.Where((_, i) => !counters.Contains(i)).ToEquatable();
        Loop = _loop with
        {
            Start = start,
            End = end,
            Step = 1,
            Comparison = BinaryKind.Less,
            Reversed = false,
            Results = Kept(Results),
            Initial = Kept(_loop.Initial),
            Body = body.Build([index, .. Kept(_loop.Body.Parameters.Skip(1))], Kept(_loop.Body.Yields)),
        };
        if (counters.Length == 0) return;
        Value zero = _after.Integer(IrType.I32, 0), any = _after.Binary(BinaryKind.Less, start, end), difference = _after.Minus(end, start);
        // Each is a value of its own, also where two count alike.
        foreach (int i in counters) Results[i] = Counted(i, _after.Select(any, difference, zero), _after);
    }

    // What it is behind so many iterations.
    private Value Counted(int carried, Value iterations, RegionBuilder builder)
    {
        long increment = Increment(carried)!.Value;
        Value added = increment == 1 ? iterations : builder.Times(iterations, builder.Integer(IrType.I32, increment));
        return Number(_loop.Initial[carried]) == 0 ? added : builder.Plus(_loop.Initial[carried], added);
    }

    /// <summary>What each iteration adds to an int that the loop carries; null where that is no constant.</summary>
    private long? Increment(int carried)
    {
        Value parameter = _loop.Body.Parameters[1 + carried];
        if (parameter.Type != IrType.I32 || _loop.Body.Yields[carried] == parameter) return null;
        long all = 0;
        for (Value value = _loop.Body.Yields[carried]; value != parameter;)
        {
            if (!_definitions.TryGetValue(value, out Op? op) || op is not Binary { Kind: BinaryKind.Add or BinaryKind.Subtract } sum || !_loop.Body.Ops.Contains(op) || Number(sum.Right) is not { } number) return null;
            all += sum.Kind == BinaryKind.Add ? number : -number;
            value = sum.Left;
        }

        return unchecked((int)all);
    }

    private long? Number(Value value) => _definitions.TryGetValue(value, out Op? op) && op is Const known ? known.Bits : null;

    // The number behind one, which for n - 1 is n.
    private Value Behind(Value value)
    {
        if (_bounds.Of(value).Most == int.MaxValue) Require(_before.Binary(BinaryKind.Less, value, _before.Integer(IrType.I32, int.MaxValue)));
        if (_definitions.TryGetValue(value, out Op? op) && op is Binary { Kind: BinaryKind.Subtract } difference && Number(difference.Right) == 1) return difference.Left;
        return Number(value) is { } number ? _before.Integer(IrType.I32, number + 1) : _before.Plus(value, _before.Integer(IrType.I32, 1));
    }

    // i >= int.MinValue always holds.
    private Value NotFirst(Value value)
    {
        if (_bounds.Of(value).Least == int.MinValue) Require(_before.Binary(BinaryKind.Greater, value, _before.Integer(IrType.I32, int.MinValue)));
        return value;
    }

    private Value Count()
    {
        if (Number(_loop.Start) is { } first && Number(_loop.End) is { } bound && Math.Abs(bound) < int.MaxValue - Math.Abs(_loop.Step))
        {
            bool isInclusive = _loop.Comparison is BinaryKind.LessOrEqual or BinaryKind.GreaterOrEqual;
            long way = Math.Sign(_loop.Step) * (bound - first) - (isInclusive ? 0 : 1);
            return _before.Integer(IrType.I32, way < 0 ? 0 : (way / Math.Abs(_loop.Step)) + 1);
        }

        string inclusive = _loop.Comparison is BinaryKind.LessOrEqual or BinaryKind.GreaterOrEqual ? ", inclusive: true" : "";
        Value count = _before.Foreign(IrType.I32, $"{_helpers}Trips.Steps({{0}}, {{1}}, {_loop.Step.ToString(System.Globalization.CultureInfo.InvariantCulture)}{inclusive})", [_loop.Start, _loop.End], isPure: true, "steps");
        // An index that wraps around has no such number.
        long most = int.MaxValue - Math.Abs(_loop.Step), least = -most;
        (long Least, long Most) known = _bounds.Of(_loop.End);
        if (_loop.Step > 0 ? known.Most > most : known.Least < least) Require(_before.Binary(BinaryKind.GreaterOrEqual, count, _before.Integer(IrType.I32, 0)));
        return count;
    }

    private void Require(Value condition) => Fits = Fits is null ? condition : _before.Binary(BinaryKind.And, Fits, condition);
}
