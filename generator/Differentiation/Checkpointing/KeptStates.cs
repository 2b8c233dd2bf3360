using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>The states of a loop that its reverse keeps: for each the index, the carried values, and the memory that the loop writes.</summary>
internal sealed class KeptStates
{
    private readonly AdjointContext _context;
    private readonly Value _indices;
    private readonly Value[] _carried;
    private readonly (Value Root, Value Count, Value Kept)[] _memory;

    /// <param name="context">The primal.</param>
    /// <param name="loop">The loop.</param>
    /// <param name="end">The first index that is none of the loop's.</param>
    /// <param name="written">The memory that it writes, with its length.</param>
    /// <param name="builder">Where the room for the states is made.</param>
    public KeptStates(AdjointContext context, For loop, Value end, IReadOnlyList<(Value Root, Value Count)> written, RegionBuilder builder)
    {
        _context = context;
        List<Value> arguments = [loop.Start, end, builder.Integer(IrType.I32, loop.Checkpoints)];
        if (loop.Step != 1) arguments.Add(builder.Integer(IrType.I64, loop.Step));
        Most = builder.Checkpoint(IrType.I32, "Most", arguments, "most");
        _indices = builder.New((ScalarType)loop.Index.Type, Most, zeroed: false, Named(loop.Index, "index"));
        _carried = [.. loop.Body.Parameters.Skip(1).Select(p => builder.New((ScalarType)p.Type, Most, zeroed: false, Named(p, "state")))];
        _memory = [.. written.Select(w => (w.Root, w.Count, builder.New(LoopMemory.Element(w.Root), builder.Times(Most, w.Count), zeroed: false, Named(w.Root, "memory"))))];
        string index = context.Values.NameOf(loop.Index);
        Text = $"keeps {(loop.Checkpoints == 1 ? "one state" : $"at most {loop.Checkpoints} states")} of the loop{(index.Length == 0 ? "" : $", each at an {index}")}, to run it again from there";
    }

    /// <summary>How many there is room for.</summary>
    public Value Most { get; }

    /// <summary>Says to the reader what the loop does that keeps them.</summary>
    public string Text { get; }

    /// <param name="builder">Receives the ops.</param>
    /// <param name="slot">Which state it becomes.</param>
    /// <param name="at">The index.</param>
    /// <param name="carried">The carried values.</param>
    /// <param name="moved">The memory that the loop runs on; null where it is its own.</param>
    public void Keep(RegionBuilder builder, Value slot, Value at, IReadOnlyList<Value> carried, MovedMemory? moved)
    {
        builder.Store(_indices, slot, at);
        for (int i = 0; i < _carried.Length; i++) builder.Store(_carried[i], slot, carried[i]);
        foreach ((Value root, Value count, Value kept) in _memory)
            MemoryLoops.Copy(builder, moved?.Of(root) ?? root, Part(builder, slot, count, kept), count);
    }

    /// <summary>Brings a state back.</summary>
    /// <param name="builder">Receives the ops.</param>
    /// <param name="slot">Which.</param>
    /// <param name="moved">The memory to run on.</param>
    public (Value At, Value[] Carried) Take(RegionBuilder builder, Value slot, MovedMemory moved)
    {
        Value at = builder.Load(_indices, slot, "at");
        Value[] carried = [.. _carried.Select(c => builder.Load(c, slot))];
        foreach ((Value root, Value count, Value kept) in _memory)
            MemoryLoops.Copy(builder, Part(builder, slot, count, kept), moved.Of(root), count);
        return (at, carried);
    }

    private static Value Part(RegionBuilder builder, Value slot, Value count, Value kept) =>
        builder.View(kept, builder.Times(slot, count), count);

    private string Named(Value value, string otherwise) => (_context.Values.NameOf(value) is { Length: > 0 } name ? name : otherwise) + "Kept";
}
