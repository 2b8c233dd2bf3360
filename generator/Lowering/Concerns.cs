using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Differentiation;
using AutoDiffGen.Generator.Differentiation.Rules;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Places where a value would lose its derivative if it has one, which only the whole method tells.</summary>
/// <remarks>The places stay beside the method: they go with the diagnostics, and an edit that moves them changes no program.</remarks>
internal sealed class Concerns
{
    private readonly List<(Value Argument, Value? Result, DiagnosticInfo Diagnostic)> _all = [];
    private readonly Dictionary<Value, SyntaxNode> _places = [];

    /// <summary>Remembers what stands for the result of a function.</summary>
    public void StandsAt(Value result, SyntaxNode place) => _places[result] = place;

    /// <summary>A value whose derivative ends here: of interest where the result is used for anything.</summary>
    public void EndsDerivative(Value argument, Value result, IOperation place, string what) =>
        _all.Add((argument, result, DiagnosticInfo.At(place.Syntax.GetLocation(), Descriptors.DerivativeLost, what)));

    /// <summary>The same for a function whose derivative is 0 everywhere; a predicate has none to lose.</summary>
    public void EndsDerivative(Call call, IInvocationOperation place)
    {
        if (RuleTable.Function(call.Function).HasDerivative || call.Result.Type == IrType.Bool) return;
        foreach (Value argument in call.Arguments)
            if (argument.Type.IsFloat) EndsDerivative(argument, call.Result, place, $"'{place.TargetMethod.Name}'");
    }

    /// <summary>A value that goes where no derivative is known.</summary>
    public void NeedsNoDerivative(Value argument, SyntaxNode place, DiagnosticDescriptor descriptor, params string[] arguments) =>
        _all.Add((argument, null, DiagnosticInfo.At(place.GetLocation(), descriptor, arguments)));

    /// <param name="primal">The whole method.</param>
    /// <param name="symbol">Its declaration, for the places of its parameters.</param>
    /// <param name="compilation">What it is part of.</param>
    public IReadOnlyList<DiagnosticInfo> Check(Method primal, IMethodSymbol symbol, Compilation compilation)
    {
        Parameter[] independents = [.. primal.Parameters.Where(p => p.Role == ParameterRole.Wrt)];
        Activity activity = new(primal, new MemoryRoots(primal), independents.Select(p => p.Value), primal.Dependents, Partials.HasDerivative);
        HashSet<Value> live = [.. primal.Bodies.SelectMany(b => b.Yields)];
        foreach (Region body in primal.Bodies) Liveness.Mark(body, live);

        StoppedValues stopped = new(primal);
        List<DiagnosticInfo> found = [.. new MissingConstraints(_places, symbol, compilation).Check(primal, activity).Distinct()];
        foreach ((Value argument, Value? result, DiagnosticInfo diagnostic) in _all)
            if (activity.IsVaried(argument) && (result is not { } used || (live.Contains(used) && !stopped.Contains(used))) && !found.Contains(diagnostic)) found.Add(diagnostic);

        foreach (IGrouping<string, Parameter> parameter in independents.GroupBy(p => p.Name))
        {
            if (parameter.Any(leaf => activity.IsActive(leaf.Value))) continue;
            Location? place = symbol.Parameters.FirstOrDefault(p => p.Name == parameter.Key)?.Locations.FirstOrDefault();
            found.Add(DiagnosticInfo.At(place, Descriptors.AlwaysZero, parameter.Key));
        }

        return found;
    }
}
