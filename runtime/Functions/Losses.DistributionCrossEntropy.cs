using System;
using System.Runtime.Intrinsics;
using AutoDiffGen.CompilerServices;

namespace AutoDiffGen.Functions;

public static partial class Losses
{
    /// <summary>−∑q·log p with p = eˣ / ∑eˣ: the cross-entropy of the classes' probabilities q, as of soft labels, and their logits x.</summary>
    /// <remarks>The derivative by x is p·∑q − q, that by q is −log p. A class with q = 0 adds nothing, even if its logit is −∞.</remarks>
    /// <param name="logits">A number for each of at least one class.</param>
    /// <param name="distribution">As many probabilities q, or other weights.</param>
    /// <exception cref="ArgumentException">The lengths differ, or are 0.</exception>
    public static double SoftmaxCrossEntropy(ReadOnlySpan<double> logits, ReadOnlySpan<double> distribution) => CrossEntropy(logits, distribution);

    /// <inheritdoc cref="SoftmaxCrossEntropy(ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    public static float SoftmaxCrossEntropy(ReadOnlySpan<float> logits, ReadOnlySpan<float> distribution) => (float)CrossEntropy(logits, distribution);

    /// <summary>The pullback of <see cref="SoftmaxCrossEntropy(ReadOnlySpan{double}, ReadOnlySpan{double})"/>: adds p·∑q − q, and −log p.</summary>
    /// <param name="logits">c numbers.</param>
    /// <param name="distribution">c numbers.</param>
    /// <param name="resultAdjoint">What the derivatives are multiplied by.</param>
    /// <param name="logitsAdjoint">c numbers, added to.</param>
    /// <param name="distributionAdjoint">c numbers, added to.</param>
    /// <exception cref="ArgumentException">The lengths differ, or are 0.</exception>
    [DerivativeOf(nameof(SoftmaxCrossEntropy))]
    public static void SoftmaxCrossEntropyPullback(
        ReadOnlySpan<double> logits, ReadOnlySpan<double> distribution, double resultAdjoint, Span<double> logitsAdjoint, Span<double> distributionAdjoint) =>
        PullCrossEntropy(logits, distribution, resultAdjoint, logitsAdjoint, distributionAdjoint);

    /// <inheritdoc cref="SoftmaxCrossEntropyPullback(ReadOnlySpan{double}, ReadOnlySpan{double}, double, Span{double}, Span{double})"/>
    [DerivativeOf(nameof(SoftmaxCrossEntropy))]
    public static void SoftmaxCrossEntropyPullback(
        ReadOnlySpan<float> logits, ReadOnlySpan<float> distribution, float resultAdjoint, Span<float> logitsAdjoint, Span<float> distributionAdjoint) =>
        PullCrossEntropy(logits, distribution, resultAdjoint, logitsAdjoint, distributionAdjoint);

    private static double CrossEntropy<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> distribution) where T : unmanaged
    {
        Require.SameLength(distribution.Length, logits.Length, nameof(distribution), nameof(logits));
        LogSum sum = LogSum.Of(logits, nameof(logits));
        Vector512<double> lanes = Vector512<double>.Zero, log = Vector512.Create(sum.Log), max = Vector512.Create(sum.Max);
        // After the end q is 0.
        for (int i = 0; i < logits.Length; i += Eight.Count) lanes += Eight.Product(Eight.Load(distribution, i), log - (Eight.Load(logits, i) - max));
        return Eight.Sum(lanes);
    }

    private static void PullCrossEntropy<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> distribution, double resultAdjoint, Span<T> logitsAdjoint, Span<T> distributionAdjoint)
        where T : unmanaged
    {
        Require.SameLength(distribution.Length, logits.Length, nameof(distribution), nameof(logits));
        Require.SameLength(logitsAdjoint.Length, logits.Length, nameof(logitsAdjoint), nameof(logits));
        Require.SameLength(distributionAdjoint.Length, logits.Length, nameof(distributionAdjoint), nameof(logits));
        LogSum sum = LogSum.Of(logits, nameof(logits));
        Vector512<double> lanes = Vector512<double>.Zero, seed = Vector512.Create(resultAdjoint);
        Vector512<double> log = Vector512.Create(sum.Log), max = Vector512.Create(sum.Max);
        for (int i = 0; i < logits.Length; i += Eight.Count) lanes += Eight.Load(distribution, i);
        double total = Eight.Sum(lanes);
        for (int i = 0; i < logits.Length; i += Eight.Count)
        {
            Vector512<double> slope = (Probabilities(logits, i, sum) * total) - Eight.Load(distribution, i);
            Eight.Store(Eight.Load<T>(logitsAdjoint, i) + Eight.Product(seed, slope), logitsAdjoint, i);
            slope = log - (Eight.Load(logits, i) - max);
            Eight.Store(Eight.Load<T>(distributionAdjoint, i) + Eight.Product(seed, slope), distributionAdjoint, i);
        }
    }
}
