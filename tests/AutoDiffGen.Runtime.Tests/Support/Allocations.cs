using System;

namespace AutoDiffGen.Tests.Support;

/// <summary>What the calling thread allocates.</summary>
internal static class Allocations
{
    /// <summary>The bytes of some calls, which are made a few times over.</summary>
    /// <remarks>
    /// The least of several runs: a collection that another test causes in between makes the runtime count what is left of the thread's
    /// current block, some kilobytes, as if it had been allocated.
    /// </remarks>
    internal static long Of(int calls, Action call)
    {
        long least = long.MaxValue;
        for (int run = 0; run < 5 && least > 0; run++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int k = 0; k < calls; k++) call();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
