using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>What the caller's memory held at entry, for a method that runs several times.</summary>
internal sealed class EntryMemory
{
    private readonly (Value Memory, Value Saved, bool AllowsNull)[] _saved;

    /// <param name="changed">Parameters whose memory the method reads and writes.</param>
    /// <param name="start">Receives the copies.</param>
    public EntryMemory(IEnumerable<Parameter> changed, RegionBuilder start) => _saved = [.. changed.Select(p => (p.Value, Saved(p, start), p.ArrivesNull))];

    /// <summary>Puts it back before each run but the first.</summary>
    /// <param name="run">The run.</param>
    /// <param name="index">0 in the first one.</param>
    public void Restore(RegionBuilder run, Value index)
    {
        if (_saved.Length == 0) return;
        RegionBuilder again = new(run.Values);
        foreach ((Value memory, Value copy, bool allowsNull) in _saved)
        {
            if (memory.Type is JaggedType) EachRow(again, memory, allowsNull, (body, row, at) => MemoryLoops.Copy(body, body.View(copy, at, body.Length(row)), row, body.Length(row)));
            else MemoryLoops.Copy(again, copy, memory, again.Length(copy));
        }

        run.Add(MemoryLoops.When(run.Binary(BinaryKind.Greater, index, run.Integer(IrType.I32, 0)), again));
    }

    private static Value Saved(Parameter parameter, RegionBuilder start)
    {
        Value memory = parameter.Value;
        if (memory.Type is JaggedType rows)
        {
            Value all = start.New(rows.Element, EachRow(start, memory, parameter.ArrivesNull, (_, _, _) => { }), zeroed: false);
            EachRow(start, memory, parameter.ArrivesNull, (body, row, at) => MemoryLoops.Copy(body, row, body.View(all, at, body.Length(row)), body.Length(row)));
            return all;
        }

        Value count = start.Length(memory, parameter.ArrivesNull), copy = start.New(((ArrayType)memory.Type).Element, count, zeroed: false);
        MemoryLoops.Copy(start, memory, copy, count);
        return copy;
    }

    // Each row, with how many elements the rows before it have; says how many all have.
    private static Value EachRow(RegionBuilder builder, Value memory, bool allowsNull, System.Action<RegionBuilder, Value, Value> write)
    {
        Value index = builder.Values.New(IrType.I32), at = builder.Values.New(IrType.I32), all = builder.Values.New(IrType.I32), zero = builder.Integer(IrType.I32, 0);
        RegionBuilder body = new(builder.Values);
        Value row = body.Row(memory, index);
        write(body, row, at);
        Region each = body.Build([index, at], [body.Plus(at, body.Length(row))]);
        builder.Add(new For(EquatableArray.Of(all), zero, BinaryKind.Less, builder.Length(memory, allowsNull), 1, Reversed: false, EquatableArray.Of(zero), each));
        return all;
    }
}
