using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>What functions whose derivative is given were handed, as their pullbacks find it: as it was when the function ran.</summary>
/// <remarks>Memory that nobody writes until then is handed over itself, of all other a copy.</remarks>
internal sealed class GivenMemory
{
    private readonly Dictionary<Op, Value?[]> _kept = new(ByReference<Op>.Instance);

    /// <summary>The argument, or the copy of it; null where the pullback does not look at it.</summary>
    public Value? Of(Foreign call, int argument) => _kept.TryGetValue(call, out Value?[] kept) ? kept[argument] : call.Arguments[argument];

    public void Know(Foreign call, Value?[] kept) => _kept[call] = kept;

    /// <summary>Copies what has to be copied.</summary>
    /// <param name="call">The function's call.</param>
    /// <param name="context">The primal.</param>
    /// <param name="changes">Whether the argument's elements may not be what they were when the pullback runs, or the memory be no more.</param>
    /// <param name="isGone">Whether its name means nothing any more where the pullback runs.</param>
    /// <param name="copy">Writes a copy, to be found by what it returns.</param>
    /// <returns>What runs right before and right after the function.</returns>
    public (RegionBuilder Before, RegionBuilder After) Keep(
        Foreign call, AdjointContext context, System.Func<Value, bool> changes, System.Func<Value, bool> isGone, System.Func<Value, RegionBuilder, Value> copy)
    {
        GivenPullback given = call.Given!;
        RegionBuilder before = new(context.Values), after = new(context.Values);
        HashSet<int> outputs = [.. given.Outputs];
        HashSet<Value> overwritten = [.. call.Changed.Select(context.Roots.Of)];
        Value?[] kept = [.. call.Arguments];
        foreach (GivenSlot slot in given.Slots)
        {
            if (slot.Kind is not (GivenSlotKind.Argument or GivenSlotKind.Cell or GivenSlotKind.Ignored)) continue;
            Value argument = call.Arguments[slot.Argument];
            if (argument.Type is not ArrayType)
            {
                if (slot.Kind == GivenSlotKind.Ignored) kept[slot.Argument] = null;
                continue;
            }

            bool isOutput = outputs.Contains(slot.Argument);
            if (slot.Kind == GivenSlotKind.Ignored)
            {
                if (isGone(argument)) kept[slot.Argument] = null;
            }
            else if (changes(argument) || (!isOutput && overwritten.Contains(context.Roots.Of(argument))))
            {
                kept[slot.Argument] = copy(argument, isOutput ? after : before);
            }
        }

        Know(call, kept);
        return (before, after);
    }

    /// <summary>A copy in memory of its own.</summary>
    public static Value Copy(Value array, RegionBuilder builder, string name)
    {
        Value count = builder.Length(array);
        Value copy = builder.New(((ArrayType)array.Type).Element, count, zeroed: false, name);
        MemoryLoops.Copy(builder, array, copy, count);
        return copy;
    }
}
