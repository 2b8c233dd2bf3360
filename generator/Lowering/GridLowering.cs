using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>T[,] and T[,,]: all elements in a row, and the length of each dimension.</summary>
internal sealed class GridLowering(LoweringContext context)
{
    public Place Element(IArrayElementReferenceOperation element)
    {
        (Datum items, IReadOnlyList<Value> lengths, Shape shape) = Parts(element.ArrayReference);
        List<Value> indices = [];
        foreach (IOperation index in element.Indices)
        {
            if (context.Types.Scalar(index.Type) != IrType.I32) throw Refusal.At(index, Descriptors.Unsupported, "an index of several that is not an int", "convert it to int");
            indices.Add(context.Expressions.Lower(index));
        }

        return new GridPlace(context, shape.Element!, items, indices, lengths);
    }

    /// <summary>Length, LongLength and Rank; null for all else.</summary>
    public Datum? Property(IPropertyReferenceOperation property)
    {
        if (property.Instance is not { Type: { } type } instance || context.Types.Shape(type).Kind != ShapeKind.Grid) return null;
        (Datum items, IReadOnlyList<Value> lengths, _) = Parts(instance);
        return property.Property.Name switch
        {
            "Length" => context.Builder.Length(items.Leaves().First()),
            "LongLength" => context.Builder.Convert(IrType.I64, context.Builder.Length(items.Leaves().First())),
            "Rank" => context.Builder.Integer(IrType.I32, lengths.Count),
            _ => throw Refusals.Of(property),
        };
    }

    /// <summary>GetLength, GetLowerBound and GetUpperBound of a dimension that is known; null for all else.</summary>
    public Datum? Call(IInvocationOperation call)
    {
        if (call.Instance is not { } instance || !TypeMap.IsSystem(call.TargetMethod.ContainingType, "Array") || call.Arguments.Length != 1) return null;
        if (call.TargetMethod.Name is not ("GetLength" or "GetLowerBound" or "GetUpperBound")) return null;
        while (instance is IConversionOperation { IsImplicit: true } conversion) instance = conversion.Operand;
        if (instance.Type is null || context.Types.Shape(instance.Type) is not { } shape || (shape.Kind != ShapeKind.Grid && !TypeMap.IsArray(instance.Type))) return null;
        if (call.Arguments[0].Value.ConstantValue.Value is not int dimension || dimension < 0)
            throw Refusal.At(call.Arguments[0], Descriptors.Unsupported, "a dimension that is not a constant", "write its number");
        IReadOnlyList<Value> lengths = shape.Kind == ShapeKind.Grid
            ? Parts(instance).Lengths
            : [context.Builder.Length(context.Expressions.LowerDatum(instance).Leaves().First())];
        if (dimension >= lengths.Count) throw Refusal.At(call.Arguments[0], Descriptors.Unsupported, "a dimension that the array does not have", "count from 0");
        return call.TargetMethod.Name switch
        {
            "GetLength" => lengths[dimension],
            "GetLowerBound" => context.Builder.Integer(IrType.I32, 0),
            _ => context.Builder.Minus(lengths[dimension], context.Builder.Integer(IrType.I32, 1)),
        };
    }

    /// <summary>new T[n, m], new T[,] { { … }, … }</summary>
    public Datum Create(IArrayCreationOperation creation)
    {
        Shape shape = context.Types.Shape(creation.Type!);
        if (creation.Initializer is { } initializer) return Filled(shape, initializer);
        List<Value> lengths = [];
        foreach (IOperation size in creation.DimensionSizes)
        {
            if (context.Types.Scalar(size.Type) != IrType.I32) throw Refusal.At(size, Descriptors.Unsupported, "a length that is not an int", "convert it to int");
            lengths.Add(context.Expressions.Lower(size));
        }

        return Fresh(shape, lengths, zeroed: true);
    }

    public Datum Clone(IOperation grid)
    {
        (Datum items, IReadOnlyList<Value> lengths, Shape shape) = Parts(grid);
        return new Datum.Composite(shape, [items.Map(context.SpanCalls.Copy), .. lengths.Select(l => (Datum)l)]);
    }

    /// <summary>Every element in turn, as `foreach` runs over them.</summary>
    public static (Datum Items, Shape Element) InARow(Datum grid) => (((Datum.Composite)grid).Parts[0], ((Datum.Composite)grid).Shape.Element!);

    private (Datum Items, IReadOnlyList<Value> Lengths, Shape Shape) Parts(IOperation grid)
    {
        if (context.Expressions.LowerDatum(grid) is not Datum.Composite { Shape.Kind: ShapeKind.Grid } whole) throw Refusals.OfType(grid);
        return (whole.Parts[0], [.. whole.Parts.Skip(1).Select(p => p.Leaves().Single())], whole.Shape);
    }

    private Datum Filled(Shape shape, IArrayInitializerOperation initializer)
    {
        List<IOperation> items = [];
        List<Value> lengths = [];
        for (IOperation? level = initializer; level is IArrayInitializerOperation row; level = row.ElementValues.FirstOrDefault())
            lengths.Add(context.Builder.Integer(IrType.I32, row.ElementValues.Length));
        while (lengths.Count < shape.Parts.Count - 1) lengths.Add(context.Builder.Integer(IrType.I32, 0));
        Collect(initializer, items);
        Datum grid = Fresh(shape, lengths, zeroed: items.Count == 0);
        context.Creation.Fill(InARow(grid).Items, items);
        return grid;
    }

    private static void Collect(IArrayInitializerOperation row, List<IOperation> items)
    {
        foreach (IOperation item in row.ElementValues)
        {
            if (item is IArrayInitializerOperation inner) Collect(inner, items);
            else items.Add(item);
        }
    }

    private Datum Fresh(Shape shape, IReadOnlyList<Value> lengths, bool zeroed)
    {
        // Two negative lengths, and what wraps around, would make a length that looks right.
        Value zero = context.Builder.Integer(IrType.I32, 0);
        Value total = context.Builder.Convert(IrType.I64, lengths[0]), count = lengths[0];
        Value fails = context.Builder.Binary(BinaryKind.Less, lengths[0], zero);
        Value most = context.Builder.Integer(IrType.I64, int.MaxValue);
        foreach (Value length in lengths.Skip(1))
        {
            fails = context.Builder.Binary(BinaryKind.Or, fails, context.Builder.Binary(BinaryKind.Less, length, zero));
            total = context.Builder.Times(total, context.Builder.Convert(IrType.I64, length));
            fails = context.Builder.Binary(BinaryKind.Or, fails, context.Builder.Binary(BinaryKind.Greater, total, most));
            count = context.Builder.Times(count, length);
        }

        RegionBuilder then = new(context.Values);
        then.Add(new Throw("new global::System.OverflowException()", EquatableArray<Value>.Empty));
        context.Builder.Guard(fails, then.Ops);
        Datum items = shape.Items.Build([.. shape.Items.Leaves().Select(leaf => context.Builder.New(((ArrayType)leaf).Element, count, zeroed))]);
        return new Datum.Composite(shape, [items, .. lengths.Select(l => (Datum)l)]);
    }
}
