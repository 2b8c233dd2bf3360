using System;
using System.Runtime.Intrinsics;
using AutoDiffGen.CompilerServices;
using AutoDiffGen.Support;

namespace AutoDiffGen.Functions;

public static partial class Losses
{
    /// <summary>−log p of the label, with p = eˣ / ∑eˣ: the cross-entropy of the classes, from their logits x.</summary>
    /// <remarks>
    /// log ∑e^(x − max x) − (x of the label − max x), whose derivative is p, less 1 at the label. Both are exact to a few units in the last place where p of the label is close to 1,
    /// too. Logits may be −∞ for classes that cannot be.
    /// </remarks>
    /// <param name="logits">A number for each of at least one class.</param>
    /// <param name="label">The index of the class: from 0 on.</param>
    /// <exception cref="ArgumentException">There are no classes, or no such one.</exception>
    public static double SoftmaxCrossEntropy(ReadOnlySpan<double> logits, int label) => CrossEntropy(logits, label);

    /// <inheritdoc cref="SoftmaxCrossEntropy(ReadOnlySpan{double}, int)"/>
    public static float SoftmaxCrossEntropy(ReadOnlySpan<float> logits, int label) => (float)CrossEntropy(logits, label);

    /// <summary>The sum of the cross-entropies of several samples.</summary>
    /// <param name="logits">n·c numbers: one for each of c classes, sample by sample.</param>
    /// <param name="labels">The indices of n samples' classes: from 0 to c − 1.</param>
    /// <exception cref="ArgumentException">The logits are not as many for each sample, or there is no such class.</exception>
    public static double SoftmaxCrossEntropy(ReadOnlySpan<double> logits, ReadOnlySpan<int> labels) => CrossEntropies(logits, labels);

    /// <inheritdoc cref="SoftmaxCrossEntropy(ReadOnlySpan{double}, ReadOnlySpan{int})"/>
    public static float SoftmaxCrossEntropy(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels) => (float)CrossEntropies(logits, labels);

    /// <summary>The pullback of <see cref="SoftmaxCrossEntropy(ReadOnlySpan{double}, int)"/>: adds p, less 1 at the label.</summary>
    /// <param name="logits">c numbers.</param>
    /// <param name="label">The index of the class.</param>
    /// <param name="resultAdjoint">What the derivatives are multiplied by.</param>
    /// <param name="logitsAdjoint">c numbers, added to.</param>
    /// <exception cref="ArgumentException">The lengths differ or are 0, or there is no such class.</exception>
    [DerivativeOf(nameof(SoftmaxCrossEntropy))]
    public static void SoftmaxCrossEntropyPullback(ReadOnlySpan<double> logits, int label, double resultAdjoint, Span<double> logitsAdjoint) =>
        PullCrossEntropy(logits, label, resultAdjoint, logitsAdjoint);

    /// <inheritdoc cref="SoftmaxCrossEntropyPullback(ReadOnlySpan{double}, int, double, Span{double})"/>
    [DerivativeOf(nameof(SoftmaxCrossEntropy))]
    public static void SoftmaxCrossEntropyPullback(ReadOnlySpan<float> logits, int label, float resultAdjoint, Span<float> logitsAdjoint) =>
        PullCrossEntropy(logits, label, resultAdjoint, logitsAdjoint);

    /// <summary>The pullback of <see cref="SoftmaxCrossEntropy(ReadOnlySpan{double}, ReadOnlySpan{int})"/>.</summary>
    /// <param name="logits">n·c numbers.</param>
    /// <param name="labels">n indices.</param>
    /// <param name="resultAdjoint">What the derivatives are multiplied by.</param>
    /// <param name="logitsAdjoint">n·c numbers, added to.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or there is no such class.</exception>
    [DerivativeOf(nameof(SoftmaxCrossEntropy))]
    public static void SoftmaxCrossEntropyPullback(ReadOnlySpan<double> logits, ReadOnlySpan<int> labels, double resultAdjoint, Span<double> logitsAdjoint) =>
        PullCrossEntropies(logits, labels, resultAdjoint, logitsAdjoint);

    /// <inheritdoc cref="SoftmaxCrossEntropyPullback(ReadOnlySpan{double}, ReadOnlySpan{int}, double, Span{double})"/>
    [DerivativeOf(nameof(SoftmaxCrossEntropy))]
    public static void SoftmaxCrossEntropyPullback(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, float resultAdjoint, Span<float> logitsAdjoint) =>
        PullCrossEntropies(logits, labels, resultAdjoint, logitsAdjoint);

    private static double CrossEntropies<T>(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels) where T : unmanaged
    {
        int classes = Classes(logits.Length, labels.Length);
        double sum = 0;
        for (int i = 0; i < labels.Length; i++) sum += CrossEntropy(logits.Slice(i * classes, classes), labels[i], nameof(labels));
        return sum;
    }

    private static void PullCrossEntropies<T>(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, double resultAdjoint, Span<T> logitsAdjoint) where T : unmanaged
    {
        int classes = Classes(logits.Length, labels.Length);
        Require.SameLength(logitsAdjoint.Length, logits.Length, nameof(logitsAdjoint), nameof(logits));
        for (int i = 0; i < labels.Length; i++)
            PullCrossEntropy(logits.Slice(i * classes, classes), labels[i], resultAdjoint, logitsAdjoint.Slice(i * classes, classes), nameof(labels));
    }

    private static double CrossEntropy<T>(ReadOnlySpan<T> logits, int label, string name = "label") where T : unmanaged
    {
        LogSum sum = LogSum.Of(logits, nameof(logits));
        Valid.Between(0, logits.Length - 1, label, name);
        return sum.Log - (Eight.Load(logits[label..], 0).ToScalar() - sum.Max);
    }

    private static void PullCrossEntropy<T>(ReadOnlySpan<T> logits, int label, double resultAdjoint, Span<T> logitsAdjoint, string name = "label")
        where T : unmanaged
    {
        Require.SameLength(logitsAdjoint.Length, logits.Length, nameof(logitsAdjoint), nameof(logits));
        LogSum sum = LogSum.Of(logits, nameof(logits));
        Valid.Between(0, logits.Length - 1, label, name);
        Vector512<double> seed = Vector512.Create(resultAdjoint);
        for (int i = 0; i < logits.Length; i += Eight.Count)
        {
            Vector512<double> p = Probabilities(logits, i, sum);
            if (label - i is >= 0 and < Eight.Count)
            {
                // The difference to 1 is what the others have, where the label has the most.
                Vector512<double> less = label == sum.At ? Vector512.Create(-sum.Others * sum.Share) : p - Vector512<double>.One;
                p = Vector512.ConditionalSelect(Eight.Only(label - i), less, p);
            }

            Eight.Store(Eight.Load<T>(logitsAdjoint, i) + Eight.Product(seed, p), logitsAdjoint, i);
        }
    }

    private static int Classes(int logits, int samples)
    {
        if (samples == 0 && logits == 0) return 0;
        if (samples > 0 && logits > 0 && logits % samples == 0) return logits / samples;
        throw new ArgumentException($"'logits' has {logits} elements, which is no multiple of the {samples} of 'labels'.", nameof(logits));
    }
}
