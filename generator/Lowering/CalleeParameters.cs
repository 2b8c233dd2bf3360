using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>The arguments of a call that is inlined: evaluated in the order they are written, then bound to its parameters.</summary>
internal sealed class CalleeParameters
{
    private readonly List<(IParameterSymbol Parameter, Value? Copy, Variable? Shared)> _bound = [];
    private readonly List<IOperation> _references = [];

    public static CalleeParameters Evaluate(LoweringContext context, IReadOnlyList<IArgumentOperation> arguments)
    {
        CalleeParameters parameters = new();
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter is not { } parameter) throw new BrokenCode();
            if (TypeMap.Any(parameter.Type) is null) throw Refusals.OfType(argument.Value.Syntax, parameter.Type);
            if (parameter.RefKind == RefKind.None || Variable(context, argument.Value) is not { } shared)
            {
                if (parameter.RefKind is RefKind.Ref or RefKind.Out)
                    throw Refusal.At(argument, Descriptors.Reference, "pass a local, or return the new value");
                if (parameter.RefKind != RefKind.None && MemoryLowering.IsElement(argument.Value)) parameters._references.Add(argument);
                parameters._bound.Add((parameter, context.Expressions.Lower(argument.Value), null));
            }
            else
            {
                parameters._bound.Add((parameter, null, shared));
            }
        }

        return parameters;
    }

    /// <summary>A copy is a variable of the callee's own; a reference is the caller's variable by another name.</summary>
    public void Bind(LoweringContext context, Frame frame)
    {
        foreach ((IParameterSymbol parameter, Value? copy, Variable? shared) in _bound)
        {
            Variable variable = shared ?? context.Declare(parameter.Name, TypeMap.Any(parameter.Type)!);
            frame.Bind(parameter.OriginalDefinition, variable);
            if (copy is not { } value) continue;
            // A parameter that is only a number needs no name of its own.
            if (context.Builder.Ops.LastOrDefault() is Const) context.Variables.Set(variable, value);
            else context.Assign(variable, value);
        }
    }

    /// <summary>An element passed by `in` was copied, which is only right while the callee writes no memory.</summary>
    public void RefuseReferences()
    {
        if (_references.Count > 0) throw Refusal.At(_references[0], Descriptors.Reference, "copy the element to a local before the call");
    }

    private static Variable? Variable(LoweringContext context, IOperation argument) => argument switch
    {
        ILocalReferenceOperation { IsDeclaration: true } o => context.Assignments.DeclareLocal(o.Local, o.Syntax),
        ILocalReferenceOperation o => context.Frame.Find(o.Local),
        IParameterReferenceOperation o => context.Frame.Find(o.Parameter),
        IDeclarationExpressionOperation o => Variable(context, o.Expression),
        _ => null,
    };
}
