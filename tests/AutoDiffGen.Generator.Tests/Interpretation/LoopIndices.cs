using System;
using System.Collections.Generic;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Tests.Interpretation;

/// <summary>The indices that a counted loop runs through.</summary>
internal static class LoopIndices
{
    /// <summary>In the order of the run: from the last to the first for a reversed loop.</summary>
    /// <exception cref="InvalidOperationException">The index would wrap around: C#'s loop has no last iteration.</exception>
    public static IEnumerable<long> Of(For loop, long start, long end)
    {
        Int128 count = Count(loop, start, end);
        Int128 next = start + count * loop.Step;
        if (count > 0 && (next > Largest(loop) || next < -Largest(loop) - 1))
            throw new InvalidOperationException("The loop's index wraps around before it passes its end.");

        for (Int128 k = 0; k < count; k++)
            yield return (long)(start + (loop.Reversed ? count - 1 - k : k) * loop.Step);
    }

    private static Int128 Count(For loop, Int128 start, Int128 end)
    {
        Int128 distance = loop.Step > 0 ? end - start : start - end;
        Int128 step = Int128.Abs(loop.Step);
        bool inclusive = loop.Comparison is BinaryKind.LessOrEqual or BinaryKind.GreaterOrEqual;
        Int128 count = inclusive ? distance >= 0 ? distance / step + 1 : 0 : (distance + step - 1) / step;
        return count > 0 ? count : 0;
    }

    private static Int128 Largest(For loop) => loop.Index.Type == IrType.I32 ? int.MaxValue : long.MaxValue;
}
