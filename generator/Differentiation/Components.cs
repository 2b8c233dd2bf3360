using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>Where the components of a parameter, or of a leaf of one, stand among all of them: at offset + stride · i.</summary>
/// <param name="Leaf">The parameter.</param>
/// <param name="Offset">Of its first component.</param>
/// <param name="Stride">1, or the number of leaves of the structs that it is a member of.</param>
/// <param name="Count">How many components it has.</param>
/// <param name="Starts">Of a T[][], where each row's components begin.</param>
internal sealed record LeafComponents(Parameter Leaf, Value Offset, int Stride, Value Count, Value? Starts)
{
    /// <summary>Whether no component stands before its first.</summary>
    public bool IsFirst { get; init; }

    public bool IsMemory => Leaf.Value.Type.IsMemory;

    /// <summary>Where component i stands.</summary>
    public Value At(RegionBuilder builder, Value i)
    {
        Value distance = Stride == 1 ? i : builder.Times(i, builder.Integer(IrType.I32, Stride));
        return builder.Plus(Offset, distance);
    }
}

/// <summary>The components of parameters in their order: those of a struct's members stand together.</summary>
/// <param name="Leaves">For each parameter of the IR.</param>
/// <param name="Total">How many components there are.</param>
internal sealed record Components(IReadOnlyList<LeafComponents> Leaves, Value Total)
{
    /// <param name="parameters">Those that have components, in order.</param>
    /// <param name="builder">Receives the arithmetic.</param>
    public static Components Of(IEnumerable<Parameter> parameters, RegionBuilder builder)
    {
        List<LeafComponents> leaves = [];
        Value offset = builder.Integer(IrType.I32, 0);
        foreach (IGrouping<string, Parameter> group in parameters.GroupBy(p => p.Name))
        {
            Parameter[] members = [.. group];
            bool isMemory = members[0].Value.Type.IsMemory;
            Value first = offset;
            for (int i = 0; i < members.Length; i++)
            {
                (Value count, Value? starts) = Count(members[i], builder);
                Value at = i == 0 ? first : builder.Plus(first, builder.Integer(IrType.I32, i));
                leaves.Add(new LeafComponents(members[i], at, isMemory ? members.Length : 1, count, starts) { IsFirst = leaves.Count == 0 });
                offset = builder.Plus(offset, count);
            }
        }

        return new Components(leaves, offset);
    }

    private static (Value Count, Value? Starts) Count(Parameter parameter, RegionBuilder builder)
    {
        Value value = parameter.Value;
        if (value.Type is ScalarType) return (builder.Integer(IrType.I32, 1), null);
        if (value.Type is not JaggedType) return (builder.Length(value, parameter.ArrivesNull), null);

        // for i { starts[i] = sum; sum += length of row i }
        Value rows = builder.Length(value), starts = builder.New(IrType.I32, rows, zeroed: false), index = builder.Values.New(IrType.I32);
        Value sum = builder.Values.New(IrType.I32), result = builder.Values.New(IrType.I32);
        RegionBuilder body = new(builder.Values);
        body.Store(starts, index, sum);
        Value next = body.Plus(sum, body.Length(body.Row(value, index)));
        Value zero = builder.Integer(IrType.I32, 0);
        builder.Add(new For(EquatableArray.Of(result), zero, BinaryKind.Less, rows, 1, Reversed: false, EquatableArray.Of(zero), body.Build([index, sum], [next])));
        return (result, starts);
    }
}
