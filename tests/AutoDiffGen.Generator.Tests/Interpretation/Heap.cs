using System;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Tests.Interpretation;

/// <summary>Memory that arrays take parts of: as much as tests need, in one piece.</summary>
internal sealed class Heap(ScalarType element)
{
    private const int Most = 1 << 16;

    private readonly Memory _elements = Memory.New(element, Most, zeroed: true);
    private int _top;

    public int Take(int count)
    {
        if (count < 0) throw new OverflowException();
        _top += count;
        return _top - count;
    }

    public Memory Part(int start, int count) => _elements.View(start, count);
}
