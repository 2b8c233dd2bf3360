using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>What a foreach runs over: the memory, and the variable that holds its element in an iteration.</summary>
internal sealed class ForEachSource
{
    private readonly LoweringContext _context;
    private readonly ILocalSymbol _element;
    private readonly Value _memory;

    private ForEachSource(LoweringContext context, ILocalSymbol element, Value memory)
    {
        _context = context;
        _element = element;
        _memory = memory;
        Count = context.Builder.Length(memory);
    }

    public Value Count { get; }

    public static ForEachSource Of(LoweringContext context, IForEachLoopOperation loop)
    {
        IOperation collection = loop.Collection;
        while (collection is IConversionOperation { IsImplicit: true } conversion) collection = conversion.Operand;
        if (TypeMap.Memory(collection.Type) is null)
            throw Refusals.OfType(collection);
        if (loop.LoopControlVariable is not IVariableDeclaratorOperation { Symbol: var element })
            throw Refusal.At(loop.LoopControlVariable, Descriptors.Unsupported, "a deconstructing 'foreach'", "use one variable for the element");
        if (element.RefKind != RefKind.None)
            throw Refusal.At(loop.LoopControlVariable, Descriptors.Reference, "use a 'for' loop and the element itself");
        if (TypeMap.Scalar(element.Type) is null) throw Refusals.OfType(loop.LoopControlVariable.Syntax, element.Type);
        return new ForEachSource(context, element, context.Expressions.Lower(collection));
    }

    /// <summary>Starts an iteration: the element is read into its variable.</summary>
    public void Enter(Value index)
    {
        ScalarType type = TypeMap.Scalar(_element.Type)!;
        Value item = _context.Builder.Convert(type, _context.Builder.Load(_memory, index));
        Variable variable = _context.Declare(_element.Name, type);
        _context.Frame.Bind(_element, variable);
        _context.Assign(variable, item);
    }
}
