using System;
using AutoDiffGen.CompilerServices;
using Xunit;

namespace AutoDiffGen.Tests.CompilerServices;

public sealed class HeapTests
{
    [Fact]
    public void Parts_are_zero_apart_and_stay_where_they_are()
    {
        Heap<double> heap = new();
        int[] starts = new int[400], counts = new int[400];
        for (int i = 0; i < starts.Length; i++)
        {
            counts[i] = i * 37 % 300;
            starts[i] = heap.Take(counts[i]);
            Span<double> part = heap.Part(starts[i], counts[i]);
            Assert.Equal(counts[i], part.Length);
            Assert.Equal(-1, part.IndexOfAnyExcept(0.0));
            part.Fill(i);
        }

        for (int i = 0; i < starts.Length; i++) Assert.Equal(-1, heap.Part(starts[i], counts[i]).IndexOfAnyExcept(i));
        heap.Dispose();
    }

    [Fact]
    public void A_second_heap_has_the_same_parts_without_taking_them()
    {
        Heap<float> heap = new(), other = new();
        int first = heap.Take(5), second = heap.Take(1000);
        other.Part(second, 1000).Fill(2);
        other.Part(first, 5).Fill(1);
        Assert.Equal(-1, other.Part(second, 1000).IndexOfAnyExcept(2f));
        Assert.Equal(-1, other.Part(first, 5).IndexOfAnyExcept(1f));
        heap.Dispose();
        other.Dispose();
    }

    [Fact]
    public void What_is_taken_after_a_reset_is_zero_again()
    {
        Heap<int> heap = new();
        int start = heap.Take(200);
        heap.Part(start, 200).Fill(7);
        heap.Reset();
        Assert.Equal(start, heap.Take(200));
        Assert.Equal(-1, heap.Part(start, 200).IndexOfAnyExcept(0));
        heap.Dispose();
    }

    [Fact]
    public void Fails_as_arrays_do()
    {
        Heap<double> heap = new();
        Assert.Throws<OverflowException>(() => { Heap<double> own = new(); own.Take(-1); });
        Assert.Equal(0, heap.Part(heap.Take(0), 0).Length);
        heap.Dispose();
    }
}
