using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>What a foreach runs over: the memory, and the variable that holds its element in an iteration.</summary>
internal sealed class ForEachSource
{
    private readonly LoweringContext _context;
    private readonly Shape _shape;
    private readonly IForEachLoopOperation _loop;
    private readonly Datum? _memory;
    private readonly string? _item;
    private readonly Value[] _owner = [];

    /// <summary>A list: it is counted once, and its elements are read by their index.</summary>
    private ForEachSource(LoweringContext context, IForEachLoopOperation loop, Value list, ITypeSymbol element, string count)
    {
        _context = context;
        _loop = loop;
        _owner = [list];
        _item = "{0.}[{1}]";
        List = list;
        _shape = context.Types.Shape(element);
        Count = context.Builder.Foreign(IrType.I32, "{0.}." + count, [list], isPure: true);
    }

    /// <summary>An array of structs outside the method.</summary>
    private ForEachSource(LoweringContext context, IForEachLoopOperation loop, StateOfStructs outside)
    {
        _context = context;
        _loop = loop;
        _owner = outside.Owner is { } owner ? [owner] : [];
        _item = $"{outside.Template}[{{{_owner.Length}}}]";
        _shape = context.Types.Shape(outside.Element);
        Count = context.Builder.Foreign(IrType.I32, outside.Template + ".Length", _owner, isPure: true);
    }

    private ForEachSource(LoweringContext context, IForEachLoopOperation loop, IOperation collection)
    {
        _context = context;
        _loop = loop;
        _memory = context.Expressions.LowerDatum(collection);
        if (_memory is Datum.Composite { Shape.Kind: ShapeKind.Grid }) (_memory, _shape) = GridLowering.InARow(_memory);
        else _shape = context.Types.Shape(TypeMap.Element(context.Types.Resolve(collection.Type))!);
        // What holds no numbers, delegates only, has no memory here.
        Count = context.Builder.Length(_memory.Leaves().FirstOrDefault() ?? throw Refusals.OfType(collection));
    }

    public Value Count { get; }

    /// <summary>The object that may not change meanwhile; null where it is memory.</summary>
    public Value? List { get; }

    public static ForEachSource Of(LoweringContext context, IForEachLoopOperation loop)
    {
        IOperation collection = loop.Collection;
        while (collection is IConversionOperation { IsImplicit: true } conversion) collection = conversion.Operand;
        if (Listed(context, collection) is var (element, count)) return new ForEachSource(context, loop, context.Expressions.Lower(collection), element, count);
        if (context.Foreign.StateOfStructs(collection) is { } outside) return new ForEachSource(context, loop, outside);
        if (collection.Type is null || context.Types.Shape(collection.Type) is { IsMemory: false, Kind: not ShapeKind.Grid })
        {
            if (collection.Type is not null && OpaqueTypes.Of(context, collection.Type) is not null) context.Expressions.LowerDatum(collection);
            throw collection.Type is { TypeKind: not TypeKind.Error } type
                ? Refusal.At(collection, Descriptors.Unsupported, $"'foreach' over '{type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'", "use 'for', or loop over an array, a span or a list")
                : Refusals.OfType(collection);
        }

        return new ForEachSource(context, loop, collection);
    }

    /// <summary>Whether it runs over text, a list, or objects in an array.</summary>
    public static bool IsIndexed(LoweringContext context, IForEachLoopOperation loop)
    {
        IOperation collection = loop.Collection;
        while (collection is IConversionOperation { IsImplicit: true } conversion) collection = conversion.Operand;
        return Listed(context, collection) is not null;
    }

    /// <summary>Starts an iteration: the element is read into its variable.</summary>
    public void Enter(Value index)
    {
        if (_item is not null)
        {
            EnterItem(index);
            return;
        }

        Place item = _context.Memory.At(_memory!, _shape, index, isSpan: true);
        IOperation control = _loop.LoopControlVariable;
        if (control is not IVariableDeclaratorOperation { Symbol: var element })
        {
            _context.Deconstructions.Assign(control, item.Read(control.Syntax), _shape.Type, control);
            return;
        }

        if (element.RefKind != RefKind.None)
        {
            // Another name of the element; it is there, or the loop would not have come to it.
            _context.Frame.Bind(element, item);
            return;
        }

        Place place = _context.Assignments.DeclareLocal(element, control.Syntax);
        Datum value = item.Read(control.Syntax);
        place.Write(place.Shape.Leaf is ScalarType type ? _context.Builder.Convert(type, value.Leaves().Single()) : value, control.Syntax);
    }

    private void EnterItem(Value index)
    {
        Datum item = _context.Foreign.Member(_shape.Type, _item!, [.. _owner, index], _loop.LoopControlVariable.Syntax);
        if (_loop.LoopControlVariable is not IVariableDeclaratorOperation { Symbol: var element } control)
        {
            _context.Deconstructions.Assign(_loop.LoopControlVariable, item, _shape.Type, _loop.LoopControlVariable);
            return;
        }

        Place place = _context.Assignments.DeclareLocal(element, control.Syntax);
        place.Write(place.Shape.Leaf is ScalarType type ? _context.Builder.Convert(type, item.Leaves().Single()) : item, control.Syntax);
    }

    // What has an index and a count gives out the same by them as by its enumerator.
    public static (ITypeSymbol Element, string Count)? Listed(LoweringContext context, IOperation collection)
    {
        if (collection.Type?.SpecialType == SpecialType.System_String) return (context.Compilation.GetSpecialType(SpecialType.System_Char), "Length");
        if (collection.Type is not IArrayTypeSymbol { Rank: > 1 } && OpaqueTypes.IsMany(context.Types.Resolve(collection.Type)) && OpaqueTypes.Of(context, collection.Type) is not null) return (TypeMap.Element(collection.Type)!, "Length");
        if (collection.Type is not INamedTypeSymbol { Arity: 1 } type || OpaqueTypes.Of(context, type) is null) return null;
        string name = $"{type.ContainingNamespace.ToDisplayString()}.{type.Name}";
        return name switch
        {
            "System.Collections.Generic.List" or "System.Collections.Generic.IReadOnlyList" or "System.Collections.Generic.IList"
                or "System.Collections.ObjectModel.Collection" or "System.Collections.ObjectModel.ReadOnlyCollection" => (type.TypeArguments[0], "Count"),
            "System.Collections.Immutable.ImmutableArray" => (type.TypeArguments[0], "Length"),
            _ => null,
        };
    }
}
