using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace AutoDiffGen.Generator.Support;

/// <summary>Independent pieces of work on all processors, where the build allows that.</summary>
internal static class InParallel
{
    /// <summary>The results in the order of the items.</summary>
    /// <remarks>
    /// Each worker takes one item after the other until there is none: they are few and long, and with the last of the
    /// batches that Parallel makes of them some would wait for one.
    /// </remarks>
    public static TResult[] Map<T, TResult>(IReadOnlyList<T> items, bool isConcurrent, CancellationToken cancellation, Func<T, TResult> map)
    {
        TResult[] results = new TResult[items.Count];
        ParallelOptions options = new() { CancellationToken = cancellation, MaxDegreeOfParallelism = isConcurrent ? -1 : 1 };
        int taken = 0;
        Parallel.For(0, items.Count, options, _ =>
        {
            for (int i = Interlocked.Increment(ref taken) - 1; i < items.Count; i = Interlocked.Increment(ref taken) - 1)
            {
                cancellation.ThrowIfCancellationRequested();
                results[i] = map(items[i]);
            }
        });
        return results;
    }
}
