using System;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Any loop whose trip count is not known, in the parts that they all have.</summary>
/// <param name="Source">The loop.</param>
/// <param name="Condition">Lowers the test at its top; null where it has none.</param>
/// <param name="Enter">Lowers what each iteration starts with.</param>
/// <param name="Bottom">What each iteration that is not left ends with.</param>
/// <param name="BottomIsHarmless">Whether the bottom may as well run after a break, as nobody can see it.</param>
internal sealed record LoopShape(
    ILoopOperation Source,
    Func<IR.Value>? Condition,
    Action? Enter,
    Sequence? Bottom,
    bool BottomIsHarmless)
{
    /// <summary>Counts the iterations where the source has no variable for it (foreach); else null.</summary>
    public Variable? Counter { get; init; }

}
