using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>try … finally: the one, then the other, however the first was left.</summary>
/// <remarks>
/// Where the first ends in an exception, only what the caller can see would tell that the other did not run. So that may not write
/// to the caller's memory.
/// </remarks>
internal sealed class TryLowering(LoweringContext context)
{
    public void Lower(ITryOperation attempt)
    {
        context.Statements.Run(Sequence.Of(attempt.Body), Tail.None);
        if (attempt.Finally is not { } last || context.Builder.IsClosed) return;
        IReadOnlyList<Op> before = [.. context.Builder.Ops];
        context.Statements.Run(Sequence.Of(last), Tail.None);
        HashSet<Value> fresh = [.. before.SelectMany(OpShape.Deep).OfType<New>().Select(n => n.Result)];
        foreach (Op op in context.Builder.Ops.Skip(before.Count).SelectMany(OpShape.Deep))
            if (op is Throw or Invoke or Foreign { IsPure: false } || (Written(op) is { } array && !fresh.Contains(context.Memory.Root(array))))
                throw Refusal.At(last, Descriptors.Unsupported, "'finally' that writes what the caller can see", "write it behind the block");
    }

    private static Value? Written(Op op) => op switch
    {
        Store store => store.Array,
        Clear clear => clear.Array,
        _ => null,
    };
}
