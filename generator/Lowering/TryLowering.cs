using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>try … finally: the one, then the other, however the first was left.</summary>
/// <remarks>
/// Where the first ends in an exception, only what the caller can see would tell that the other did not run. So that may not write
/// to the caller's memory; nor may it end in an exception of another kind, which would take the place of the first one's.
/// </remarks>
internal sealed class TryLowering(LoweringContext context)
{
    public void Lower(ITryOperation attempt)
    {
        int start = context.Builder.Ops.Count;
        context.Statements.Run(Sequence.Of(attempt.Body), Tail.None);
        if (attempt.Finally is not { } last || context.Builder.IsClosed) return;
        int middle = context.Builder.Ops.Count;
        context.Statements.Run(Sequence.Of(last), Tail.None);
        Op[] all = [.. context.Builder.Ops.SelectMany(OpShape.Deep)];
        Op[] tried = [.. context.Builder.Ops.Skip(start).Take(middle - start).SelectMany(OpShape.Deep)];
        Op[] run = [.. context.Builder.Ops.Skip(middle).SelectMany(OpShape.Deep)];

        HashSet<Value> fresh = [.. all.Take(all.Length - run.Length).OfType<New>().Select(n => n.Result)];
        foreach (Op op in run)
            if (op is Throw or Invoke or Foreign { IsPure: false } or Foreign { Written.Count: > 0 } || (Written(op) is { } array && !fresh.Contains(context.Memory.Root(array))))
                throw Refusal.At(last, Descriptors.Unsupported, "'finally' that writes what the caller can see", "write it behind the block");

        HashSet<Value> divisors = [.. all.OfType<Const>().Where(c => c.Bits is not (0 or -1)).Select(c => c.Result)];
        Op[] ends = [.. run.Where(op => CanThrow(op, divisors))];
        Op[] earlier = [.. tried.Where(op => CanThrow(op, divisors))];
        if (ends.Length > 0 && earlier.Length > 0 && !ends.Concat(earlier).All(op => op is Load or Store or GridIndex))
            throw Refusal.At(last, Descriptors.Unsupported, "'finally' that may throw another exception than 'try' did", "compute before the block what may throw");
    }

    private static bool CanThrow(Op op, HashSet<Value> divisors) =>
        op is not (If or Loop) && !(op is Binary division && divisors.Contains(division.Right)) && Purity.CanThrow(op);

    private static Value? Written(Op op) => op switch
    {
        Store store => store.Array,
        Clear clear => clear.Array,
        _ => null,
    };
}
