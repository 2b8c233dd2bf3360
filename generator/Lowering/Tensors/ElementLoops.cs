using System;
using System.Collections.Generic;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Lowering.Tensors;

/// <summary>Loops of the lowering itself: they change no variable of the source.</summary>
internal sealed class ElementLoops(LoweringContext context)
{
    /// <summary>for (int i = 0; i &lt; count; i++) body(i)</summary>
    public void Each(Value count, Action<Value> body) =>
        Fold(Zero(), count, [], [], (index, _) =>
        {
            body(index);
            return [];
        });

    /// <summary>for (int i = start; i &lt; count; i++) carried = next(i, carried)</summary>
    public IReadOnlyList<Value> Fold(
        Value start, Value count, IReadOnlyList<Value> initial, IReadOnlyList<string> names, Func<Value, IReadOnlyList<Value>, IReadOnlyList<Value>> next)
    {
        Value index = context.Values.New(IrType.I32);
        Value[] carried = Fresh(initial, names);
        RegionBuilder body = new(context.Values);
        IReadOnlyList<Value> yields = context.Within(body, context.Variables, () => next(index, carried));
        for (int i = 0; i < yields.Count; i++)
            if (context.Values.NameOf(yields[i]).Length == 0) context.Values.Rename(yields[i], names[i]);

        Value[] results = Fresh(initial, names);
        context.Builder.Add(new For(
            results.ToEquatable(), start, BinaryKind.Less, count, 1, Reversed: false, initial.ToEquatable(), body.Build([index, .. carried], yields)));
        return results;
    }

    /// <summary>The same for one carried value.</summary>
    public Value Fold(Value count, Value initial, string name, Func<Value, Value, Value> next) =>
        Fold(Zero(), count, [initial], [name], (index, carried) => [next(index, carried[0])])[0];

    /// <summary>while (condition(carried)) carried = next(carried)</summary>
    public IReadOnlyList<Value> While(
        IReadOnlyList<Value> initial, IReadOnlyList<string> names, Func<IReadOnlyList<Value>, Value> condition, Func<IReadOnlyList<Value>, IReadOnlyList<Value>> next)
    {
        Value[] tested = Fresh(initial, names), carried = Fresh(initial, names);
        RegionBuilder test = new(context.Values), body = new(context.Values);
        Value holds = context.Within(test, context.Variables, () => condition(tested));
        IReadOnlyList<Value> yields = context.Within(body, context.Variables, () => next(carried));
        Value[] results = Fresh(initial, names);
        context.Builder.Add(new While(results.ToEquatable(), initial.ToEquatable(), test.Build(tested, [holds]), body.Build(carried, yields)));
        return results;
    }

    private Value Zero() => context.Builder.Integer(IrType.I32, 0);

    private Value[] Fresh(IReadOnlyList<Value> like, IReadOnlyList<string> names)
    {
        Value[] values = new Value[like.Count];
        for (int i = 0; i < values.Length; i++) values[i] = context.Values.New(like[i].Type, names[i]);
        return values;
    }
}
