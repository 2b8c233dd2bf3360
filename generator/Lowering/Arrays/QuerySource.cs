using System;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering.Arrays;

/// <summary>What a query runs over: as many items as it has when it starts, each by its index.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Item">Reads one.</param>
internal sealed record QuerySource(Value Count, Func<Value, Datum> Item)
{
    /// <returns>Null where it is neither memory nor a list nor a range.</returns>
    public static QuerySource? Of(LoweringContext context, IOperation collection)
    {
        while (collection is IConversionOperation { IsImplicit: true } conversion) collection = conversion.Operand;
        if (collection is IInvocationOperation { TargetMethod: { Name: "Range", Parameters.Length: 2 } method } range && EnumerableCalls.IsEnumerable(method.ContainingType)) return Range(context, range);
        if (ForEachSource.Listed(context, collection) is var (element, count))
        {
            Value list = context.Expressions.Lower(collection);
            return new QuerySource(
                context.Builder.Foreign(IrType.I32, "{0.}." + count, [list], isPure: true),
                index => context.Foreign.Member(element, "{0.}[{1}]", [list, index], collection.Syntax));
        }

        if (context.Foreign.StateOfStructs(collection) is { } outside)
        {
            Value[] owner = outside.Owner is { } known ? [known] : [];
            string item = $"{outside.Template}[{{{owner.Length}}}]";
            return new QuerySource(
                context.Builder.Foreign(IrType.I32, outside.Template + ".Length", owner, isPure: true),
                index => context.Foreign.Member(outside.Element, item, [.. owner, index], collection.Syntax));
        }

        if (!TypeMap.IsArray(collection.Type) || !context.Types.Shape(collection.Type!).IsMemory) return null;
        Datum memory = context.Expressions.LowerDatum(collection);
        Shape shape = context.Types.Shape(TypeMap.Element(context.Types.Resolve(collection.Type))!);
        foreach (Value leaf in memory.Leaves())
            return new QuerySource(context.Builder.Length(leaf), index => context.Memory.At(memory, shape, index, isSpan: false).Read(collection.Syntax));
        return null;
    }

    private static QuerySource Range(LoweringContext context, IInvocationOperation range)
    {
        Value start = context.Expressions.Lower(range.Arguments[0].Value), count = context.Expressions.Lower(range.Arguments[1].Value);
        context.Tensors.Checks.Throw(
            context.Builder.Binary(BinaryKind.Less, count, context.Builder.Integer(IrType.I32, 0)), "new global::System.ArgumentOutOfRangeException(\"count\")");
        return new QuerySource(count, index => context.Builder.Plus(start, index));
    }
}
