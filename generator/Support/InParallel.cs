using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace AutoDiffGen.Generator.Support;

/// <summary>Independent pieces of work on all processors, where the build allows that.</summary>
internal static class InParallel
{
    /// <summary>The results in the order of the items.</summary>
    public static TResult[] Map<T, TResult>(IReadOnlyList<T> items, bool isConcurrent, CancellationToken cancellation, Func<T, TResult> map)
    {
        TResult[] results = new TResult[items.Count];
        ParallelOptions options = new() { CancellationToken = cancellation, MaxDegreeOfParallelism = isConcurrent ? -1 : 1 };
        Parallel.For(0, items.Count, options, i => results[i] = map(items[i]));
        return results;
    }
}
