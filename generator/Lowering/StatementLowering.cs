using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Statements, one after the other; what follows a jump moves into the branch where it is reached.</summary>
internal sealed class StatementLowering(LoweringContext context)
{
    /// <summary>Statements that neither branch nor jump.</summary>
    public static readonly IReadOnlyDictionary<OperationKind, Action<LoweringContext, IOperation>> Simple =
        new Dictionary<OperationKind, Action<LoweringContext, IOperation>>
        {
            [OperationKind.ExpressionStatement] = (c, o) => c.Expressions.LowerOrNothing(((IExpressionStatementOperation)o).Operation),
            [OperationKind.VariableDeclarationGroup] = (c, o) => c.Assignments.Declare((IVariableDeclarationGroupOperation)o),
            [OperationKind.Throw] = (c, o) => c.Throws.Lower((IThrowOperation)o),
            [OperationKind.Empty] = (_, _) => { },
            [OperationKind.LocalFunction] = (_, _) => { },
        };

    /// <param name="statements">What to lower.</param>
    /// <param name="tail">The jumps that need no flag at the end of the sequence.</param>
    public void Run(Sequence? statements, Tail tail)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        // Behind a throw nothing is reached.
        while (statements is not null && !context.Builder.IsClosed)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            Sequence? rest = statements.Rest;
            switch (statements.First)
            {
                case IBlockOperation block when block.Operations.Any(o => o is ILabeledOperation):
                    Labeled(block, rest, tail);
                    return;
                case IBlockOperation block:
                    statements = Sequence.Of(block.Operations, rest);
                    continue;
                case IConditionalOperation branch:
                    if (Branch(branch, rest, tail)) return;
                    break;
                case ILoopOperation loop:
                    if (Loop(loop, rest, tail)) return;
                    break;
                case ISwitchOperation choice:
                    if (Whole(choice, rest, tail, end => context.Switches.Lower(choice, end))) return;
                    break;
                case ITryOperation { Catches.IsEmpty: true } attempt:
                    if (Whole(attempt, rest, tail, end => context.Tries.Lower(attempt))) return;
                    break;
                case IReturnOperation jump:
                    Recover(jump, () => context.Jumps.Return(jump, tail));
                    return;
                case IBranchOperation jump:
                    Recover(jump, () => context.Jumps.Branch(jump, tail));
                    return;
                case var statement:
                    Recover(statement, () => One(statement));
                    break;
            }

            statements = rest;
        }
    }

    private void One(IOperation statement)
    {
        if (Simple.TryGetValue(statement.Kind, out Action<LoweringContext, IOperation>? lower)) lower(context, statement);
        else throw Refusals.Of(statement);
    }

    /// <returns>Whether the rest of the sequence is lowered too.</returns>
    private bool Branch(IConditionalOperation branch, Sequence? rest, Tail tail)
    {
        if (Exits.Truth(branch.Condition) is { } known)
        {
            Run(Sequence.Of(known ? branch.WhenTrue : branch.WhenFalse, rest), tail);
            return true;
        }

        Value condition = context.Truth(false);
        Recover(branch.Condition, () => condition = context.Expressions.Lower(branch.Condition));
        Exits then = Exits.Of(branch.WhenTrue), otherwise = Exits.Of(branch.WhenFalse);
        Jumps jumps = then.Jumps | otherwise.Jumps;
        if (jumps == Jumps.None)
        {
            Both(Sequence.Of(branch.WhenTrue), Sequence.Of(branch.WhenFalse), Tail.None);
            return false;
        }

        if (!then.Completes || rest is null)
            Both(Sequence.Of(branch.WhenTrue), Sequence.Of(branch.WhenFalse, rest), tail);
        else if (!otherwise.Completes)
            Both(Sequence.Of(branch.WhenTrue, rest), Sequence.Of(branch.WhenFalse), tail);
        else
        {
            // A side that may jump and may go on: only a flag tells, behind the branch, which it was.
            Both(Sequence.Of(branch.WhenTrue), Sequence.Of(branch.WhenFalse), Tail.None);
            context.Jumps.Unless(jumps, () => Run(rest, tail));
        }

        return true;

        void Both(Sequence? whenTrue, Sequence? whenFalse, Tail end) =>
            context.Branches.Branch(condition, () => Run(whenTrue, end), () => Run(whenFalse, end));
    }

    /// <returns>Whether the rest of the sequence is lowered too.</returns>
    private bool Loop(ILoopOperation loop, Sequence? rest, Tail tail)
    {
        Recover(loop, () => context.Loops.Lower(loop));
        Exits exits = Exits.Of(loop);
        if (!exits.Completes) return true;
        if (exits.Jumps == Jumps.None) return false;
        context.Jumps.Unless(exits.Jumps, () => Run(rest, tail));
        return true;
    }

    /// <summary>A statement that is lowered in one piece: what follows it depends on how it was left.</summary>
    /// <returns>Whether the rest of the sequence is lowered too.</returns>
    private bool Whole(IOperation statement, Sequence? rest, Tail tail, Action<Tail> lower)
    {
        Exits exits = Exits.Of(statement);
        bool isLast = rest is null || !exits.Completes;
        Recover(statement, () => lower(isLast ? tail : Tail.None));
        if (isLast) return true;
        if (exits.Jumps == Jumps.None) return false;
        context.Jumps.Unless(exits.Jumps, () => Run(rest, tail));
        return true;
    }

    /// <summary>A block with labels: each part, up to the next label, is skipped by a jump to what lies behind it.</summary>
    private void Labeled(IBlockOperation block, Sequence? rest, Tail tail)
    {
        List<List<IOperation>> parts = [[]];
        foreach (IOperation statement in block.Operations)
        {
            if (statement is ILabeledOperation label)
            {
                context.Jumps.Declare(label.Label);
                parts.Add([]);
            }

            parts[parts.Count - 1].Add(statement is ILabeledOperation { Operation: { } inner } ? inner : statement);
        }

        context.Assignments.Expect(block.Locals);
        Jumps pending = Jumps.None;
        bool isReached = true;
        for (int i = 0; i < parts.Count; i++)
        {
            Jumps next = i + 1 < parts.Count ? Labels.Of(block.Operations.OfType<ILabeledOperation>().ElementAt(i).Label) : Jumps.None;
            Tail end = next != Jumps.None ? new Tail(next) : rest is null ? tail : Tail.None;
            Sequence? part = Sequence.Of(parts[i].Where(o => o is not ILabeledOperation));
            if (isReached) context.Jumps.Unless(pending, () => Run(part, end));
            Exits exits = isReached ? Exits.InSequence(parts[i]) : new Exits(Jumps.None, Completes: false);
            isReached = exits.Completes || ((pending | exits.Jumps) & next) != 0;
            pending = (pending | exits.Jumps) & ~next;
        }

        if (rest is not null && isReached) context.Jumps.Unless(pending, () => Run(rest, tail));
    }

    /// <summary>A refused statement does not keep the following ones from being looked at.</summary>
    public void Recover(IOperation statement, Action lower)
    {
        try
        {
            lower();
        }
        catch (Refusal refusal)
        {
            context.IsBroken = true;
            bool isEcho = context.RefusedLocals.Count > 0 && statement.DescendantsAndSelf().Any(o => o is ILocalReferenceOperation local && context.RefusedLocals.Contains(local.Local));
            if (!isEcho) context.Refuse(refusal.Diagnostic);
            context.RefusedLocals.UnionWith(statement.DescendantsAndSelf().OfType<IVariableDeclaratorOperation>().Select(d => d.Symbol));
        }
        catch (BrokenCode)
        {
            context.Doubtful ??= statement.Syntax;
            context.IsBroken = true;
        }
    }
}
