using System;
using System.Linq;
using System.Threading;
using AutoDiffGen.CompilerServices;
using Xunit;

namespace AutoDiffGen.Runtime.Tests.CompilerServices;

/// <summary>Blocks of samples: all of them are done, once, by however many threads.</summary>
public sealed class BlocksTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(0)]
    [InlineData(100)]
    public void Each_is_done_once(int threads)
    {
        Span<int> memory = stackalloc int[32];
        for (int round = 0; round < 200; round++)
        {
            int blocks = 2 + (round % 31);
            Span<int> done = memory[..blocks];
            done.Clear();
            Blocks.Run<Span<int>, int>(threads, blocks, done, round, static (block, all, of) => all[block] += of + 1);
            foreach (int times in done) Assert.Equal(round + 1, times);
        }
    }

    [Fact]
    public void Calls_of_several_threads_at_once_do_not_meet()
    {
        int wrong = 0;
        Thread[] callers = [.. Enumerable.Range(0, 4).Select(caller => new Thread(() =>
        {
            for (int round = 0; round < 500; round++)
            {
                int[] done = new int[7];
                Blocks.Run<int[], int>(3, 7, done, caller, static (block, all, of) => all[block] = (100 * of) + block);
                if (!done.SequenceEqual(Enumerable.Range(100 * caller, 7))) Interlocked.Increment(ref wrong);
            }
        }))];
        foreach (Thread caller in callers) caller.Start();
        foreach (Thread caller in callers) caller.Join();
        Assert.Equal(0, wrong);
    }

    [Fact]
    public void A_block_may_have_blocks_itself()
    {
        int[] sums = new int[4];
        Blocks.Run<int[]>(2, 4, sums, static (outer, all) =>
        {
            int[] inner = new int[4];
            Blocks.Run<int[]>(2, 4, inner, static (block, each) => each[block] = block);
            all[outer] = inner.Sum();
        });
        Assert.Equal([6, 6, 6, 6], sums);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void The_first_failure_is_the_callers_and_the_next_call_is_as_ever(int threads)
    {
        for (int round = 0; round < 50; round++)
        {
            InvalidOperationException failed = Assert.Throws<InvalidOperationException>(() => Blocks.Run<int>(threads, 16, 3, static (block, first) =>
            {
                if (block >= first) throw new InvalidOperationException($"block {block}");
            }));
            Assert.Equal("block 3", failed.Message);
            int[] done = new int[16];
            Blocks.Run<int[]>(threads, 16, done, static (block, all) => all[block] = 1);
            Assert.Equal(16, done.Sum());
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 127)]
    [InlineData(0, 128)]
    [InlineData(5, 1000)]
    [InlineData(-7, 100_000)]
    [InlineData(0, int.MaxValue)]
    [InlineData(int.MinValue, int.MaxValue)]
    public void Cover_the_samples_without_a_gap(int start, int end)
    {
        int blocks = Blocks.Count(start, end, 10, 20);
        Assert.InRange(blocks, 1, 32);
        Assert.Equal(((long)end - start) >= 128, blocks > 1);
        Assert.Equal(start, Blocks.First(0, blocks, start, end));
        Assert.Equal(end, Blocks.First(blocks, blocks, start, end));
        for (int block = 0; block < blocks && blocks > 1; block++) Assert.True((long)Blocks.First(block + 1, blocks, start, end) - Blocks.First(block, blocks, start, end) >= 32);
    }

    [Fact]
    public void Long_sums_make_few_blocks() => Assert.Equal(2, Blocks.Count(0, 1_000_000, 400_000));

    [Fact]
    public void Sums_of_blocks_come_together()
    {
        const int Count = 5, Length = 21;
        double[] sums = [.. Enumerable.Range(0, Count * Length).Select(i => (double)i)], array = [.. Enumerable.Repeat(0.5, Length)];
        double[] expected = [.. Enumerable.Range(0, Length).Select(j => 0.5 + Enumerable.Range(0, Count).Sum(b => (double)((b * Length) + j)))];
        Assert.Equal(Enumerable.Range(0, Count).Sum(b => (double)((b * Length) + 3)), Blocks.Sum(sums, Count, 3));
        Blocks.AddSums(sums, Count, array);
        Assert.Equal(expected, array);
    }
}
