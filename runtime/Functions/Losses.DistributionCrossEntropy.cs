using System;
using System.Runtime.Intrinsics;
using AutoDiffGen.CompilerServices;

namespace AutoDiffGen.Functions;

public static partial class Losses
{
    /// <summary>−∑q·log p with p = eˣ / ∑eˣ: the cross-entropy of the classes' probabilities q, as of soft labels, and their logits x.</summary>
    /// <remarks>The derivative is p·∑q − q. A class with q = 0 adds nothing, even if its logit is −∞.</remarks>
    /// <param name="logits">A number for each of at least one class.</param>
    /// <param name="distribution">As many probabilities q, or other weights: data.</param>
    /// <exception cref="ArgumentException">The lengths differ, or are 0.</exception>
    public static double SoftmaxCrossEntropy(ReadOnlySpan<double> logits, [NoGradient] ReadOnlySpan<double> distribution) => CrossEntropy(logits, distribution);

    /// <inheritdoc cref="SoftmaxCrossEntropy(ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    public static float SoftmaxCrossEntropy(ReadOnlySpan<float> logits, [NoGradient] ReadOnlySpan<float> distribution) => (float)CrossEntropy(logits, distribution);

    /// <summary>The pullback of <see cref="SoftmaxCrossEntropy(ReadOnlySpan{double}, ReadOnlySpan{double})"/>: adds p·∑q − q.</summary>
    /// <param name="logits">c numbers.</param>
    /// <param name="distribution">c numbers.</param>
    /// <param name="resultAdjoint">What the derivatives are multiplied by.</param>
    /// <param name="logitsAdjoint">c numbers, added to.</param>
    /// <exception cref="ArgumentException">The lengths differ, or are 0.</exception>
    [DerivativeOf(nameof(SoftmaxCrossEntropy))]
    public static void SoftmaxCrossEntropyPullback(
        ReadOnlySpan<double> logits, ReadOnlySpan<double> distribution, double resultAdjoint, Span<double> logitsAdjoint) =>
        PullCrossEntropy(logits, distribution, resultAdjoint, logitsAdjoint);

    /// <inheritdoc cref="SoftmaxCrossEntropyPullback(ReadOnlySpan{double}, ReadOnlySpan{double}, double, Span{double})"/>
    [DerivativeOf(nameof(SoftmaxCrossEntropy))]
    public static void SoftmaxCrossEntropyPullback(
        ReadOnlySpan<float> logits, ReadOnlySpan<float> distribution, float resultAdjoint, Span<float> logitsAdjoint) =>
        PullCrossEntropy(logits, distribution, resultAdjoint, logitsAdjoint);

    private static double CrossEntropy<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> distribution) where T : unmanaged
    {
        Require.SameLength(distribution.Length, logits.Length, nameof(distribution), nameof(logits));
        LogSum sum = LogSum.Of(logits, nameof(logits));
        Vector512<double> lanes = Vector512<double>.Zero, log = Vector512.Create(sum.Log), max = Vector512.Create(sum.Max);
        // After the end q is 0.
        for (int i = 0; i < logits.Length; i += Eight.Count) lanes += Eight.Product(Eight.Load(distribution, i), log - (Eight.Load(logits, i) - max));
        return Eight.Sum(lanes);
    }

    private static void PullCrossEntropy<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> distribution, double resultAdjoint, Span<T> logitsAdjoint) where T : unmanaged
    {
        Require.SameLength(distribution.Length, logits.Length, nameof(distribution), nameof(logits));
        Require.SameLength(logitsAdjoint.Length, logits.Length, nameof(logitsAdjoint), nameof(logits));
        LogSum sum = LogSum.Of(logits, nameof(logits));
        Vector512<double> lanes = Vector512<double>.Zero, seed = Vector512.Create(resultAdjoint);
        for (int i = 0; i < logits.Length; i += Eight.Count) lanes += Eight.Load(distribution, i);
        double total = Eight.Sum(lanes);
        for (int i = 0; i < logits.Length; i += Eight.Count)
        {
            Vector512<double> slope = (Probabilities(logits, i, sum) * total) - Eight.Load(distribution, i);
            Eight.Store(Eight.Load<T>(logitsAdjoint, i) + Eight.Product(seed, slope), logitsAdjoint, i);
        }
    }
}
