using System;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Infrastructure;

/// <summary>Holds code to the promise that no call after the first allocates on the heap.</summary>
internal static class Allocation
{
    private const int Calls = 8;

    /// <summary>Bytes that the current thread allocates in each of a few calls, after a first one.</summary>
    /// <remarks>
    /// The action must not allocate itself: make delegates and arguments outside it. Where it rents, the test must run in
    /// <see cref="PoolWatch.Alone"/>: a garbage collection may empty the pools.
    /// </remarks>
    public static long BytesPerCall(Action call)
    {
        call();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Calls; i++) call();
        long after = GC.GetAllocatedBytesForCurrentThread();

        // Rounded up: a single byte in a single call counts.
        return (after - before + Calls - 1) / Calls;
    }

    public static void AssertNone(Action call, string what)
    {
        long bytes = BytesPerCall(call);
        Assert.True(bytes == 0, $"{what} allocates {bytes} bytes a call.");
    }
}
