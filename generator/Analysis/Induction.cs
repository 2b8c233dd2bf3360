using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>An int that a loop carries and adds a + b · i to in each iteration: what it is in an iteration follows from the index.</summary>
/// <remarks>After k iterations from index s on: initial + k · e(s) + k (k − 1) / 2 · (e(s + 1) − e(s)), all as ints that wrap around.</remarks>
internal sealed class Induction
{
    private readonly For _loop;
    private readonly Value _initial;
    private readonly Value _increment;
    private readonly BinaryKind _kind;
    private readonly bool _dependsOnIndex;
    private readonly Op[] _ops;

    private Induction(For loop, Value initial, Value increment, BinaryKind kind, int degree, HashSet<Op> ops)
    {
        (_loop, _initial, _increment, _kind, _dependsOnIndex) = (loop, initial, increment, kind, degree > 0);
        _ops = [.. loop.Body.Ops.Where(ops.Contains)];
    }

    /// <summary>Those of a loop, by its body's parameters.</summary>
    public static IEnumerable<KeyValuePair<Value, Induction>> Of(For loop)
    {
        if (loop.Step != 1 || loop.Index.Type != IrType.I32) yield break;
        Dictionary<Value, Op> definitions = [];
        foreach (Op op in loop.Body.Ops)
            foreach (Value result in op.Defined) definitions[result] = op;
        for (int i = 0; i < loop.Initial.Count; i++)
        {
            Value parameter = loop.Body.Parameters[1 + i];
            if (parameter.Type != IrType.I32 || !definitions.TryGetValue(loop.Body.Yields[i], out Op? next) || next is not Binary { Kind: BinaryKind.Add or BinaryKind.Subtract } sum) continue;
            Value? increment = sum.Left == parameter ? sum.Right : sum.Right == parameter && sum.Kind == BinaryKind.Add ? sum.Left : null;
            HashSet<Op> ops = new(ByReference<Op>.Instance);
            if (increment is null || Degree(increment) is not (<= 1 and var degree)) continue;
            yield return new KeyValuePair<Value, Induction>(parameter, new Induction(loop, loop.Initial[i], increment, sum.Kind, degree, ops));

            // Of the index; more than 1 for what is no such polynomial.
            int Degree(Value value)
            {
                if (value == loop.Index) return 1;
                if (loop.Body.Parameters.Contains(value)) return 2;
                if (!definitions.TryGetValue(value, out Op? op)) return 0;
                ops.Add(op);
                return op switch
                {
                    Const => 0,
                    Binary { Kind: BinaryKind.Add or BinaryKind.Subtract } o => System.Math.Max(Degree(o.Left), Degree(o.Right)),
                    Binary { Kind: BinaryKind.Multiply } o => Degree(o.Left) + Degree(o.Right),
                    _ => 2,
                };
            }
        }
    }

    /// <summary>What it is in the iteration of an index.</summary>
    public Value At(Value index, RegionBuilder builder)
    {
        Value k = builder.Minus(index, _loop.Start), first = Increment(_loop.Start, builder), sum = builder.Times(k, first);
        if (_dependsOnIndex)
        {
            Value one = builder.Integer(IrType.I32, 1), slope = builder.Minus(Increment(builder.Plus(_loop.Start, one), builder), first);
            // As longs, as half of a product that has wrapped around is another number.
            Value wide = builder.Times(builder.Convert(IrType.I64, k), builder.Convert(IrType.I64, builder.Minus(k, one)));
            Value half = builder.Convert(IrType.I32, builder.Over(wide, builder.Integer(IrType.I64, 2)));
            sum = builder.Plus(sum, builder.Times(half, slope));
        }

        return builder.Binary(_kind, _initial, sum);
    }

    private Value Increment(Value index, RegionBuilder builder)
    {
        Dictionary<Value, Value> map = new() { [_loop.Index] = index };
        foreach (Op op in _ops) builder.Add(OpShape.Copy(op, builder.Values, map));
        return map.TryGetValue(_increment, out Value computed) ? computed : _increment;
    }
}
