using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>A pullback that is given by hand, in place of its call: where it is differentiated itself.</summary>
internal static class GivenBody
{
    /// <param name="body">What it does.</param>
    /// <param name="given">Its parameters.</param>
    /// <param name="values">What each takes; of a number by reference, one element of memory.</param>
    /// <param name="builder">Where it runs.</param>
    public static void Add(Method body, GivenPullback given, IReadOnlyDictionary<GivenSlot, Value?> values, RegionBuilder builder)
    {
        Dictionary<Value, Value> map = [];
        Dictionary<Value, Value> cells = [];
        for (int i = 0; i < body.Parameters.Count; i++)
        {
            (Parameter parameter, GivenSlot slot) = (body.Parameters[i], given.Slots[i]);
            if (slot.IsByReference)
            {
                cells[parameter.Value] = values[slot]!;
                map[parameter.Value] = builder.Load(values[slot]!, builder.Integer(IrType.I32, 0));
            }
            else if (slot.Kind != GivenSlotKind.Discarded && values[slot] is { } value)
            {
                map[parameter.Value] = value;
            }
        }

        foreach (Op op in body.Body.Ops) builder.Add(Copied(op));
        int yielded = body.ReturnType is null ? 0 : 1;
        foreach (Parameter parameter in body.Parameters.Where(p => p.IsYielded))
        {
            Value left = Use(body.Body.Yields[yielded++]);
            if (cells.TryGetValue(parameter.Value, out Value cell)) builder.Store(cell, builder.Integer(IrType.I32, 0), left);
        }

        Op Copied(Op op) => OpShape.Rebuild(op, Use, v => map[v] = builder.Values.New(v.Type, body.Names[v.Id]));
        Value Use(Value value) => map.TryGetValue(value, out Value mapped) ? mapped : value;
    }
}
