using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>goto case x; goto default: the other section, as if it were written there.</summary>
internal static class GoToCase
{
    /// <returns>Null for all other jumps, for such as leave a loop or another switch on the way, and where sections go round in circles.</returns>
    public static ISwitchCaseOperation? Target(IBranchOperation jump)
    {
        if (jump.BranchKind != BranchKind.GoTo || Section(jump) is not { } from) return null;
        return Direct(jump, from) is { } target && !Reaches(target, from, ((ISwitchOperation)from.Parent!).Cases.Length) ? target : null;
    }

    // The section that holds the jump, with no loop, switch or function between them.
    private static ISwitchCaseOperation? Section(IBranchOperation jump)
    {
        for (IOperation? around = jump.Parent; around is not null; around = around.Parent)
        {
            if (around is ISwitchCaseOperation section) return section;
            if (around is ILoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation) return null;
        }

        return null;
    }

    private static ISwitchCaseOperation? Direct(IBranchOperation jump, ISwitchCaseOperation from) => ((ISwitchOperation)from.Parent!).Cases
        .FirstOrDefault(section => section.Clauses.Any(clause => SymbolEqualityComparer.Default.Equals(clause.Label, jump.Target)));

    private static bool Reaches(ISwitchCaseOperation section, ISwitchCaseOperation sought, int steps)
    {
        if (section == sought || steps == 0) return true;
        return section.Body.SelectMany(o => o.DescendantsAndSelf()).OfType<IBranchOperation>()
            .Any(jump => jump.BranchKind == BranchKind.GoTo && Section(jump) == section && Direct(jump, section) is { } next && Reaches(next, sought, steps - 1));
    }
}
