using System;
using System.Numerics;

namespace AutoDiffGen.Kernels;

/// <summary>∑|x|, accumulated in double from the first element to the last.</summary>
internal static class SumNorm
{
    internal static double Of<T>(ReadOnlySpan<T> x) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double sum = 0;
        foreach (T value in x) sum += Math.Abs(double.CreateTruncating(value));
        return sum;
    }
}
