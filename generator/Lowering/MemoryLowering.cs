using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Elements, lengths, indices and slices of arrays and spans.</summary>
internal sealed class MemoryLowering(LoweringContext context)
{
    private readonly Dictionary<Value, Value> _viewed = [];
    private readonly Dictionary<Value, Value> _starts = [];
    private readonly Dictionary<Value, Value> _rows = [];
    private readonly HashSet<Value> _state = [];
    private readonly HashSet<Value> _handedIn = [];
    private readonly HashSet<Value> _maybeNull = [];
    private readonly HashSet<Value> _seen = [];
    private readonly HashSet<Value> _lent = [];

    /// <summary>Whether it is one element (or, by a range, a part) of an array or span.</summary>
    public static bool IsElement(IOperation operation) => operation switch
    {
        IArrayElementReferenceOperation => true,
        IImplicitIndexerReferenceOperation o => TypeMap.IsAnySpan(o.Instance.Type),
        IPropertyReferenceOperation { Property.IsIndexer: true } o => TypeMap.IsAnySpan(o.Instance?.Type),
        _ => false,
    };

    /// <summary>Whether it is a part of an array or span by a range, not one element.</summary>
    public bool IsRange(IOperation reference) => reference switch
    {
        IArrayElementReferenceOperation { Indices.Length: 1 } o => TypeMap.IsSystem(o.Indices[0].Type, "Range"),
        IImplicitIndexerReferenceOperation o => TypeMap.IsSystem(o.Argument.Type, "Range"),
        _ => false,
    };

    public Datum Read(IOperation reference)
    {
        switch (reference)
        {
            case IArrayElementReferenceOperation o when IsRange(o):
                // A range of an array is a copy.
                return Range(context.Expressions.LowerDatum(o.ArrayReference), o.Indices[0]).Map(context.SpanCalls.Copy);
            case IImplicitIndexerReferenceOperation o when TypeMap.IsAnySpan(o.Instance.Type) && IsRange(o):
                return Range(context.Expressions.LowerDatum(o.Instance), o.Argument);
        }

        return Place(reference).Read(reference.Syntax);
    }

    /// <summary>An element: of memory of structs, one place a field.</summary>
    public Place Place(IOperation element)
    {
        if (element is IArrayElementReferenceOperation { Indices.Length: > 1 } grid) return context.Grids.Element(grid);
        (IOperation owner, IOperation index) = element switch
        {
            IArrayElementReferenceOperation { Indices.Length: 1 } o => (o.ArrayReference, o.Indices[0]),
            IImplicitIndexerReferenceOperation o => (o.Instance, o.Argument),
            IPropertyReferenceOperation { Arguments.Length: 1, Instance: { } instance } o => (instance, o.Arguments[0].Value),
            _ => throw Refusals.Of(element),
        };
        if (OpaqueTypes.Of(context, owner.Type) is not null) throw Refusal.At(element, Descriptors.StateWritten, element.Syntax.ToString());
        if (!context.Types.Shape(owner.Type!).IsMemory) throw Refusals.OfType(owner);
        Datum memory = context.Expressions.LowerDatum(owner);
        Shape shape = context.Types.Shape(TypeMap.Element(context.Types.Resolve(owner.Type))!);
        return At(memory, shape, Index(memory.Leaves().First(), index), isSpan: element is not IArrayElementReferenceOperation);
    }

    /// <summary>The element of each memory at the index.</summary>
    public Place At(Datum memory, Shape element, Value index, bool isSpan)
    {
        if (memory is Datum.Single { Value: { Type: JaggedType } jagged }) return new RowPlace(context, element, jagged, index);
        if (memory is Datum.Single single) return new ElementPlace(context, element, single.Value, index, isSpan);
        IReadOnlyList<Datum> parts = ((Datum.Composite)memory).Parts;
        if (element.Kind == ShapeKind.Unknown) return new UnknownPlace(element, isElement: true);
        return new CompositePlace(element, [.. element.Parts.Select((part, i) => At(parts[i], part.Shape, index, isSpan))]);
    }

    /// <summary>Length and IsEmpty; null for properties of anything else.</summary>
    public Datum? Property(IPropertyReferenceOperation property)
    {
        if (context.Grids.Property(property) is { } known) return known;
        if (property.Instance is not { } instance || !context.Types.Shape(instance.Type!).IsMemory)
            return TypeMap.IsAnySpan(property.Type) && property.Property.Name == "Empty" ? (Datum)context.Creation.Empty(property) : null;
        switch (property.Property.Name)
        {
            case "Length":
                return context.Builder.Length(context.Expressions.LowerDatum(instance).Leaves().First());
            case "LongLength":
                return context.Builder.Convert(IrType.I64, context.Builder.Length(context.Expressions.LowerDatum(instance).Leaves().First()));
            case "IsEmpty":
                Value length = context.Builder.Length(context.Expressions.LowerDatum(instance).Leaves().First());
                return context.Builder.Binary(BinaryKind.Equal, length, context.Builder.Integer(IrType.I32, 0));
            default:
                throw Refusal.At(property, Descriptors.NoSource, $"{property.Property.ContainingType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}.{property.Property.Name}");
        }
    }

    /// <summary>memory[range], sharing the memory.</summary>
    public Datum Range(Datum whole, IOperation range)
    {
        Value memory = whole.Leaves().First();
        if (range is not IRangeOperation { IsLifted: false } bounds)
            throw Refusal.At(range, Descriptors.Unsupported, "a range that is not written here", "write it in the brackets, as in x[1..n]");
        Value start = bounds.LeftOperand is { } left ? Index(memory, left) : context.Builder.Integer(IrType.I32, 0);
        if (bounds.RightOperand is null) return View(whole, start);
        Value end = Index(memory, bounds.RightOperand);
        return View(whole, start, context.Builder.Minus(end, start));
    }

    /// <summary>An index, counted from the end where it is written with '^'.</summary>
    public Value Index(Value memory, IOperation index)
    {
        if (context.Types.Scalar(index.Type) is { IsInteger: true } number)
            return context.Builder.Convert(number.IsIndex ? number : IrType.I64, context.Expressions.Lower(index));
        switch (index)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd:
                Value length = context.Builder.Length(memory);
                return context.Builder.Minus(length, context.Expressions.Lower(fromEnd.Operand));
            case IConversionOperation o when TypeMap.IsSystem(o.Type, "Index") && context.Types.Scalar(o.Operand.Type) == IrType.I32:
                return context.Expressions.Lower(o.Operand);
            case { Type: { } type } when TypeMap.IsSystem(type, "Index"):
                throw Refusal.At(index, Descriptors.Unsupported, "an index that is not written here", "write it in the brackets, as in x[^1]");
            default:
                throw Refusals.OfType(index);
        }
    }

    public Datum View(Datum memory, Value start) =>
        View(memory, start, context.Builder.Minus(context.Builder.Length(memory.Leaves().First()), start));

    /// <summary>The same part of each memory.</summary>
    public Datum View(Datum memory, Value start, Value count) => memory.Map(leaf => View(leaf, start, count));

    public Value View(Value memory, Value start, Value count)
    {
        Value view = context.Builder.View(memory, start, count);
        _viewed[view] = memory;
        _starts[view] = start;
        return view;
    }

    public Value Row(Value jagged, Value index)
    {
        Value row = context.Builder.Row(jagged, index);
        _rows[row] = jagged;
        if (IsHandedIn(jagged)) _handedIn.Add(row);
        return row;
    }

    /// <summary>jagged[index] = row.</summary>
    public void ExchangeRow(Value jagged, Value index, Value row, SyntaxNode at)
    {
        if (IsHandedIn(jagged)) throw Refusal.At(at, Descriptors.Unsupported, "a row that becomes another array", "copy the elements into it");
        context.Builder.Add(new StoreRow(jagged, index, row));
    }

    /// <summary>Another T[][] of the same rows.</summary>
    public Value SameRows(Value jagged)
    {
        Value count = context.Builder.Length(jagged);
        Value copy = context.Builder.NewRows(((JaggedType)jagged.Type).Element, count);
        context.CountedLoops.Each(count, i => context.Builder.Add(new StoreRow(copy, i, Row(jagged, i))));
        return copy;
    }

    /// <summary>What a slice of a slice is a part of.</summary>
    public Value Root(Value memory)
    {
        while (_viewed.TryGetValue(memory, out Value viewed)) memory = viewed;
        return memory;
    }

    /// <summary>Where each slice on the way to the whole begins in what it was cut from.</summary>
    public IEnumerable<Value> Starts(Value memory)
    {
        for (; _viewed.TryGetValue(memory, out Value viewed); memory = viewed) yield return _starts[memory];
    }

    /// <summary>Whether the two may share elements: always where which memory it is depends on the path.</summary>
    public bool MayOverlap(Value first, Value second)
    {
        (first, second) = (Root(first), Root(second));
        return first == second || IsUncertain(first) || IsUncertain(second) || (_lent.Contains(first) && _lent.Contains(second));
    }

    /// <summary>Memory that a function is handed: the same may be handed to it twice.</summary>
    public void MarkLent(Value memory) => _lent.Add(memory);

    /// <summary>Whether the method's run decides which memory it is: a choice, a row of many.</summary>
    public bool IsUncertain(Value root) => context.Choices.IsChosen(root) || _rows.ContainsKey(root);

    /// <summary>Whether it is a row of a T[][] of the method's own, which may not be set.</summary>
    public bool IsOwnRow(Value memory) => _rows.ContainsKey(memory) && !_handedIn.Contains(memory);

    public void MarkState(Value memory) => _state.Add(memory);

    /// <summary>Whether it is memory that a field holds, or a part of such.</summary>
    public bool IsState(Value memory)
    {
        Value root = Root(memory);
        return _state.Contains(_rows.TryGetValue(root, out Value jagged) ? jagged : root);
    }

    /// <summary>The array of a parameter: what the caller hands in can be null.</summary>
    public void MarkHandedIn(Value memory) => _handedIn.Add(memory);

    /// <summary>An array of the caller's that its type allows to be null.</summary>
    public void MarkMaybeNull(Value memory) => _maybeNull.Add(memory);

    public bool IsMaybeNull(Value memory) => _maybeNull.Contains(memory);

    /// <summary>An array as a span: of one that is null, the span of nothing.</summary>
    public Datum Span(IOperation array)
    {
        Datum memory = context.Expressions.LowerDatum(array);
        bool isOptional = array is IFieldReferenceOperation { Field.Type.NullableAnnotation: NullableAnnotation.Annotated } or IPropertyReferenceOperation { Property.Type.NullableAnnotation: NullableAnnotation.Annotated };
        return memory.Map(leaf => IsMaybeNull(leaf) || (isOptional && IsState(leaf)) ? View(leaf, context.Builder.Integer(IrType.I32, 0), context.Builder.Length(leaf, allowsNull: true)) : leaf);
    }

    /// <summary>Whether it is a T[][] that the method has made, which C# knows no array of.</summary>
    public bool IsOwnRows(Value memory) => memory.Type is JaggedType && !IsHandedIn(memory) && !_lent.Contains(memory);

    /// <summary>Whether it is an array of the caller's: where it is handed on as a whole, it is that object still.</summary>
    public bool IsCallers(Value memory) => _handedIn.Contains(memory);

    /// <summary>The array behind a variable around a function: another one at each call.</summary>
    public void MarkSeen(Value memory) => _seen.Add(memory);

    /// <summary>Whether nobody can say here if it is null.</summary>
    public bool IsSeen(Value memory) => _seen.Contains(memory);

    /// <summary>Whether the array comes from outside as an object that can be null.</summary>
    public bool IsHandedIn(Value memory) => _handedIn.Contains(memory) || _state.Contains(memory);

    /// <summary>Fields are constants to the derivative, so the elements of an array that one holds must be too.</summary>
    public void RefuseState(Value memory, IOperation place)
    {
        if (IsState(memory)) throw Refusal.At(place, Descriptors.StateWritten, place.Syntax.ToString());
    }
}
