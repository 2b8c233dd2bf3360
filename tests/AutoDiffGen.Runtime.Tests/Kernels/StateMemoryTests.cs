using System;
using System.Linq;
using System.Runtime.CompilerServices;
using AutoDiffGen.Kernels;
using Xunit;

namespace AutoDiffGen.Tests.Kernels;

public class StateMemoryTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(10_000)]
    public void Buffers_are_apart_and_zero(int length)
    {
        for (int buffers = 0; buffers <= 3; buffers++)
        {
            var memory = new StateMemory<float>(buffers, length);
            for (int i = 0; i < buffers; i++)
            {
                Assert.Equal(length, memory[i].Length);
                Assert.False(memory[i].ContainsAnyExcept(0f));
                memory[i].Fill(i + 1);
            }

            for (int i = 0; i < buffers; i++) Assert.False(memory[i].ContainsAnyExcept(i + 1f));
        }
    }

    [Fact]
    public void Large_buffers_start_at_different_places_of_a_page()
    {
        var memory = new StateMemory<double>(3, 100_000);
        long[] places = [.. Enumerable.Range(1, 2).Select(i => Math.Abs((long)Unsafe.ByteOffset(ref memory[0][0], ref memory[i][0])) % 4096)];
        Assert.Equal([17 * 64, 2 * 17 * 64], places);
    }

    [Fact]
    public void Slices_are_of_the_same_elements_in_all_buffers()
    {
        var memory = new StateMemory<float>(2, 5000);
        StateBuffers<float> slice = memory.Slice(4000, 7);
        slice.First.Fill(1);
        slice.Second.Fill(2);
        Assert.True(slice.Third.IsEmpty);
        Assert.Equal((4000, 7), (memory[0].IndexOf(1f), memory[0].Count(1f)));
        Assert.Equal((4000, 7), (memory[1].IndexOf(2f), memory[1].Count(2f)));
    }
}
