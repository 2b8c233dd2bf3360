using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
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
        return isOwn && context.Given.Pullbacks.Check(whole) is null ? WithObjects(whole) : null;
    }

    /// <summary>The method with its objects as values, where it knows them by their names, which mean something else where it will stand; null where they are part of other text.</summary>
    private static Method? WithObjects(Method method)
    {
        Dictionary<Value, Value> map = [];
        foreach (Parameter parameter in method.Parameters.Where(p => p.Value.Type is OpaqueType))
        {
            string name = StateLowering.Escaped(parameter.Name);
            foreach (Op op in method.Ops)
            {
                string code = op switch { External state => state.Code, Foreign run => run.Code, Throw thrown => thrown.Code, _ => "" };
                if (op is External named && code == name) map[named.Result] = parameter.Value;
                else if (Regex.IsMatch(code, $@"(?<![\w.]){Regex.Escape(name)}(?!\w)")) return null;
            }
        }

        return map.Count == 0 ? method : method.WithBodies(Rewrite);

        Region Rewrite(Region region) => OpShape.WithOperands(Filter(region), v => map.TryGetValue(v, out Value held) ? held : v);
        Region Filter(Region region) => region with { Ops = region.Ops.Where(op => !OpShape.Results(op).Any(map.ContainsKey)).Select(Inner).ToEquatable() };
        Op Inner(Op op) => OpShape.Regions(op) is { Count: > 0 } regions ? OpShape.WithRegions(op, [.. regions.Select(Filter)]) : op;
    }
}
