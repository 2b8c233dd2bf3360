using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Lowering.Tensors;

/// <summary>What TensorPrimitives verify of their arguments before they write: lengths agree, and memory overlaps wholly or not.</summary>
internal sealed class TensorChecks(LoweringContext context)
{
    private const string Empty = "Input span arguments must not be empty.";
    private const string Lengths = "Input span arguments must all have the same length.";
    private const string TooShort = "Destination is too short.";
    private const string Overlap = "The destination span may only overlap with an input span if the two spans start at the same memory location.";
    private const string Destination = "destination";
    private const string Destinations = "Destination spans must not overlap with each other.";

    /// <summary>The number of elements, which all inputs have and each destination has at least.</summary>
    public Value Count(TensorCall call)
    {
        TensorArgument[] memory = [.. call.Memory];
        Value count = context.Builder.Length(memory[0].Value);
        foreach (TensorArgument other in memory.Skip(1))
            if (other.Value != memory[0].Value) Refuse(context.Builder.Binary(BinaryKind.NotEqual, context.Builder.Length(other.Value), count), Lengths);

        foreach (TensorArgument destination in call.Destinations)
            if (destination.Value != memory[0].Value) Refuse(Less(context.Builder.Length(destination.Value), count), TooShort, Destination);

        foreach (TensorArgument destination in call.Destinations)
            foreach (TensorArgument input in memory)
                Separate(input.Value, destination.Value);
        if (call.Destinations.Count == 2) Apart(call.Destinations[0].Value, call.Destinations[1].Value);
        return count;
    }

    public void NotEmpty(Value count) => Refuse(Same(count, context.Builder.Integer(IrType.I32, 0)), Empty);

    // From the same start every element is read before it is written; memory of different origin never overlaps.
    private void Separate(Value input, Value destination)
    {
        if (input == destination || !context.Memory.MayOverlap(input, destination)) return;
        (Value from, Value to) = (Start(input), Start(destination));
        if (from == to) return;
        Refuse(And(context.Builder.Binary(BinaryKind.NotEqual, from, to), Overlaps(input, from, destination, to)), Overlap, Destination);
    }

    private void Apart(Value first, Value second)
    {
        if (!context.Memory.MayOverlap(first, second)) return;
        Refuse(Overlaps(first, Start(first), second, Start(second)), Destinations);
    }

    // Two spans share an element where each begins before the other ends; an empty one shares none.
    private Value Overlaps(Value first, Value firstStart, Value second, Value secondStart)
    {
        RegionBuilder code = context.Builder;
        Value firstEnd = code.Plus(firstStart, code.Length(first)), secondEnd = code.Plus(secondStart, code.Length(second));
        Value both = And(Less(firstStart, secondEnd), Less(secondStart, firstEnd));
        if (context.Memory.Root(first) != context.Memory.Root(second)) both = And(context.Choices.Same(code, first, second), both);
        return And(both, And(Less(firstStart, firstEnd), Less(secondStart, secondEnd)));
    }

    /// <summary>The position of memory in what it is a part of.</summary>
    private Value Start(Value memory)
    {
        Value? sum = null;
        if (context.Memory.Root(memory) is var root && context.Memory.IsUncertain(root)) sum = context.Choices.Start(context.Builder, root);
        foreach (Value start in context.Memory.Starts(memory)) sum = sum is { } so ? context.Builder.Plus(so, start) : start;
        return sum ?? context.Builder.Integer(IrType.I32, 0);
    }

    private Value Less(Value x, Value y) => context.Builder.Binary(BinaryKind.Less, x, y);

    private Value Same(Value x, Value y) => context.Builder.Binary(BinaryKind.Equal, x, y);

    private Value And(Value x, Value y) => context.Builder.Binary(BinaryKind.And, x, y);

    private void Refuse(Value condition, string message, string parameter = "")
    {
        string named = parameter.Length == 0 ? "" : $", \"{parameter}\"";
        Throw(condition, $"new global::System.ArgumentException(\"{message}\"{named})");
    }

    /// <summary>if (condition) throw exception;</summary>
    public void Throw(Value condition, string exception, params Value[] arguments)
    {
        RegionBuilder refused = new(context.Values), fine = new(context.Values);
        refused.Add(new Throw(exception, EquatableArray.Of(arguments)));
        context.Builder.Add(new If(EquatableArray<Value>.Empty, condition, refused.Build([], []), fine.Build([], [])));
    }
}
