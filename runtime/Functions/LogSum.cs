using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Functions;

/// <summary>The largest logit, and what all others add: log ∑eˣ = max + log(1 + others).</summary>
/// <remarks>
/// The largest one's term is 1 and stays out of the sum: where it is all but the whole, the loss and 1 − p are small, and as exact as others.
/// </remarks>
/// <param name="Max">max x; NaN where x has one.</param>
/// <param name="At">The first index of the maximum; −1 where it is NaN.</param>
/// <param name="Others">∑e^(x − max) without that index.</param>
internal readonly record struct LogSum(double Max, int At, double Others)
{
    /// <summary>log(1 + others)</summary>
    internal double Log => VectorMath.LogP1(Vector512.Create(Others)).ToScalar();

    /// <summary>1 / (1 + others): the largest probability.</summary>
    internal double Share => 1 / (1 + Others);

    /// <summary>Of at least one number.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static LogSum Of<T>(ReadOnlySpan<T> x, string name) where T : unmanaged
    {
        if (x.IsEmpty) throw new ArgumentException($"'{name}' has no elements, but must have at least 1.", name);
        (double max, int at) = Largest(x);
        Vector512<double> lanes = Vector512<double>.Zero, shift = Vector512.Create(max);
        for (int i = 0; i < x.Length; i += Eight.Count)
        {
            Vector512<double> e = VectorMath.Exp(Eight.Load(x, i) - shift);
            if (i > x.Length - Eight.Count) e &= Eight.First(x.Length - i);
            lanes += at - i is >= 0 and < Eight.Count ? Vector512.AndNot(e, Eight.Only(at - i)) : e;
        }

        return new(max, at, Eight.Sum(lanes));
    }

    /// <summary>The largest number and its first index; NaN and −1 where there is one.</summary>
    internal static (double Max, int At) Largest<T>(ReadOnlySpan<T> x) where T : unmanaged
    {
        Vector512<double> lanes = Vector512.Create(double.NegativeInfinity);
        for (int i = 0; i < x.Length; i += Eight.Count)
        {
            Vector512<double> some = Eight.Load(x, i);
            Vector512<double> takes = Vector512.GreaterThan(some, lanes) | ~Vector512.Equals(some, some);
            if (i > x.Length - Eight.Count) takes &= Eight.First(x.Length - i);
            lanes = Vector512.ConditionalSelect(takes, some, lanes);
        }

        double max = lanes[0];
        for (int lane = 1; lane < Eight.Count; lane++) max = Math.Max(max, lanes[lane]);
        for (int i = 0; i < x.Length; i += Eight.Count)
        {
            ulong equal = Vector512.Equals(Eight.Load(x, i), Vector512.Create(max)).ExtractMostSignificantBits();
            if (i > x.Length - Eight.Count) equal &= (1UL << (x.Length - i)) - 1;
            if (equal != 0) return (max, i + System.Numerics.BitOperations.TrailingZeroCount(equal));
        }

        return (max, -1);
    }
}
