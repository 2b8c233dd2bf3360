using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

[Flags]
internal enum Jumps
{
    None = 0,
    Return = 1,
    Break = 2,
    Continue = 4,
}

/// <summary>How control can leave a statement.</summary>
/// <param name="Jumps">The jumps in it whose target lies outside.</param>
/// <param name="Completes">Whether its end can be reached.</param>
internal readonly record struct Exits(Jumps Jumps, bool Completes)
{
    public static readonly Exits Plain = new(Jumps.None, Completes: true);

    public static Exits Of(IOperation? statement) => statement switch
    {
        null => Plain,
        IReturnOperation => new Exits(Jumps.Return, Completes: false),
        IBranchOperation { BranchKind: BranchKind.Break } => new Exits(Jumps.Break, Completes: false),
        IBranchOperation { BranchKind: BranchKind.Continue } => new Exits(Jumps.Continue, Completes: false),
        IThrowOperation => new Exits(Jumps.None, Completes: false),
        IBlockOperation block => InSequence(block.Operations),
        IConditionalOperation branch => OfBranch(branch),
        ILoopOperation loop => OfLoop(loop),
        ILocalFunctionOperation => Plain,
        _ => Plain,
    };

    public static Exits InSequence(IEnumerable<IOperation> statements)
    {
        Jumps jumps = Jumps.None;
        foreach (IOperation statement in statements)
        {
            Exits exits = Of(statement);
            jumps |= exits.Jumps;
            if (!exits.Completes) return new Exits(jumps, Completes: false);
        }

        return new Exits(jumps, Completes: true);
    }

    private static Exits OfBranch(IConditionalOperation branch)
    {
        if (Truth(branch.Condition) is { } known) return Of(known ? branch.WhenTrue : branch.WhenFalse);
        Exits then = Of(branch.WhenTrue), otherwise = Of(branch.WhenFalse);
        return new Exits(then.Jumps | otherwise.Jumps, then.Completes || otherwise.Completes);
    }

    private static Exits OfLoop(ILoopOperation loop)
    {
        Exits body = Of(loop.Body);
        bool breaks = (body.Jumps & Jumps.Break) != 0;
        IOperation? condition = loop switch
        {
            IWhileLoopOperation o => o.Condition,
            IForLoopOperation o => o.Condition,
            _ => null,
        };
        bool endless = loop is not IForEachLoopOperation && (condition is null || Truth(condition) == true);
        bool returnsAtOnce = loop is IWhileLoopOperation { ConditionIsTop: false } && !body.Completes && (body.Jumps & Jumps.Continue) == 0;
        return new Exits(body.Jumps & Jumps.Return, breaks || !(endless || returnsAtOnce));
    }

    /// <summary>A condition that the compiler knows: what it knows decides which code can be reached.</summary>
    public static bool? Truth(IOperation? condition) =>
        condition?.ConstantValue is { HasValue: true, Value: bool known } ? known : null;
}
