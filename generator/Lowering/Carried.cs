using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>The variables that a loop changes, and their values where it is entered, repeated and left.</summary>
internal sealed class Carried
{
    private readonly IReadOnlyList<Variable> _variables;
    private readonly HashSet<Variable> _flags;
    private Bindings? _inBody;

    private Carried(IReadOnlyList<Variable> variables, HashSet<Variable> flags, IReadOnlyList<Value> initial)
    {
        _variables = variables;
        _flags = flags;
        Initial = initial;
    }

    /// <summary>The values before the first iteration.</summary>
    public IReadOnlyList<Value> Initial { get; }

    /// <param name="context">At the loop's entry.</param>
    /// <param name="loop">All of the loop that runs repeatedly.</param>
    /// <param name="exits">The exits that need a flag behind the iteration that takes them.</param>
    /// <param name="extra">A variable of the lowering itself that the loop changes.</param>
    /// <param name="except">The index of a counted loop, which is not carried.</param>
    public static Carried By(LoweringContext context, IOperation loop, Jumps exits, Variable? extra, Variable? except = null) =>
        By(context, loop, exits, extra is null ? [] : [extra], except);

    /// <param name="context">At the entry of a loop of the lowering itself.</param>
    /// <param name="code">What runs repeatedly.</param>
    /// <param name="extra">Variables of the lowering itself that the loop changes.</param>
    public static Carried By(LoweringContext context, IOperation code, IReadOnlyList<Variable> extra) => By(context, code, Jumps.None, extra, except: null);

    private static Carried By(LoweringContext context, IOperation loop, Jumps exits, IReadOnlyList<Variable> extra, Variable? except)
    {
        HashSet<Variable> variables = [], flags = [];
        foreach (KeyValuePair<ISymbol, SyntaxNode> assigned in AssignedVariables.In(context, loop))
        {
            // What the loop itself declares is not known yet, and starts anew in each iteration.
            IEnumerable<Place> places = context.Frame.Find(assigned.Key) is { } own ? [own] : context.Functions.FindAll(assigned.Key);
            foreach (Variable variable in places.SelectMany(p => p.Variables))
            {
                if (!context.Variables.IsDeclared(variable) || variable == except) continue;
                if (variable.IsMemory) variable.LastAssignment = assigned.Value;
                variables.Add(variable);
            }
        }

        variables.UnionWith(extra);
        if ((exits & Jumps.Break) != 0) flags.Add(context.Jumps.Loop!.Stopped);
        flags.UnionWith(context.Jumps.LabelsIn(exits));
        if ((exits & Jumps.Return) != 0)
        {
            flags.Add(context.Frame.Returned!);
            variables.UnionWith(ResultOf(context));
        }

        variables.UnionWith(flags);
        Variable[] ordered = [.. variables.OrderBy(v => v.Order)];
        return new Carried(ordered, flags, [.. ordered.Select(v => ValueOf(context, v))]);
    }

    /// <summary>Parameters for the condition's region.</summary>
    public (IReadOnlyList<Value> Parameters, Bindings Variables) EnterTest(LoweringContext context)
    {
        Value[] parameters = Fresh(context);
        Bindings variables = context.Variables.Copy();
        for (int i = 0; i < parameters.Length; i++) variables.Set(_variables[i], parameters[i]);
        return (parameters, variables);
    }

    /// <summary>Parameters for the body's region. An iteration only starts while no exit was taken: the flags are false.</summary>
    public (IReadOnlyList<Value> Parameters, Bindings Variables) Enter(LoweringContext context)
    {
        (IReadOnlyList<Value> parameters, Bindings variables) = EnterTest(context);
        foreach (Variable flag in _flags) variables.Forget(flag);
        _inBody = variables.Copy();
        return (parameters, variables);
    }

    /// <summary>The values at the end of the body.</summary>
    public IReadOnlyList<Value> Leave(LoweringContext context)
    {
        foreach (Variable variable in _inBody!.Variables().Except(_variables))
        {
            if (variable == context.Jumps.Loop?.Skipped || variable == context.Jumps.Loop?.Stopped) continue;
            if (_inBody.Find(variable) == context.Variables.Find(variable)) continue;
            if (ResultOf(context).Contains(variable)) continue;
            throw new InvalidOperationException($"the loop changes '{variable.Name}', which it does not carry");
        }

        return [.. _variables.Select(v => ValueOf(context, v))];
    }

    public IReadOnlyList<Value> Results(LoweringContext context) => Fresh(context);

    /// <summary>Behind the loop the variables are its results.</summary>
    public void Settle(LoweringContext context, IReadOnlyList<Value> results)
    {
        for (int i = 0; i < results.Count; i++) context.Variables.Set(_variables[i], results[i]);
    }

    private static Value ValueOf(LoweringContext context, Variable variable) => context.Variables.Find(variable) is { } value
        ? context.Choices.As(context.Builder, value, variable.Type)
        : context.Choices.Unset(context.Builder, variable.Type);

    private static IEnumerable<Variable> ResultOf(LoweringContext context) => context.Frame.Result?.Variables ?? [];

    private Value[] Fresh(LoweringContext context) => [.. _variables.Select(v => context.Choices.Choose(v))];
}
