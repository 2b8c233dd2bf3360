using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering.Tensors;

/// <summary>A call of TensorPrimitives with its arguments, evaluated as written.</summary>
internal sealed class TensorCall
{
    private TensorCall(IInvocationOperation operation, IReadOnlyList<TensorArgument> inputs, IReadOnlyList<TensorArgument> destinations)
    {
        Operation = operation;
        Inputs = inputs;
        Destinations = destinations;
    }

    public IInvocationOperation Operation { get; }

    public string Name => Operation.TargetMethod.Name;

    /// <summary>What is read: memory and numbers, in the order of the parameters.</summary>
    public IReadOnlyList<TensorArgument> Inputs { get; }

    /// <summary>What is written.</summary>
    public IReadOnlyList<TensorArgument> Destinations { get; }

    public IEnumerable<TensorArgument> Memory => Inputs.Where(a => a.IsMemory);

    /// <summary>The type of the elements of the first input.</summary>
    public ScalarType Element => Inputs[0].Element;

    /// <summary>The types of the operands of one element's function.</summary>
    public IReadOnlyList<Scalar> Kinds => [.. Inputs.Select(a => a.Element.Kind)];

    public static TensorCall Evaluate(LoweringContext context, IInvocationOperation call)
    {
        TensorArgument?[] arguments = new TensorArgument?[call.Arguments.Length];
        foreach (IArgumentOperation argument in call.Arguments)
            if (argument.Parameter is { } parameter) arguments[parameter.Ordinal] = Evaluate(context, argument.Value, TypeMap.IsSpan(parameter.Type));

        List<TensorArgument> inputs = [], destinations = [];
        foreach (TensorArgument? argument in arguments)
        {
            // A rounding mode is no value: it chooses the function.
            if (argument is null) continue;
            (argument.IsDestination ? destinations : inputs).Add(argument);
        }

        return new TensorCall(call, inputs, destinations);
    }

    private static TensorArgument? Evaluate(LoweringContext context, IOperation argument, bool isDestination)
    {
        if (TypeMap.IsSystem(argument.Type, "MidpointRounding")) return null;
        if (context.Types.Any(argument.Type) is null) throw Refusals.OfType(argument);
        Value value = context.Expressions.Lower(argument);
        if (isDestination) context.Memory.RefuseState(value, argument);
        return new TensorArgument(value, isDestination);
    }
}
