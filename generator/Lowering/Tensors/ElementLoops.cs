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
        Fold(0, count, [], [], (index, _) =>
        {
            body(index);
            return [];
        });

    /// <summary>for (int i = start; i &lt; count; i++) carried = next(i, carried)</summary>
    public IReadOnlyList<Value> Fold(
        int start, Value count, IReadOnlyList<Value> initial, IReadOnlyList<string> names, Func<Value, IReadOnlyList<Value>, IReadOnlyList<Value>> next)
    {
        Value index = context.Values.New(IrType.I32);
        Value[] carried = Fresh(initial, names);
        RegionBuilder body = new(context.Values);
        IReadOnlyList<Value> yields = context.Within(body, context.Variables, () => next(index, carried));
        for (int i = 0; i < yields.Count; i++)
            if (context.Values.NameOf(yields[i]).Length == 0) context.Values.Rename(yields[i], names[i]);

        Value[] results = Fresh(initial, names);
        Value first = context.Builder.Integer(IrType.I32, start);
        context.Builder.Add(new For(
            results.ToEquatable(), first, BinaryKind.Less, count, 1, Reversed: false, initial.ToEquatable(), body.Build([index, .. carried], yields)));
        return results;
    }

    /// <summary>The same for one carried value.</summary>
    public Value Fold(Value count, Value initial, string name, Func<Value, Value, Value> next) =>
        Fold(0, count, [initial], [name], (index, carried) => [next(index, carried[0])])[0];

    private Value[] Fresh(IReadOnlyList<Value> like, IReadOnlyList<string> names)
    {
        Value[] values = new Value[like.Count];
        for (int i = 0; i < values.Length; i++) values[i] = context.Values.New(like[i].Type, names[i]);
        return values;
    }
}
