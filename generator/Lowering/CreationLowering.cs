using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Fresh memory: new T[n], new T[] { … }, [ … ], stackalloc.</summary>
internal sealed class CreationLowering(LoweringContext context)
{
    public Value Array(IArrayCreationOperation creation)
    {
        if (TypeMap.Memory(creation.Type) is not { } type) throw Refusals.OfType(creation);
        if (creation.Initializer is { } initializer) return Filled(type, initializer.ElementValues);
        return Zeroed(type, creation.DimensionSizes[0]);
    }

    public Value Collection(ICollectionExpressionOperation collection)
    {
        if (TypeMap.Memory(collection.Type) is not { } type) throw Refusals.OfType(collection);
        foreach (IOperation element in collection.Elements)
            if (element is ISpreadOperation) throw Refusal.At(element, Descriptors.Unsupported, "'..' in a collection", "make the array by its length and copy into it");
        return Filled(type, collection.Elements);
    }

    /// <summary>Its children are the length, then the values of the initializer.</summary>
    public Value StackAlloc(IOperation operation)
    {
        if (operation.Syntax is not (StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax)) throw Refusals.Of(operation);
        IOperation[] parts = [.. operation.ChildOperations];
        if (parts.Length == 0) throw new BrokenCode();
        if (TypeMap.Memory(operation.Type) is not { } type)
            throw operation.Type is IPointerTypeSymbol
                ? Refusal.At(operation, Descriptors.Unsupported, "a pointer", "use a Span for the stackalloc")
                : Refusals.OfType(operation);
        bool isFilled = operation.Syntax is ImplicitStackAllocArrayCreationExpressionSyntax or StackAllocArrayCreationExpressionSyntax { Initializer: not null };
        return isFilled ? Filled(type, [.. parts.Skip(1)]) : Zeroed(type, parts[0]);
    }

    /// <summary>new Span&lt;T&gt;(array, start, length), which is array.AsSpan(start, length).</summary>
    public Value Object(IObjectCreationOperation creation)
    {
        if (TypeMap.Memory(creation.Type) is null) throw Refusals.Of(creation);
        if (creation.Arguments.Length == 0) return Empty(creation);
        if (TypeMap.Memory(creation.Arguments[0].Value.Type) is null) throw Refusals.Of(creation);
        Value memory = context.Expressions.Lower(creation.Arguments[0].Value);
        if (creation.Arguments.Length == 1) return memory;
        Value start = context.Expressions.Lower(creation.Arguments[1].Value);
        return context.Memory.View(memory, start, context.Expressions.Lower(creation.Arguments[2].Value));
    }

    public Value Default(IDefaultValueOperation operation)
    {
        if (!TypeMap.IsAnySpan(operation.Type)) throw Refusals.OfType(operation);
        return Empty(operation);
    }

    public Value Empty(IOperation operation)
    {
        if (TypeMap.Memory(operation.Type) is not { } type) throw Refusals.OfType(operation);
        return context.Builder.New(type.Element, context.Builder.Integer(IrType.I32, 0), zeroed: true);
    }

    /// <summary>n &lt; 100 ? stackalloc double[100] : new double[n]: one piece of memory, of one length or the other.</summary>
    public Value Either(IConditionalOperation choice)
    {
        ArrayType type = TypeMap.Memory(choice.Type)!;
        if (LengthOf(choice.WhenTrue) is not { } then || LengthOf(choice.WhenFalse) is not { } otherwise)
            throw Refusal.At(choice, Descriptors.MemoryChosen);
        Value condition = context.Expressions.Lower(choice.Condition);
        Value count = context.Branches.Choose(condition, () => context.Expressions.Lower(then), () => context.Expressions.Lower(otherwise));
        return context.Builder.New(type.Element, count, zeroed: true);
    }

    private static IOperation? LengthOf(IOperation? allocation) => allocation switch
    {
        IConversionOperation o => LengthOf(o.Operand),
        IArrayCreationOperation { Initializer: null } o => o.DimensionSizes[0],
        { Kind: OperationKind.None, Syntax: StackAllocArrayCreationExpressionSyntax { Initializer: null } } => allocation.ChildOperations.First(),
        _ => null,
    };

    private Value Zeroed(ArrayType type, IOperation size)
    {
        if (TypeMap.Scalar(size.Type) != IrType.I32) throw Refusal.At(size, Descriptors.Unsupported, "a length that is not an int", "convert it to int");
        return context.Builder.New(type.Element, context.Expressions.Lower(size), zeroed: true);
    }

    private Value Filled(ArrayType type, IReadOnlyList<IOperation> items)
    {
        Value memory = context.Builder.New(type.Element, context.Builder.Integer(IrType.I32, items.Count), zeroed: items.Count == 0);
        for (int i = 0; i < items.Count; i++)
        {
            Value item = context.Builder.Convert(type.ElementType, context.Expressions.Lower(items[i]));
            context.Builder.Store(memory, context.Builder.Integer(IrType.I32, i), item);
        }

        return memory;
    }
}
