using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Loops whose iterations are known at entry become a For.</summary>
internal sealed class CountedLoopLowering(LoweringContext context)
{
    private static readonly Tail BodyTail = new(Jumps.Continue);

    public void For(IForLoopOperation loop, CountedLoop counted)
    {
        CheckpointHint? hint = context.Checkpoints.Enter(loop);
        Variable index = context.Frame.Find(counted.Index)!.Variables.Single();
        Value start = context.Variables.Find(index) ?? throw new BrokenCode();
        Value end = End(counted);
        Carried carried = Carried.By(context, loop, Jumps.None, extra: null, except: index);
        Count(carried, start, counted.Comparison, end, counted.Step, counted.Index.Name, current =>
        {
            context.Variables.Set(index, current);
            context.Statements.Run(Sequence.Of(loop.Body), BodyTail);
            context.Variables.Set(index, start);
        }, hint);
    }

    // A negative bound is not reached by an index from 0 on; with 0 in its place no difference is beyond an int.
    private Value End(CountedLoop counted)
    {
        Value end = context.Expressions.Lower(counted.End);
        if (counted.Ahead == 0) return end;
        RegionBuilder builder = context.Builder;
        if (!CountedLoop.IsLength(counted.End)) end = builder.Call(IrType.I32, "Max", end, builder.Integer(IrType.I32, 0));
        return builder.Minus(end, builder.Integer(IrType.I32, counted.Ahead));
    }

    public void ForEach(IForEachLoopOperation loop, ForEachSource source)
    {
        CheckpointHint? hint = context.Checkpoints.Enter(loop);
        Value zero = context.Builder.Integer(IrType.I32, 0);
        Carried carried = Carried.By(context, loop.Body, Jumps.None, extra: null);
        Count(carried, zero, BinaryKind.Less, source.Count, 1, "", current =>
        {
            source.Enter(current);
            context.Statements.Run(Sequence.Of(loop.Body), BodyTail);
        }, hint);
    }

    /// <summary>A loop of the lowering itself over 0, 1, … count - 1, whose body runs code of the call's.</summary>
    /// <param name="call">What is run repeatedly, lambdas among its arguments.</param>
    /// <param name="carried">Variables of the lowering itself that the body changes.</param>
    /// <param name="count">How often.</param>
    /// <param name="body">Takes the index.</param>
    public void Over(IOperation call, IReadOnlyList<Variable> carried, Value count, Action<Value> body) =>
        Count(Carried.By(context, call, carried), context.Builder.Integer(IrType.I32, 0), BinaryKind.Less, count, 1, "", body);

    /// <summary>A loop of the lowering itself over 0, 1, … count - 1, that changes no variable.</summary>
    public void Each(Value count, Action<Value> body)
    {
        Value index = context.Values.New(IrType.I32);
        RegionBuilder builder = new(context.Values) { IsLoop = true };
        context.Within(builder, context.Variables, () =>
        {
            body(index);
            return 0;
        });
        Value zero = context.Builder.Integer(IrType.I32, 0);
        EquatableArray<Value> none = EquatableArray<Value>.Empty;
        context.Builder.Add(new For(none, zero, BinaryKind.Less, count, 1, Reversed: false, none, builder.Build([index], [])));
    }

    private void Count(Carried carried, Value start, BinaryKind comparison, Value end, long step, string name, Action<Value> body, CheckpointHint? hint = null)
    {
        Value index = context.Values.New(start.Type, name);
        (IReadOnlyList<Value> parameters, Bindings variables) = carried.Enter(context);
        RegionBuilder builder = new(context.Values) { IsLoop = true };
        IReadOnlyList<Value> yields = context.Within(builder, variables, () =>
        {
            body(index);
            return carried.Leave(context);
        });
        if (hint is not null) context.Checkpoints.StandsFor(index, hint);
        IReadOnlyList<Value> results = carried.Results(context);
        carried.Settle(context, context.Throws.AddLoop(new For(
            results.ToEquatable(), start, comparison, end, step, Reversed: false, carried.Initial.ToEquatable(), builder.Build([index, .. parameters], yields))
        {
            Checkpoints = hint?.States ?? 0,
        }));
    }
}
