using System;
using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.CompilerServices;

/// <summary>Splits a loop over samples into blocks that several threads do, each with sums of its own.</summary>
/// <remarks>
/// How many blocks, where they begin and in which order their sums are added follows from the loop alone: the results are the same bits for any
/// number of threads.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe partial class Blocks
{
    private const int Most = 32;

    // Blocks begin at multiples of the most lanes, and fill them.
    private const int Lanes = 32;
    private const int FewestSamples = 64;

    // 8 MB.
    private const long MostSums = 1 << 20;

    /// <summary>How many blocks the samples make; one if they are few.</summary>
    /// <param name="start">The first sample.</param>
    /// <param name="end">Behind the last.</param>
    /// <param name="sums">Lengths of what all samples add to: each block has its own.</param>
    public static int Count(int start, int end, params ReadOnlySpan<int> sums)
    {
        long all = 1;
        foreach (int length in sums) all += length;
        return (int)Math.Clamp(((long)end - start) / FewestSamples, 1, Math.Clamp(MostSums / all, 1, Most));
    }

    /// <summary>Where a block begins: behind the last block, the end.</summary>
    /// <param name="block">Which.</param>
    /// <param name="blocks">Of how many.</param>
    /// <param name="start">The first sample.</param>
    /// <param name="end">Behind the last.</param>
    public static int First(int block, int blocks, int start, int end) =>
        block == blocks ? end : (int)(start + (((long)end - start) * block / blocks / Lanes * Lanes));

    /// <summary>The sum of one of the numbers that each block left behind, added in pairs.</summary>
    /// <param name="results">Those of the first block, of the second, ….</param>
    /// <param name="blocks">How many blocks.</param>
    /// <param name="index">Which of a block's numbers.</param>
    public static double Sum(ReadOnlySpan<double> results, int blocks, int index)
    {
        Span<double> all = stackalloc double[Most];
        int stride = results.Length / blocks;
        for (int i = 0; i < blocks; i++) all[i] = results[(i * stride) + index];
        for (int apart = 1; apart < blocks; apart *= 2)
            for (int i = 0; i + apart < blocks; i += 2 * apart) all[i] += all[i + apart];
        return all[0];
    }

    /// <summary>Adds what all blocks have in their sums, which it adds in pairs, to an array.</summary>
    /// <param name="sums">Those of the first block, of the second, …; changed.</param>
    /// <param name="blocks">How many blocks.</param>
    /// <param name="array">As long as the sums of one.</param>
    public static void AddSums(Span<double> sums, int blocks, Span<double> array)
    {
        int length = array.Length;
        for (int apart = 1; apart < blocks; apart *= 2)
            for (int i = 0; i + apart < blocks; i += 2 * apart) Add(sums.Slice((i + apart) * length, length), sums.Slice(i * length, length));
        Add(sums[..length], array);
    }

    private static void Add(ReadOnlySpan<double> addends, Span<double> sums)
    {
        int i = 0;
        ref double from = ref MemoryMarshal.GetReference(addends), to = ref MemoryMarshal.GetReference(sums);
        for (; i <= sums.Length - Vector512<double>.Count; i += Vector512<double>.Count)
            (Vector512.LoadUnsafe(ref to, (nuint)i) + Vector512.LoadUnsafe(ref from, (nuint)i)).StoreUnsafe(ref to, (nuint)i);
        for (; i < sums.Length; i++) sums[i] += addends[i];
    }

    private static void Start(int threads, int blocks, void* captured, delegate*<void*, int, void> body)
    {
        int helpers = Math.Min(threads == 0 ? Environment.ProcessorCount : threads, blocks) - 1;
        if (helpers > 0 && BlockJob.Free(blocks) is { } job)
        {
            job.Run(captured, body, helpers);
            return;
        }

        for (int block = 0; block < blocks; block++) body(captured, block);
    }
}
