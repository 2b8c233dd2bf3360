using System;
using System.Collections.Generic;
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
                case IBlockOperation block:
                    statements = Sequence.Of(block.Operations, rest);
                    continue;
                case IConditionalOperation branch:
                    if (Branch(branch, rest, tail)) return;
                    break;
                case ILoopOperation loop:
                    if (Loop(loop, rest, tail)) return;
                    break;
                case IReturnOperation jump:
                    Recover(() => context.Jumps.Return(jump, tail));
                    return;
                case IBranchOperation jump:
                    Recover(() => context.Jumps.Branch(jump, tail));
                    return;
                case var statement:
                    Recover(() => One(statement));
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
        Recover(() => condition = context.Expressions.Lower(branch.Condition));
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
        Recover(() => context.Loops.Lower(loop));
        Exits exits = Exits.Of(loop);
        if (!exits.Completes) return true;
        if (exits.Jumps == Jumps.None) return false;
        context.Jumps.Unless(exits.Jumps, () => Run(rest, tail));
        return true;
    }

    /// <summary>A refused statement does not keep the following ones from being looked at.</summary>
    private void Recover(Action lower)
    {
        try
        {
            lower();
        }
        catch (Refusal refusal)
        {
            context.Refuse(refusal.Diagnostic);
        }
        catch (BrokenCode)
        {
            context.IsBroken = true;
        }
    }
}
