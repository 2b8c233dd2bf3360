using System.Linq;
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
    private readonly Datum _memory;

    private ForEachSource(LoweringContext context, IForEachLoopOperation loop, IOperation collection)
    {
        _context = context;
        _loop = loop;
        _memory = context.Expressions.LowerDatum(collection);
        if (_memory is Datum.Composite { Shape.Kind: ShapeKind.Grid }) (_memory, _shape) = GridLowering.InARow(_memory);
        else _shape = context.Types.Shape(TypeMap.Element(context.Types.Resolve(collection.Type))!);
        Count = context.Builder.Length(_memory.Leaves().First());
    }

    public Value Count { get; }

    public static ForEachSource Of(LoweringContext context, IForEachLoopOperation loop)
    {
        IOperation collection = loop.Collection;
        while (collection is IConversionOperation { IsImplicit: true } conversion) collection = conversion.Operand;
        if (collection.Type is null || context.Types.Shape(collection.Type) is { IsMemory: false, Kind: not ShapeKind.Grid }) throw Refusals.OfType(collection);
        return new ForEachSource(context, loop, collection);
    }

    /// <summary>Starts an iteration: the element is read into its variable.</summary>
    public void Enter(Value index)
    {
        Place item = _context.Memory.At(_memory, _shape, index, isSpan: true);
        IOperation control = _loop.LoopControlVariable;
        if (control is not IVariableDeclaratorOperation { Symbol: var element })
        {
            _context.Deconstructions.Assign(control, item.Read(control.Syntax), control);
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
}
