using System;
using AutoDiffGen.CompilerServices;
using Xunit;

namespace AutoDiffGen.Runtime.Tests.CompilerServices;

public sealed class TapeTests
{
    /// <summary>More than the shared pool keeps arrays of one length for a thread.</summary>
    [Fact]
    public void Many_at_once_allocate_nothing_once_they_were_used()
    {
        const int Many = 200;
        Tape<double>[] tapes = new Tape<double>[Many];
        Use();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Use();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(0, allocated);

        void Use()
        {
            for (int i = 0; i < Many; i++) tapes[i].Push(i);
            for (int i = 0; i < Many; i++) tapes[i].Dispose();
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(120)]
    [InlineData(121)]
    [InlineData(5000)]
    public void Gives_back_what_it_took(int count)
    {
        Tape<int> tape = default;
        for (int round = 0; round < 2; round++)
        {
            for (int i = 0; i < count; i++) tape.Push(i);
            Assert.Equal(count, tape.Count);
            for (int i = count - 1; i >= 0; i--) Assert.Equal(i, tape.Pop());
        }

        Assert.Throws<InvalidOperationException>(() => PopEmpty());
        tape.Dispose();

        static int PopEmpty()
        {
            Tape<int> empty = default;
            return empty.Pop();
        }
    }
}
