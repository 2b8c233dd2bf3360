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
    public Datum Array(IArrayCreationOperation creation)
    {
        if (creation.Type is { } created && context.Types.Shape(created).Kind == ShapeKind.Grid) return context.Grids.Create(creation);
        Shape type = MemoryShape(creation);
        if (creation.Initializer is { } initializer) return Filled(type, initializer.ElementValues);
        return Zeroed(type, creation.DimensionSizes[0]);
    }

    public Datum Collection(ICollectionExpressionOperation collection)
    {
        Shape type = MemoryShape(collection);
        if (collection.Elements.Any(e => e is ISpreadOperation)) return Spread(type, collection.Elements);
        return Filled(type, collection.Elements);
    }

    /// <summary>Its children are the length, then the values of the initializer.</summary>
    public Datum StackAlloc(IOperation operation)
    {
        if (operation.Syntax is not (StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax)) throw Refusals.Of(operation);
        IOperation[] parts = [.. operation.ChildOperations];
        if (parts.Length == 0) throw new BrokenCode();
        if (operation.Type is null || context.Types.Shape(operation.Type) is not { IsMemory: true } type)
            throw operation.Type is IPointerTypeSymbol
                ? Refusal.At(operation, Descriptors.Unsupported, "a pointer", "use a Span for the stackalloc")
                : Refusals.OfType(operation);
        bool isFilled = operation.Syntax is ImplicitStackAllocArrayCreationExpressionSyntax or StackAllocArrayCreationExpressionSyntax { Initializer: not null };
        return isFilled ? Filled(type, [.. parts.Skip(1)]) : Zeroed(type, parts[0]);
    }

    /// <summary>new Span&lt;T&gt;(array, start, length), which is array.AsSpan(start, length).</summary>
    public Datum Object(IObjectCreationOperation creation)
    {
        Shape shape = context.Types.Shape(creation.Type!);
        if (shape.Kind is ShapeKind.Struct or ShapeKind.Tuple or ShapeKind.Nullable) return context.Structs.Create(creation, shape);
        if (!shape.IsMemory && creation.Type is { TypeKind: TypeKind.Class } type)
            throw Refusal.At(creation, Descriptors.Unsupported, $"an object of class '{type.Name}' that the method makes", "make it a struct, or pass it as a parameter");
        if (!shape.IsMemory) throw Refusals.OfType(creation);
        if (creation.Arguments.Length == 0) return Default(shape);
        if (!context.Types.Shape(creation.Arguments[0].Value.Type!).IsMemory) throw Refusals.Of(creation);
        Datum memory = context.Memory.Span(creation.Arguments[0].Value);
        if (creation.Arguments.Length == 1) return memory;
        Value start = context.Expressions.Lower(creation.Arguments[1].Value);
        return context.Memory.View(memory, start, context.Expressions.Lower(creation.Arguments[2].Value));
    }

    /// <summary>new T(), where T is known to be a number or struct.</summary>
    public Datum TypeParameter(ITypeParameterObjectCreationOperation creation)
    {
        Shape shape = context.Types.Shape(creation.Type!);
        if (shape.Leaf is ScalarType scalar) return context.Builder.Zero(scalar);
        if (shape is not { Kind: ShapeKind.Struct, Type: INamedTypeSymbol type }) throw Refusals.Of(creation);
        IMethodSymbol constructor = type.InstanceConstructors.First(c => c.Parameters.Length == 0);
        return context.Structs.Create(shape, constructor, CalleeParameters.Of([], System.Array.Empty<Datum>()), creation.Initializer, creation);
    }

    public Datum Default(IDefaultValueOperation operation)
    {
        if (TypeMap.IsAnySpan(context.Types.Resolve(operation.Type)) && context.Types.Memory(operation.Type) is not null) return Empty(operation);
        if (operation.Type is null) throw Refusals.Of(operation);
        Shape shape = context.Types.Shape(operation.Type);
        if (shape.Object is { } held) return context.Builder.Zero(held);
        return shape.Leaf is ScalarType or null && shape.Kind is not (ShapeKind.Unknown or ShapeKind.Function or ShapeKind.Structs or ShapeKind.Grid) ? Default(shape) : throw Refusals.OfType(operation);
    }

    /// <summary>0 in every leaf; empty memory.</summary>
    public Datum Default(Shape shape)
    {
        if (shape.Leaf is JaggedType) throw new BrokenCode();
        if (shape.Leaf is ScalarType scalar) return context.Builder.Zero(scalar);
        if (shape.Leaf is ArrayType memory) return context.Builder.New(memory.Element, context.Builder.Integer(IrType.I32, 0), zeroed: true);
        if (shape.Object is { } held) return context.Builder.Zero(held);
        return new Datum.Composite(shape, [.. shape.Parts.Select(p => Default(p.Shape))]);
    }

    public Value Empty(IOperation operation)
    {
        if (context.Types.Memory(operation.Type) is not { } type) throw Refusals.OfType(operation);
        return context.Builder.New(type.Element, context.Builder.Integer(IrType.I32, 0), zeroed: true);
    }

    /// <summary>n &lt; 100 ? stackalloc double[100] : new double[n]: one piece of memory, of one length or the other.</summary>
    public Datum Either(IConditionalOperation choice)
    {
        Shape type = context.Types.Shape(choice.Type!);
        if (LengthOf(choice.WhenTrue) is not { } then || LengthOf(choice.WhenFalse) is not { } otherwise)
        {
            Value which = context.Expressions.Lower(choice.Condition);
            return context.Branches.Choose(which, type, choice, () => context.Expressions.LowerDatum(choice.WhenTrue), () => context.Expressions.LowerDatum(choice.WhenFalse!));
        }

        Value condition = context.Expressions.Lower(choice.Condition);
        Value count = context.Branches.Choose(condition, () => context.Expressions.Lower(then), () => context.Expressions.Lower(otherwise));
        return Fresh(type, count, zeroed: true);
    }

    private static IOperation? LengthOf(IOperation? allocation) => allocation switch
    {
        IConversionOperation o => LengthOf(o.Operand),
        IArrayCreationOperation { Initializer: null } o => o.DimensionSizes[0],
        { Kind: OperationKind.None, Syntax: StackAllocArrayCreationExpressionSyntax { Initializer: null } } => allocation.ChildOperations.First(),
        _ => null,
    };

    private Datum Zeroed(Shape type, IOperation size)
    {
        if (context.Types.Scalar(size.Type) != IrType.I32) throw Refusal.At(size, Descriptors.Unsupported, "a length that is not an int", "convert it to int");
        return Fresh(type, context.Expressions.Lower(size), zeroed: true);
    }

    private Datum Filled(Shape type, IReadOnlyList<IOperation> items)
    {
        Datum memory = Fresh(type, context.Builder.Integer(IrType.I32, items.Count), zeroed: items.Count == 0);
        Fill(memory, items);
        return memory;
    }

    /// <summary>memory[0] = items[0]; …</summary>
    public void Fill(Datum memory, IReadOnlyList<IOperation> items)
    {
        for (int i = 0; i < items.Count; i++)
        {
            Value[] leaves = [.. Stored(context.Expressions.LowerDatum(items[i]))];
            Value index = context.Builder.Integer(IrType.I32, i);
            int at = 0;
            foreach (Value leaf in memory.Leaves())
                Store(leaf, index, leaves[at++]);
        }
    }

    // [.. a, x]: all parts up to the last '..' are evaluated before the first element is stored, the others as they come.
    private Datum Spread(Shape type, IReadOnlyList<IOperation> parts)
    {
        int early = 1 + parts.Select((part, i) => part is ISpreadOperation ? i : -1).Max();
        Datum[] evaluated = [.. parts.Take(early).Select(Evaluate)];
        Value count = context.Builder.Integer(IrType.I32, parts.Count(p => p is not ISpreadOperation));
        for (int i = 0; i < early; i++)
            if (parts[i] is ISpreadOperation) count = context.Builder.Plus(count, context.ArrayCalls.Moves.Count(evaluated[i]));

        Datum memory = Fresh(type, count, zeroed: false);
        Value at = context.Builder.Integer(IrType.I32, 0);
        for (int i = 0; i < parts.Count; i++)
        {
            Datum item = i < early ? evaluated[i] : Evaluate(parts[i]);
            bool isSpread = parts[i] is ISpreadOperation;
            Value length = isSpread ? context.ArrayCalls.Moves.Count(item) : context.Builder.Integer(IrType.I32, 1);
            if (isSpread) context.ArrayCalls.Moves.Copy(item, context.Builder.Integer(IrType.I32, 0), memory, at, length);
            else Store(memory, at, item);
            at = context.Builder.Plus(at, length);
        }

        return memory;
    }

    private Datum Evaluate(IOperation part)
    {
        if (part is not ISpreadOperation { Operand: var operand }) return context.Expressions.LowerDatum(part);
        if (operand.Type is null || !context.Types.Shape(operand.Type).IsMemory) throw Refusals.OfType(operand);
        return context.Expressions.LowerDatum(operand);
    }

    private void Store(Datum memory, Value index, Datum item)
    {
        foreach ((Value leaf, Value value) in memory.Leaves().Zip(Stored(item), (m, v) => (m, v))) Store(leaf, index, value);
    }

    // Memory has no room for the objects of an element.
    private static IEnumerable<Value> Stored(Datum item) => item.Leaves().Where(leaf => leaf.Type is not OpaqueType);

    private void Store(Value memory, Value index, Value item)
    {
        if (memory.Type is JaggedType) context.Builder.Add(new StoreRow(memory, index, item));
        else context.Builder.Store(memory, index, context.Builder.Convert(((ArrayType)memory.Type).ElementType, item));
    }

    /// <summary>New memory: of structs, one for each leaf.</summary>
    private Datum Fresh(Shape type, Value count, bool zeroed) =>
        type.Build([.. type.Leaves().Select(leaf => leaf is JaggedType jagged
            ? context.Builder.NewRows(jagged.Element, count)
            : context.Builder.New(((ArrayType)leaf).Element, count, zeroed))]);

    private Shape MemoryShape(IOperation creation) =>
        creation.Type is { } type && context.Types.Shape(type) is { IsMemory: true } shape ? shape : throw Refusals.OfType(creation);
}
