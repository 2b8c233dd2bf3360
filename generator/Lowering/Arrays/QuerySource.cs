using System;
using System.Linq;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering.Arrays;

/// <summary>What a query runs over: as many items as it has when it starts, each by its index.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Item">Reads one.</param>
internal sealed record QuerySource(Value Count, Func<Value, Datum> Item)
{
    /// <summary>Whether it is memory, a list or a range.</summary>
    public static bool IsOne(LoweringContext context, IOperation collection)
    {
        collection = Unconverted(collection);
        return IsRange(collection) || TypeMap.IsArray(collection.Type) || ForEachSource.Listed(context, collection) is not null;
    }

    public static bool IsRange(IOperation collection) =>
        Unconverted(collection) is IInvocationOperation { TargetMethod: { Name: "Range", Parameters.Length: 2 } method } && EnumerableCalls.IsEnumerable(method.ContainingType);

    /// <param name="context">Where the query stands.</param>
    /// <param name="collection">What <see cref="IsOne"/> knows.</param>
    public static QuerySource Of(LoweringContext context, IOperation collection)
    {
        collection = Unconverted(collection);
        if (collection is IInvocationOperation range && IsRange(range)) return Range(context, range);
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

        if (!context.Types.Shape(collection.Type!).IsMemory) throw Refusals.OfType(collection);
        Datum memory = context.Expressions.LowerDatum(collection);
        Shape shape = context.Types.Shape(TypeMap.Element(context.Types.Resolve(collection.Type))!);
        Value leaf = memory.Leaves().FirstOrDefault() ?? throw Refusals.OfType(collection);
        return new QuerySource(context.Builder.Length(leaf), index => context.Memory.At(memory, shape, index, isSpan: false).Read(collection.Syntax));
    }

    private static IOperation Unconverted(IOperation collection)
    {
        while (collection is IConversionOperation { IsImplicit: true } conversion) collection = conversion.Operand;
        return collection;
    }

    private static QuerySource Range(LoweringContext context, IInvocationOperation range)
    {
        Value start = context.Expressions.Lower(range.Arguments[0].Value), count = context.Expressions.Lower(range.Arguments[1].Value);
        context.Tensors.Checks.Throw(
            context.Builder.Binary(BinaryKind.Less, count, context.Builder.Integer(IrType.I32, 0)), "new global::System.ArgumentOutOfRangeException(\"count\")");
        return new QuerySource(count, index => context.Builder.Plus(start, index));
    }
}
