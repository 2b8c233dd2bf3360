using System.Collections.Generic;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Memory values of which only the path decides what they are: what branches yield and loops carry.</summary>
/// <remarks>The lowering hands them around like any value; <see cref="ReferenceResolution"/> takes them out again.</remarks>
internal sealed class MemoryChoices(ValueFactory values)
{
    /// <summary>Code of a question that the resolution answers: where memory starts in what it is a part of.</summary>
    public const string StartOf = "\u0001start";

    /// <summary>Whether an array is null.</summary>
    public const string IsNullCode = "\u0001null";

    /// <summary>Whether two are parts of the same memory.</summary>
    public const string SameMemory = "\u0001same";

    private readonly Dictionary<Value, (SyntaxNode? At, string Name)> _made = [];

    /// <summary>The row that the integers at an index describe: arguments are the arrays of them, then the index.</summary>
    public const string RowOf = "\u0001row";

    /// <summary>Has them describe a row: the same, then the row.</summary>
    public const string TakeRow = "\u0001takeRow";

    private readonly Dictionary<Value, (SyntaxNode At, bool IsArray)> _state = [];

    /// <summary>Says where memory that others hold is read, and whether it is an array, or a span.</summary>
    public void LearnState(Value memory, SyntaxNode at, bool isArray) => _state[memory] = (at, isArray);

    public bool IsArray(Value memory) => _state.TryGetValue(memory, out (SyntaxNode, bool IsArray) state) && state.IsArray;

    public bool IsChosen(Value memory) => _made.ContainsKey(memory);

    /// <summary>A value for the variable where paths join.</summary>
    public Value Choose(Variable variable)
    {
        Value value = values.New(variable.Type, variable.Name);
        if (variable.IsMemory) _made[value] = (variable.LastAssignment, variable.Name);
        return value;
    }

    public void Learn(Value memory, SyntaxNode at) => _made[memory] = (at, "");

    /// <summary>It stands for another.</summary>
    public void Learn(Value memory, Value other)
    {
        if (_made.TryGetValue(other, out (SyntaxNode? At, string Name) made)) _made[memory] = made;
    }

    /// <summary>What a variable holds that was not assigned on the way: 0, no object, or memory that nobody comes to use.</summary>
    public Value Unset(RegionBuilder builder, IrType type) => type switch
    {
        ArrayType or JaggedType => values.New(type),
        _ => builder.Zero(type),
    };

    /// <summary>An object as one of a base type, where paths with objects of several types join.</summary>
    public Value As(RegionBuilder builder, Value value, IrType type)
    {
        if (value.Type is not OpaqueType held || type is not OpaqueType joined || Plain(held) == Plain(joined)) return value;
        return builder.Foreign(type, $"(({CodeTemplate.Literal(joined.Name)}){{0.}})", [value], isPure: true);
    }

    // What may be null is the same type.
    private static string Plain(OpaqueType type) => type.Name.Replace("?", "");

    public Value Start(RegionBuilder builder, Value memory) => builder.Foreign(IrType.I32, StartOf, [memory], isPure: true);

    public Value Same(RegionBuilder builder, Value first, Value second) => builder.Foreign(IrType.Bool, SameMemory, [first, second], isPure: true);

    public Value IsNull(RegionBuilder builder, Value memory) => builder.Foreign(IrType.Bool, IsNullCode, [memory], isPure: true);

    /// <summary>Why the choice cannot be followed, said where it is made.</summary>
    public Refusal Refuse(IEnumerable<Value> choices, string reason)
    {
        foreach (Value choice in choices)
        {
            if (!_made.TryGetValue(choice, out (SyntaxNode? At, string Name) made) || made.At is not { } at) continue;
            return made.Name.Length > 0
                ? Refusal.At(at, Descriptors.MemoryReassigned, made.Name, reason)
                : Refusal.At(at, Descriptors.MemoryChosen, reason);
        }

        foreach (Value choice in choices)
            if (_state.TryGetValue(choice, out (SyntaxNode At, bool) state)) return Refusal.At(state.At, Descriptors.MemoryChosen, reason);
        throw new System.InvalidOperationException($"memory is chosen nowhere, and {reason}");
    }

    public Refusal RefuseWriting(IEnumerable<Value> choices)
    {
        foreach (Value choice in choices)
            if (_made.TryGetValue(choice, out (SyntaxNode? At, string Name) made) && made.At is { } at) return Refusal.At(at, Descriptors.StateWritten, at.ToString());
        throw new System.InvalidOperationException("state is written that is chosen nowhere");
    }
}
