using System;
using System.Numerics;

namespace AutoDiffGen.Kernels;

/// <summary>max |x|, NaN where x has one.</summary>
internal static class MaximumNorm
{
    internal static double Of<T>(ReadOnlySpan<T> x) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T largest = T.Zero;
        foreach (T value in x) largest = T.Max(largest, T.Abs(value));
        return double.CreateTruncating(largest);
    }
}
