using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>The arguments of a call that is inlined: evaluated in the order they are written, then bound to its parameters.</summary>
internal sealed class CalleeParameters
{
    private readonly List<(IParameterSymbol Parameter, Datum? Copy, Place? Shared)> _bound = [];

    /// <param name="context">Where the call is lowered.</param>
    /// <param name="method">What is called.</param>
    /// <param name="arguments">Those of an indexer are for its own parameters, of which each accessor has a twin.</param>
    /// <param name="extended">Of a member of an extension block, the block's parameter and its argument.</param>
    public static CalleeParameters Evaluate(
        LoweringContext context, IMethodSymbol method, IReadOnlyList<IArgumentOperation> arguments, (IParameterSymbol Parameter, IOperation Argument)? extended = null)
    {
        CalleeParameters parameters = new();
        if (extended is var (self, value)) Add(self, value);
        foreach (IArgumentOperation argument in arguments)
            Add(method.Parameters[argument.Parameter?.Ordinal ?? throw new BrokenCode()], argument.Value);
        return parameters;

        void Add(IParameterSymbol parameter, IOperation argument)
        {
            Place? shared = parameter.RefKind == RefKind.None ? context.Foreign.StateOfStructs(argument)?.Place : Reference(context, argument);
            parameters._bound.Add((parameter, shared is null ? context.Expressions.LowerDatum(argument) : null, shared));
        }
    }

    /// <summary>What a method's own parameters hold where it begins: it calls itself with them.</summary>
    public static CalleeParameters Own(Frame frame)
    {
        CalleeParameters own = new();
        foreach (IParameterSymbol parameter in frame.Method.Parameters)
        {
            Place place = frame.Find(parameter)!;
            if (parameter.RefKind is RefKind.Ref or RefKind.Out) own._bound.Add((parameter, null, place));
            else own._bound.Add((parameter, place.Read(frame.Model.SyntaxTree.GetRoot()), null));
        }

        return own;
    }

    public static CalleeParameters Of(IReadOnlyList<IParameterSymbol> parameters, IReadOnlyList<Datum> values)
    {
        CalleeParameters evaluated = new();
        for (int i = 0; i < values.Count; i++) evaluated._bound.Add((parameters[i], values[i], null));
        return evaluated;
    }

    public static CalleeParameters Of(IReadOnlyList<IParameterSymbol> parameters, IReadOnlyList<Place> places)
    {
        CalleeParameters evaluated = new();
        for (int i = 0; i < places.Count; i++) evaluated._bound.Add((parameters[i], null, places[i]));
        return evaluated;
    }

    /// <summary>Arguments that are one value each, in the order of the parameters.</summary>
    public IEnumerable<Value> Values() => _bound.OrderBy(b => b.Parameter.Ordinal).Select(b => (b.Copy ?? throw new BrokenCode()).Leaves().Single());

    /// <summary>The same arguments with one more at the end: what an accessor is given as `value`.</summary>
    public CalleeParameters With(IParameterSymbol parameter, Datum value)
    {
        CalleeParameters more = new();
        more._bound.AddRange(_bound);
        more._bound.Add((parameter, value, null));
        return more;
    }

    /// <summary>A copy is a variable of the callee's own; a reference is the caller's place by another name.</summary>
    /// <param name="context">Where the call is lowered.</param>
    /// <param name="frame">Of the callee.</param>
    /// <remarks>The call may name the parameters of a delegate, of an interface's member, of a property: the body knows those of what runs, in the same order.</remarks>
    public void Bind(LoweringContext context, Frame frame)
    {
        foreach ((IParameterSymbol declared, Datum? copy, Place? shared) in _bound)
        {
            IParameterSymbol parameter = InBody(declared, frame);
            if (shared is not null)
            {
                frame.Bind(parameter, shared);
                continue;
            }

            Place place = context.Declare(parameter.Name, context.Types.Shape(parameter.Type));
            frame.Bind(parameter, place);
            // A parameter that is only a number needs no name of its own.
            if (copy is Datum.Single { Value: { Type: not OpaqueType } value } && context.Builder.Ops.LastOrDefault() is Const) context.Variables.Set(place.Variables.Single(), value);
            else place.Write(copy!, parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() ?? frame.Model.SyntaxTree.GetRoot());
        }
    }

    /// <summary>The functions among the arguments.</summary>
    public IEnumerable<Datum.Function> Functions => _bound.Select(b => b.Copy).OfType<Datum.Function>();

    /// <summary>The same for a callee that is called: nothing of the caller's is seen there but by its parameters.</summary>
    public IReadOnlyList<(IParameterSymbol Parameter, Handed Handed)> HandOver(LoweringContext context, SharedVariables variables, Frame frame, SyntaxNode at)
    {
        List<(IParameterSymbol, Handed)> all = [];
        foreach ((IParameterSymbol declared, Datum? copy, Place? shared) in _bound)
        {
            IParameterSymbol parameter = InBody(declared, frame);
            all.Add((parameter, shared is not null
                ? Handed.Reference(context, variables, shared, parameter.RefKind is RefKind.Ref or RefKind.Out, at)
                : Handed.Copy(context, context.Types.Shape(parameter.Type), copy!, at)));
        }

        return all;
    }

    // The parameter of an extension block is none of the member's own.
    private static IParameterSymbol InBody(IParameterSymbol declared, Frame frame) =>
        declared.ContainingSymbol is INamedTypeSymbol ? declared.OriginalDefinition : frame.Parameters[declared.Ordinal];

    // `out _` and `out double x` declare; a value that is no place is copied, as C# does for `in`.
    private static Place? Reference(LoweringContext context, IOperation argument)
    {
        if (argument is IDiscardOperation discard) return context.Declare("", context.Types.Shape(discard.Type!));
        if (context.Places.Find(argument) is not { } place) return null;
        if (place.IsElement) place.Read(argument.Syntax);
        return place is StatePlace ? null : place;
    }
}
