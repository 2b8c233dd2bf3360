using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>A pullback that is given by hand as a method of the IR, to be differentiated itself.</summary>
internal static class GivenBodies
{
    /// <returns>Null where it does what cannot be differentiated.</returns>
    public static Method? Lower(LoweringContext caller, IMethodSymbol pullback)
    {
        IMethodSymbol method = pullback.PartialImplementationPart ?? pullback;
        SyntaxNode syntax = method.DeclaringSyntaxReferences[0].GetSyntax(caller.Cancellation);
        if (syntax.ContainsDiagnostics) throw new BrokenCode();
        LoweringContext context = new(caller.Compilation, method, caller.ModelOf(syntax.SyntaxTree), caller.Cancellation) { Outer = caller.Outer };
        context.Given.Depth = caller.Given.Depth + 1;
        try
        {
            return Whole(context, method);
        }
        catch (Refusal)
        {
            return null;
        }
    }

    private static Method? Whole(LoweringContext context, IMethodSymbol method)
    {
        if (MethodBodies.Find(context, method) is not { } body || context.CallGraph.IsRecursive(method)) return null;
        IReadOnlyList<Parameter> parameters = ParameterReader.Bind(context, method);
        if (parameters.Count != method.Parameters.Length) return null;
        foreach (Parameter parameter in parameters.Where(p => p.Form is ParameterForm.Array)) context.Memory.MarkHandedIn(parameter.Value);
        context.Calls.Enter(context.Frame);
        context.Statements.Run(Sequence.Of(body), new Tail(Jumps.Return));
        if (context.Diagnostics.Count > 0 || context.IsBroken || context.PrivateState.Accessors.Any()) return null;
        bool throws = context.Throws.Reopen();
        List<Value> yields = [];
        foreach (Variable variable in (context.Frame.Result?.Variables ?? []).Concat(ParameterReader.Outputs(context, method)))
        {
            Value? left = throws ? null : context.Variables.Find(variable);
            yields.Add(left ?? context.Builder.Zero(variable.Type));
        }

        Site site = new("", EquatableArray<string>.Empty, "", IsStatic: true, QualifyNames: false);
        Method whole = context.Called.Complete(new Method(
            site, method.Name, parameters.Select(p => p with { Role = ParameterRole.Data }).ToEquatable(), context.Builder.Build([], yields), method.ReturnsVoid ? null : (ScalarType)yields[0].Type, context.Values.Names()));
        whole = ReferenceResolution.Run(Pruning.Run(whole), context.Choices);
        bool isOwn = whole.Functions.Count == 0 && !whole.Ops.Any(op => op is Foreign { ChangesState: true });
        return isOwn && context.Given.Pullbacks.Check(whole) is null ? whole : null;
    }
}
