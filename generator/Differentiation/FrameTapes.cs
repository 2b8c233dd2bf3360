using System.Collections.Generic;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>What a function's frames keep for their reverse: on stacks, one a type, that all functions of the method share.</summary>
/// <remarks>
/// forward:  f(n) { x = …;  g(n - 1);  push x }             pushed at the end of the region they belong to,
/// reverse:  fReverse(n) { x = pop;  gReverse(n - 1);  … }  popped at its reverse's start
/// So what inner regions and calls push lies above nothing of this region's, and is off again when they are reversed.
/// </remarks>
internal sealed class FrameTapes(ValueFactory values)
{
    private readonly Dictionary<Region, List<(Value Value, Value? Count)>> _kept = new(ByReference<Region>.Instance);
    private readonly Dictionary<TapeType, Value> _forward = [], _reverse = [];

    /// <summary>The types of what is kept.</summary>
    public HashSet<TapeType> Types { get; } = [];

    /// <summary>The stack as the forward function knows it.</summary>
    public Value Forward(TapeType type) => Tape(_forward, type);

    /// <summary>The stack as the reverse function knows it.</summary>
    public Value Reverse(TapeType type) => Tape(_reverse, type);

    /// <summary>Keeps a value of the region, and takes it back at the start of the region's reverse.</summary>
    public Value Fetch(Value value, Region region, RegionBuilder reverse)
    {
        TapeType type = TypeOf(value);
        Keep(value, null, type, region);
        return reverse.Pop(Reverse(type), values.NameOf(value));
    }

    /// <summary>Keeps memory of the region that nobody writes any more.</summary>
    public Value FetchCopy(Value copy, Value count, Region region, RegionBuilder reverse)
    {
        Value length = Fetch(count, region, reverse);
        ScalarType element = ((ArrayType)copy.Type).Element;
        TapeType type = new(element);
        Keep(copy, count, type, region);
        Value again = reverse.New(element, length, zeroed: false, values.NameOf(copy)), index = values.New(IrType.I32);
        RegionBuilder body = new(values);
        body.Store(again, index, body.Pop(Reverse(type)));
        reverse.Add(MemoryLoops.Each(reverse, length, index, body) with { Reversed = true });
        return again;
    }

    private void Keep(Value value, Value? count, TapeType type, Region region)
    {
        Types.Add(type);
        if (!_kept.TryGetValue(region, out List<(Value, Value?)>? kept)) _kept[region] = kept = [];
        kept.Add((value, count));
    }

    /// <summary>Ends the forward region: what is taken back first is put on last.</summary>
    public void Leave(Region region, RegionBuilder forward)
    {
        if (!_kept.TryGetValue(region, out List<(Value Value, Value? Count)>? kept)) return;
        for (int i = kept.Count - 1; i >= 0; i--)
        {
            (Value value, Value? count) = kept[i];
            if (count is null) forward.Add(new Push(Forward(TypeOf(value)), value));
            else PushAll(value, count, forward);
        }
    }

    private void PushAll(Value copy, Value count, RegionBuilder forward)
    {
        Value index = values.New(IrType.I32);
        RegionBuilder body = new(values);
        body.Add(new Push(Forward(new TapeType(((ArrayType)copy.Type).Element)), body.Load(copy, index)));
        forward.Add(MemoryLoops.Each(forward, count, index, body));
    }

    public static Value New(TapeType type, ValueFactory values) => values.New(type, NameOf(type));

    private static TapeType TypeOf(Value value) => new((ScalarType)value.Type);

    private Value Tape(Dictionary<TapeType, Value> tapes, TapeType type)
    {
        if (!tapes.TryGetValue(type, out Value tape)) tapes[type] = tape = New(type, values);
        return tape;
    }

    private static string NameOf(TapeType type) => type.Element.IsFloat ? "numbers" : type.Element == IrType.Bool ? "flags" : "counts";
}
