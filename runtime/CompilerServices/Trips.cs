using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace AutoDiffGen.CompilerServices;

/// <summary>The iterations of for (i = start; i &lt; end; i += step), or &gt; for a negative step: how a reverse finds its first index.</summary>
/// <remarks>Exact for all bounds: differences are taken where they cannot overflow.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Trips
{
    // 16 MB of eight numbers each.
    private const long MostSums = 1 << 18;

    /// <summary>Whether there are enough iterations to run several at once.</summary>
    /// <param name="start">First index.</param>
    /// <param name="end">The bound, no index itself.</param>
    /// <param name="lanes">How many at once.</param>
    public static bool FillLanes(int start, int end, int lanes) => (long)end - start >= lanes && end <= int.MaxValue - lanes;

    /// <summary>Whether there are enough iterations to run several at once.</summary>
    /// <param name="start">First index.</param>
    /// <param name="end">The bound, no index itself.</param>
    /// <param name="lanes">How many at once.</param>
    /// <param name="sums">Lengths of what all iterations add to: lanes have eight numbers for each of it, which have to find room.</param>
    public static bool FillLanes(int start, int end, int lanes, params ReadOnlySpan<int> sums)
    {
        long all = 0;
        foreach (int length in sums) all += length;
        return FillLanes(start, end, lanes) && all <= MostSums;
    }

    /// <summary>Whether for (i = start; i &lt; end; i++) finds other elements at i + <paramref name="one"/> than at i + <paramref name="other"/>, in all iterations.</summary>
    /// <param name="one">What is added to the index.</param>
    /// <param name="other">What is added to it elsewhere.</param>
    /// <param name="start">First index.</param>
    /// <param name="end">The bound, no index itself.</param>
    public static bool AreApart(int one, int other, int start, int end) => Math.Abs((long)one - other) >= (long)end - start;

    /// <summary>Nothing, if there is such an element.</summary>
    /// <param name="index">Its index.</param>
    /// <param name="count">How many there are.</param>
    /// <exception cref="IndexOutOfRangeException">There is none.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Within(int index, int count)
    {
        if ((uint)index >= (uint)count) ThrowOutside();
    }

    /// <summary>The number of iterations.</summary>
    /// <param name="start">First index.</param>
    /// <param name="end">The bound.</param>
    /// <param name="step">Not 0; its sign tells the direction.</param>
    /// <param name="inclusive">Whether the bound is an index too.</param>
    public static ulong Count(long start, long end, long step, bool inclusive = false)
    {
        if (step > 0 ? start > end : start < end) return 0;
        if (start == end) return inclusive ? 1ul : 0ul;
        unchecked
        {
            ulong distance = step > 0 ? (ulong)end - (ulong)start : (ulong)start - (ulong)end;
            ulong stride = step > 0 ? (ulong)step : 0ul - (ulong)step;
            return (inclusive ? distance / stride : (distance - 1) / stride) + 1;
        }
    }

    /// <summary>The number of iterations; -1 where the index wraps around, so that the loop goes on where a number would end it.</summary>
    /// <param name="start">First index.</param>
    /// <param name="end">The bound.</param>
    /// <param name="step">Not 0; its sign tells the direction.</param>
    /// <param name="inclusive">Whether the bound is an index too.</param>
    public static int Steps(int start, int end, int step, bool inclusive = false)
    {
        long count = (long)Count(start, end, step, inclusive);
        return count <= int.MaxValue && start + (count * step) is >= int.MinValue and <= int.MaxValue ? (int)count : -1;
    }

    /// <summary>The last index; start - step where there is no iteration.</summary>
    /// <param name="start">First index.</param>
    /// <param name="end">The bound.</param>
    /// <param name="step">Not 0; its sign tells the direction.</param>
    /// <param name="inclusive">Whether the bound is an index too.</param>
    public static int Last(int start, int end, int step, bool inclusive = false) =>
        unchecked((int)Last((long)start, end, step, inclusive));

    /// <inheritdoc cref="Last(int, int, int, bool)"/>
    public static long Last(long start, long end, long step, bool inclusive = false) =>
        unchecked(start + (((long)Count(start, end, step, inclusive) - 1) * step));

    private static void ThrowOutside() => throw new IndexOutOfRangeException();
}
