using System;
using System.Runtime.Intrinsics;
using AutoDiffGen.CompilerServices;

namespace AutoDiffGen.Functions;

public static partial class Losses
{
    /// <summary>log ∑eˣ, without overflow: max x + log ∑e^(x − max x).</summary>
    /// <remarks>Its derivative is the softmax. Elements may be −∞, which add nothing.</remarks>
    /// <param name="x">At least one number.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static double LogSumExp(ReadOnlySpan<double> x) => Value(LogSum.Of(x, nameof(x)));

    /// <inheritdoc cref="LogSumExp(ReadOnlySpan{double})"/>
    public static float LogSumExp(ReadOnlySpan<float> x) => (float)Value(LogSum.Of(x, nameof(x)));

    /// <summary>The pullback of <see cref="LogSumExp(ReadOnlySpan{double})"/>: adds the softmax.</summary>
    /// <param name="x">n numbers.</param>
    /// <param name="resultAdjoint">What the derivatives are multiplied by.</param>
    /// <param name="xAdjoint">n numbers, added to.</param>
    /// <exception cref="ArgumentException">The lengths differ, or are 0.</exception>
    [DerivativeOf(nameof(LogSumExp))]
    public static void LogSumExpPullback(ReadOnlySpan<double> x, double resultAdjoint, Span<double> xAdjoint) => PullLogSum(x, resultAdjoint, xAdjoint);

    /// <inheritdoc cref="LogSumExpPullback(ReadOnlySpan{double}, double, Span{double})"/>
    [DerivativeOf(nameof(LogSumExp))]
    public static void LogSumExpPullback(ReadOnlySpan<float> x, float resultAdjoint, Span<float> xAdjoint) => PullLogSum(x, resultAdjoint, xAdjoint);

    // An infinite maximum has no differences.
    private static double Value(LogSum sum) => double.IsInfinity(sum.Max) ? sum.Max : sum.Max + sum.Log;

    private static void PullLogSum<T>(ReadOnlySpan<T> x, double resultAdjoint, Span<T> xAdjoint) where T : unmanaged
    {
        Require.SameLength(xAdjoint.Length, x.Length, nameof(xAdjoint), nameof(x));
        LogSum sum = LogSum.Of(x, nameof(x));
        Vector512<double> seed = Vector512.Create(resultAdjoint);
        for (int i = 0; i < x.Length; i += Eight.Count)
            Eight.Store(Eight.Load<T>(xAdjoint, i) + Eight.Product(seed, Probabilities(x, i, sum)), xAdjoint, i);
    }

    /// <summary>Eight elements of the softmax.</summary>
    private static Vector512<double> Probabilities<T>(ReadOnlySpan<T> x, int start, LogSum sum) where T : unmanaged =>
        VectorMath.Exp(Eight.Load(x, start) - Vector512.Create(sum.Max)) * sum.Share;
}
