using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>What the caller's memory held at entry, for a method that runs several times.</summary>
internal sealed class EntryMemory
{
    private readonly (Value Memory, Value Saved)[] _saved;

    /// <param name="changed">Parameters whose memory the method reads and writes.</param>
    /// <param name="start">Receives the copies.</param>
    public EntryMemory(IEnumerable<Parameter> changed, RegionBuilder start) => _saved = [.. changed.Select(p => (p.Value, Saved(p, start)))];

    /// <summary>Puts it back before each run but the first.</summary>
    /// <param name="run">The run.</param>
    /// <param name="index">0 in the first one.</param>
    public void Restore(RegionBuilder run, Value index)
    {
        if (_saved.Length == 0) return;
        RegionBuilder again = new(run.Values);
        foreach ((Value memory, Value copy) in _saved) MemoryLoops.Copy(again, copy, memory, again.Length(copy));
        run.Add(MemoryLoops.When(run.Binary(BinaryKind.Greater, index, run.Integer(IrType.I32, 0)), again));
    }

    private static Value Saved(Parameter parameter, RegionBuilder start)
    {
        Value memory = parameter.Value, count = start.Length(memory, parameter.ArrivesNull);
        Value copy = start.New(((ArrayType)memory.Type).Element, count, zeroed: false);
        MemoryLoops.Copy(start, memory, copy, count);
        return copy;
    }
}
