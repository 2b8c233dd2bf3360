using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>return, break and continue: nothing where they end a tail, else flags that what follows looks at.</summary>
internal sealed class JumpLowering(LoweringContext context)
{
    /// <summary>The innermost loop of the call that is being lowered.</summary>
    public LoopScope? Loop { get; set; }

    public void Return(IReturnOperation statement, Tail tail)
    {
        Frame frame = context.Frame;
        if (statement.ReturnedValue is { } returned)
        {
            if (frame.Method.ReturnsByRef || frame.Method.ReturnsByRefReadonly) ReturnReference(frame, returned, tail);
            else if (context.Expressions.LowerOrNothing(returned) is { } value) frame.Result?.Write(value, statement.Syntax);
            else if (frame.Result is not null) throw new BrokenCode();
        }

        if (!tail.Holds(Jumps.Return)) Raise(frame.Returned);
    }

    // Which place it is must be known here; only its own parts may depend on conditions.
    private void ReturnReference(Frame frame, IOperation returned, Tail tail)
    {
        if (frame.ReturnedPlace is not null || !tail.Holds(Jumps.Return) || context.Branches.Depth > frame.Depth)
            throw Refusal.At(returned, Descriptors.Reference, "return one reference at the end of the method");
        frame.ReturnedPlace = context.Assignments.Referred(returned);
    }

    public void Branch(IBranchOperation statement, Tail tail)
    {
        switch (statement.BranchKind)
        {
            case BranchKind.Break when Loop is not null:
                Raise(Loop.Stopped);
                break;
            case BranchKind.Continue when Loop is not null:
                if (!tail.Holds(Jumps.Continue)) Raise(Loop.Skipped);
                break;
            case BranchKind.GoTo:
                throw Refusal.At(statement, Descriptors.Unsupported, "'goto'", "use a loop with a condition, or 'break' and 'continue'");
            default:
                throw new BrokenCode();
        }
    }

    /// <summary>Lowers what is only reached if none of the jumps was taken.</summary>
    public void Unless(Jumps jumps, Action lower)
    {
        if (AnyOf(jumps) is not { } taken)
        {
            lower();
            return;
        }

        context.Branches.BranchIf(context.Not(taken), () =>
        {
            // In here the flags are known to be false.
            (Variable Flag, Value? Before)[] flags = [.. Flags(jumps).Select(flag => (flag, context.Variables.Find(flag)))];
            foreach ((Variable flag, _) in flags) context.Variables.Forget(flag);
            lower();
            foreach ((Variable flag, Value? before) in flags)
                if (before is { } same && context.Variables.Find(flag) is null) context.Variables.Set(flag, same);
        });
    }

    /// <summary>Whether one of the jumps was taken; null where none can have been.</summary>
    public Value? AnyOf(Jumps jumps)
    {
        Value? any = null;
        foreach (Variable flag in Flags(jumps))
        {
            if (context.Variables.Find(flag) is not { } raised || context.Truths.Of(raised) == false) continue;
            any = any is null ? raised : context.Builder.Binary(BinaryKind.Or, any.Value, raised);
        }

        return any;
    }

    private IEnumerable<Variable> Flags(Jumps jumps)
    {
        if ((jumps & Jumps.Return) != 0 && context.Frame.Returned is { } returned) yield return returned;
        if ((jumps & Jumps.Break) != 0 && Loop is not null) yield return Loop.Stopped;
        if ((jumps & Jumps.Continue) != 0 && Loop is not null) yield return Loop.Skipped;
    }

    private void Raise(Variable? flag)
    {
        if (flag is not null) context.Variables.Set(flag, context.Truth(true));
    }
}
