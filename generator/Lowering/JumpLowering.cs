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

    /// <summary>The flag of the innermost switch: set where a `break` is not plain.</summary>
    public Variable? Left { get; set; }

    private Dictionary<Jumps, Variable> _labels = [];

    /// <summary>Begins a call's body, which jumps to nothing around it.</summary>
    public JumpTargets Enter()
    {
        JumpTargets around = new(Loop, Left, _labels);
        (Loop, Left, _labels) = (null, null, []);
        return around;
    }

    /// <summary>Ends it.</summary>
    public void Leave(JumpTargets around) => (Loop, Left, _labels) = (around.Loop, around.Left, around.Labels);

    /// <summary>Declares the flag of a label; it is set by a `goto` from before it.</summary>
    public void Declare(ILabelSymbol label) => _labels[Labels.Of(label)] = context.Declare(label.Name, IrType.Bool);

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

    // One at the end is the place itself; of several, the path decides.
    private void ReturnReference(Frame frame, IOperation returned, Tail tail)
    {
        Place place = context.Assignments.Referred(returned);
        if (frame.ReturnedPlace is null && tail.Holds(Jumps.Return) && context.Branches.Depth <= frame.Depth) frame.ReturnedPlace = place;
        else if (frame.ReturnedPlace is MovedPlace several) context.MovedReferences.Move(several, place, returned);
        else throw Refusal.At(returned, Descriptors.Reference, "return one reference at the end of the method");
    }

    public void Branch(IBranchOperation statement, Tail tail)
    {
        switch (statement.BranchKind)
        {
            case BranchKind.Break when Labels.LeavesSwitch(statement):
                if (!tail.Holds(Jumps.Leave)) Raise(Left);
                break;
            case BranchKind.Break when Loop is not null:
                Raise(Loop.Stopped);
                break;
            case BranchKind.Continue when Loop is not null:
                if (!tail.Holds(Jumps.Continue)) Raise(Loop.Skipped);
                break;
            case BranchKind.GoTo when Labels.Of(statement.Target) is not Jumps.None and var label && IsAhead(statement):
                if (!tail.Holds(label)) Raise(_labels.TryGetValue(label, out Variable? flag) ? flag : throw new BrokenCode());
                break;
            case BranchKind.GoTo when GoToCase.Target(statement) is { } section:
                context.Switches.Body(section, tail);
                break;
            case BranchKind.GoTo:
                throw Refusal.At(statement, Descriptors.Unsupported, "'goto' to what lies before it", "use a loop with a condition");
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
            any = any is null ? raised : context.Builder.Binary(BinaryKind.Or, any, raised);
        }

        return any;
    }

    private IEnumerable<Variable> Flags(Jumps jumps)
    {
        if ((jumps & Jumps.Return) != 0 && context.Frame.Returned is { } returned) yield return returned;
        if ((jumps & Jumps.Break) != 0 && Loop is not null) yield return Loop.Stopped;
        if ((jumps & Jumps.Continue) != 0 && Loop is not null) yield return Loop.Skipped;
        if ((jumps & Jumps.Leave) != 0 && Left is not null) yield return Left;
        foreach (Variable label in LabelsIn(jumps)) yield return label;
    }

    /// <summary>The flags of the labels among the jumps.</summary>
    public IEnumerable<Variable> LabelsIn(Jumps jumps) => _labels.Where(l => (jumps & l.Key) != 0).Select(l => l.Value).OrderBy(v => v.Order);

    // A label that lies behind is a loop.
    private static bool IsAhead(IBranchOperation statement) =>
        statement.Target.DeclaringSyntaxReferences[0].Span.Start > statement.Syntax.SpanStart;

    private void Raise(Variable? flag)
    {
        if (flag is not null) context.Variables.Set(flag, context.Truth(true));
    }
}

/// <summary>What jumps in a call's body can lead to.</summary>
internal sealed record JumpTargets(LoopScope? Loop, Variable? Left, Dictionary<Jumps, Variable> Labels);
