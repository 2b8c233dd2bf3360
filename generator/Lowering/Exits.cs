using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

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
        IBranchOperation { BranchKind: BranchKind.Break } o => new Exits(Labels.LeavesSwitch(o) ? Jumps.Leave : Jumps.Break, Completes: false),
        IBranchOperation { BranchKind: BranchKind.Continue } => new Exits(Jumps.Continue, Completes: false),
        IBranchOperation { BranchKind: BranchKind.GoTo } o when GoToCase.Target(o) is { } section => InSequence(section.Body) with { Completes = false },
        IBranchOperation { BranchKind: BranchKind.GoTo } o => new Exits(Labels.Of(o.Target), Completes: false),
        ILabeledOperation o => Of(o.Operation),
        ISwitchOperation o => OfSwitch(o),
        ITryOperation o => OfTry(o),
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
        bool isReached = true;
        foreach (IOperation statement in statements)
        {
            if (statement is ILabeledOperation { Label: var label } && (jumps & Labels.Of(label)) != 0)
            {
                jumps &= ~Labels.Of(label);
                isReached = true;
            }

            if (!isReached) continue;
            Exits exits = Of(statement);
            jumps |= exits.Jumps;
            isReached = exits.Completes;
        }

        return new Exits(jumps, isReached);
    }

    // Whether a switch without default can pass all its cases by, the compiler knows best.
    private static Exits OfSwitch(ISwitchOperation choice)
    {
        Exits[] cases = [.. choice.Cases.Select(c => InSequence(c.Body))];
        Jumps jumps = cases.Aggregate(Jumps.None, (all, exits) => all | exits.Jumps);
        bool passes = !choice.Cases.Any(c => c.Clauses.Any(clause => clause is IDefaultCaseClauseOperation))
            && choice.SemanticModel?.AnalyzeControlFlow(choice.Syntax) is { Succeeded: true, EndPointIsReachable: true };
        return new Exits(jumps & ~Jumps.Leave, passes || (jumps & Jumps.Leave) != 0 || cases.Any(c => c.Completes));
    }

    private static Exits OfTry(ITryOperation attempt)
    {
        Exits body = Of(attempt.Body), last = Of(attempt.Finally);
        return new Exits(body.Jumps | last.Jumps, body.Completes && last.Completes);
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
        return new Exits(body.Jumps & ~(Jumps.Break | Jumps.Continue), breaks || !(endless || returnsAtOnce));
    }

    /// <summary>A condition that the compiler knows: what it knows decides which code can be reached.</summary>
    public static bool? Truth(IOperation? condition) =>
        condition?.ConstantValue is { HasValue: true, Value: bool known } ? known : null;
}
