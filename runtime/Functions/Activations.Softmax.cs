using System;
using System.Runtime.Intrinsics;
using AutoDiffGen.CompilerServices;

namespace AutoDiffGen.Functions;

public static partial class Activations
{
    /// <summary>eˣ / ∑eˣ: probabilities from logits.</summary>
    /// <remarks>e^(x − max x) / ∑e^(x − max x), which does not overflow. Logits may be −∞, but not all of them. For a loss use <see cref="Losses"/>, which take logits.</remarks>
    /// <param name="x">n numbers, at least one.</param>
    /// <param name="y">n numbers, overwritten. May be <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException">The lengths differ or are 0, or the memory overlaps.</exception>
    public static void Softmax(ReadOnlySpan<double> x, Span<double> y) => Shares(x, y);

    /// <inheritdoc cref="Softmax(ReadOnlySpan{double}, Span{double})"/>
    public static void Softmax(ReadOnlySpan<float> x, Span<float> y) => Shares(x, y);

    /// <summary>The pullback of <see cref="Softmax(ReadOnlySpan{double}, Span{double})"/>: adds y·(ȳ − ∑ȳ·y).</summary>
    /// <param name="x">n numbers: not read.</param>
    /// <param name="y">n probabilities, as the function left them.</param>
    /// <param name="yAdjoint">n numbers.</param>
    /// <param name="xAdjoint">n numbers, added to.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [DerivativeOf(nameof(Softmax))]
    public static void SoftmaxPullback(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> yAdjoint, Span<double> xAdjoint) =>
        PullShares(y, yAdjoint, xAdjoint);

    /// <inheritdoc cref="SoftmaxPullback(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    [DerivativeOf(nameof(Softmax))]
    public static void SoftmaxPullback(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> yAdjoint, Span<float> xAdjoint) =>
        PullShares(y, yAdjoint, xAdjoint);

    private static void Shares<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged
    {
        Elementwise.RequireOutput(x, y);
        LogSum sum = LogSum.Of(x, nameof(x));
        for (int i = 0; i < x.Length; i += Eight.Count)
            Eight.Store(VectorMath.Exp(Eight.Load(x, i) - Vector512.Create(sum.Max)) * sum.Share, y, i);
    }

    private static void PullShares<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> yAdjoint, Span<T> xAdjoint) where T : unmanaged
    {
        Require.SameLength(yAdjoint.Length, y.Length, nameof(yAdjoint), nameof(y));
        Require.SameLength(xAdjoint.Length, y.Length, nameof(xAdjoint), nameof(y));
        Vector512<double> lanes = Vector512<double>.Zero;
        for (int i = 0; i < y.Length; i += Eight.Count) lanes += Eight.Product(Eight.Load(yAdjoint, i), Eight.Load(y, i));
        Vector512<double> mean = Vector512.Create(Eight.Sum(lanes));
        for (int i = 0; i < y.Length; i += Eight.Count)
            Eight.Store(Eight.Load<T>(xAdjoint, i) + Eight.Product(Eight.Load(yAdjoint, i) - mean, Eight.Load(y, i)), xAdjoint, i);
    }
}
