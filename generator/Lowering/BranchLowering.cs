using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Lowers two ways to go, and joins what they leave in the variables.</summary>
internal sealed class BranchLowering(LoweringContext context)
{
    private readonly Stack<RegionBuilder> _around = [];
    private readonly Dictionary<Place, RegionBuilder?> _referred = [];

    /// <summary>How many branches around what is lowered now have been entered.</summary>
    public int Depth => _around.Count;

    /// <summary>Notes in which branch an element is first referred to: which one it is, only that branch knows.</summary>
    public void Remember(Place element)
    {
        if (!_referred.ContainsKey(element)) _referred.Add(element, _around.Count > 0 ? _around.Peek() : null);
    }

    /// <summary>Whether the branch is over in which it was referred to: behind a label.</summary>
    public bool IsLeft(Place place) => _referred.TryGetValue(place, out RegionBuilder? branch) && branch is not null && !_around.Contains(branch);

    /// <summary>if (condition) then else otherwise, for statements.</summary>
    public void Branch(Value condition, Action then, Action otherwise)
    {
        Way first = Take(() => { then(); return null; });
        Way second = Take(() => { otherwise(); return null; });
        Join(condition, first, second, select: false);
    }

    public void BranchIf(Value condition, Action then) => Branch(condition, then, () => { });

    /// <summary>The value of `condition ? then : otherwise`; a Select where neither way computes anything.</summary>
    public Value Choose(Value condition, Func<Value> then, Func<Value> otherwise)
    {
        Way first = Take(() => [then()]);
        Way second = Take(() => [otherwise()]);
        return Join(condition, first, second, select: true)[0];
    }

    /// <summary>The same for a struct: each of its leaves is chosen.</summary>
    public Datum Choose(Value condition, Shape shape, IOperation at, Func<Datum> then, Func<Datum> otherwise) => Choose(condition, shape, at.Syntax, then, otherwise);

    public Datum Choose(Value condition, Shape shape, SyntaxNode at, Func<Datum> then, Func<Datum> otherwise)
    {
        Way first = Take(() => Leaves(then(), shape));
        Way second = Take(() => Leaves(otherwise(), shape));
        IReadOnlyList<Value> leaves = Join(condition, first, second, select: true);
        foreach (Value memory in leaves.Where(leaf => leaf.Type is ArrayType or JaggedType)) context.Choices.Learn(memory, at);
        return shape.Build(leaves);
    }

    private IReadOnlyList<Value> Leaves(Datum value, Shape shape) =>
        shape.Leaves().Any(leaf => leaf is OpaqueType) ? [.. value.Leaves().Zip(shape.Leaves(), (leaf, type) => context.Choices.As(context.Builder, leaf, type))] : [.. value.Leaves()];

    private Way Take(Func<IReadOnlyList<Value>?> lower)
    {
        RegionBuilder builder = new(context.Values);
        Bindings variables = context.Variables.Copy();
        _around.Push(builder);
        try
        {
            IReadOnlyList<Value>? leaves = context.Within(builder, variables, lower);
            return new Way(builder, variables, leaves ?? []);
        }
        finally
        {
            _around.Pop();
        }
    }

    private IReadOnlyList<Value> Join(Value condition, Way then, Way otherwise, bool select)
    {
        if (then.Throws) return Guard(condition, then, otherwise);
        if (otherwise.Throws) return Guard(context.Not(condition), otherwise, then);
        List<Outcome> outcomes = [];
        for (int i = 0; i < then.Leaves.Count; i++) outcomes.Add(new Outcome(null, then.Leaves[i], otherwise.Leaves[i]));
        if (select) DeclareFound(then, otherwise);
        foreach (Variable variable in context.Variables.Variables().ToArray())
        {
            Value? left = then.Variables.Find(variable);
            Value? right = otherwise.Variables.Find(variable);
            if (left == right) Settle(variable, left);
            else outcomes.Add(new Outcome(variable, Left(then, variable, left), Left(otherwise, variable, right)));
        }

        // Which memory it is becomes an If, whose sides may each be any expression of their own.
        Value?[] results = select && !outcomes.Any(o => o.Then.Type is ArrayType or JaggedType && o.Then != o.Else) && then.IsTrivial && otherwise.IsTrivial
            ? Select(condition, then, otherwise, outcomes)
            : If(condition, then, otherwise, outcomes);

        for (int i = 0; i < outcomes.Count; i++)
            if (outcomes[i].Variable is { } variable) context.Assign(variable, results[i]!);
        return [.. results.Take(then.Leaves.Count).Select(r => r!)];
    }

    // `x is var y` and `out var y` within an expression declare for all that follows it.
    private void DeclareFound(Way then, Way otherwise)
    {
        foreach (Variable found in then.Variables.Variables().Concat(otherwise.Variables.Variables()).ToArray())
            if (!context.Variables.IsDeclared(found)) context.Variables.Declare(found);
    }

    /// <summary>if (condition) { … throw … }: who comes past it has gone the other way, which needs no branch.</summary>
    private IReadOnlyList<Value> Guard(Value condition, Way thrown, Way other)
    {
        context.Builder.Guard(condition, thrown.Builder.Ops);
        context.Builder.AddRange(other.Builder.Ops);
        foreach (Variable variable in other.Variables.Variables().ToArray()) Settle(variable, other.Variables.Find(variable));
        return other.Leaves;
    }

    private Value?[] Select(Value condition, Way then, Way otherwise, List<Outcome> outcomes)
    {
        context.Builder.AddRange(then.Builder.Ops);
        context.Builder.AddRange(otherwise.Builder.Ops);
        return [.. outcomes.Select(o => Same(o) ?? Known(condition, o) ?? (Value?)context.Builder.Select(condition, o.Then, o.Else))];
    }

    private Value?[] If(Value condition, Way then, Way otherwise, List<Outcome> outcomes)
    {
        Value?[] results = [.. outcomes.Select(o => Same(o) ?? Known(condition, o))];
        List<Value> defined = [], thenYields = [], elseYields = [];
        for (int i = 0; i < outcomes.Count; i++)
        {
            if (results[i] is not null) continue;
            Value result = outcomes[i].Variable is { } variable ? context.Choices.Choose(variable) : context.Values.New(outcomes[i].Then.Type);
            results[i] = result;
            defined.Add(result);
            thenYields.Add(outcomes[i].Then);
            elseYields.Add(outcomes[i].Else);
        }

        if (defined.Count > 0 || then.Builder.Ops.Count > 0 || otherwise.Builder.Ops.Count > 0)
            context.Builder.Add(new If(defined.ToEquatable(), condition, then.Builder.Build([], thenYields), otherwise.Builder.Build([], elseYields)));
        return results;
    }

    private static Value? Same(Outcome outcome) => outcome.Then == outcome.Else ? outcome.Then : null;

    // A flag that one way sets and the other leaves is the condition itself.
    private Value? Known(Value condition, Outcome outcome)
    {
        if (outcome.Then.Type != IrType.Bool) return null;
        return (context.Truths.Of(outcome.Then), context.Truths.Of(outcome.Else)) switch
        {
            (true, false) => condition,
            (false, true) => context.Not(condition),
            _ => null,
        };
    }

    private Value Left(Way way, Variable variable, Value? value) => value is { } known ? context.Choices.As(way.Builder, known, variable.Type) : Unset(way, variable);

    // A flag that was never set is false; of anything else without a value the compiler knows that it is not read.
    private Value Unset(Way way, Variable variable)
    {
        Value zero = context.Choices.Unset(way.Builder, variable.Type);
        if (variable.Type == IrType.Bool) context.Truths.Learn(zero, false);
        return zero;
    }

    private void Settle(Variable variable, Value? value)
    {
        if (value is { } known) context.Variables.Set(variable, known);
        else context.Variables.Forget(variable);
    }

    private readonly record struct Outcome(Variable? Variable, Value Then, Value Else);

    private sealed record Way(RegionBuilder Builder, Bindings Variables, IReadOnlyList<Value> Leaves)
    {
        public bool Throws => Builder.IsClosed;

        public bool IsTrivial => Builder.Ops.All(op => op is Const);
    }
}
