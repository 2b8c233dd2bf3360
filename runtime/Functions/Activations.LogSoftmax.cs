using System;
using System.Runtime.Intrinsics;
using AutoDiffGen.CompilerServices;

namespace AutoDiffGen.Functions;

public static partial class Activations
{
    /// <summary>x − log ∑eˣ: logarithms of probabilities from logits.</summary>
    /// <param name="x">n numbers, at least one; they may be −∞, but not all of them.</param>
    /// <param name="y">n numbers, overwritten. May be <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException">The lengths differ or are 0, or the memory overlaps.</exception>
    public static void LogSoftmax(ReadOnlySpan<double> x, Span<double> y) => LogShares(x, y);

    /// <inheritdoc cref="LogSoftmax(ReadOnlySpan{double}, Span{double})"/>
    public static void LogSoftmax(ReadOnlySpan<float> x, Span<float> y) => LogShares(x, y);

    /// <summary>The pullback of <see cref="LogSoftmax(ReadOnlySpan{double}, Span{double})"/>: adds ȳ − eʸ·∑ȳ.</summary>
    /// <param name="x">n numbers: not read.</param>
    /// <param name="y">n logarithms of probabilities, as the function left them.</param>
    /// <param name="yAdjoint">n numbers.</param>
    /// <param name="xAdjoint">n numbers, added to.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [DerivativeOf(nameof(LogSoftmax))]
    public static void LogSoftmaxPullback(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> yAdjoint, Span<double> xAdjoint) =>
        PullLogShares(y, yAdjoint, xAdjoint);

    /// <inheritdoc cref="LogSoftmaxPullback(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    [DerivativeOf(nameof(LogSoftmax))]
    public static void LogSoftmaxPullback(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> yAdjoint, Span<float> xAdjoint) =>
        PullLogShares(y, yAdjoint, xAdjoint);

    private static void LogShares<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged
    {
        Elementwise.RequireOutput(x, y);
        LogSum sum = LogSum.Of(x, nameof(x));
        Vector512<double> max = Vector512.Create(sum.Max), log = Vector512.Create(sum.Log);
        for (int i = 0; i < x.Length; i += Eight.Count) Eight.Store(Eight.Load(x, i) - max - log, y, i);
    }

    private static void PullLogShares<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> yAdjoint, Span<T> xAdjoint) where T : unmanaged
    {
        Require.SameLength(yAdjoint.Length, y.Length, nameof(yAdjoint), nameof(y));
        Require.SameLength(xAdjoint.Length, y.Length, nameof(xAdjoint), nameof(y));
        Vector512<double> lanes = Vector512<double>.Zero;
        for (int i = 0; i < y.Length; i += Eight.Count) lanes += Eight.Load(yAdjoint, i);
        Vector512<double> sum = Vector512.Create(Eight.Sum(lanes));
        for (int i = 0; i < y.Length; i += Eight.Count)
        {
            Vector512<double> added = Eight.Load(yAdjoint, i) - Eight.Product(sum, VectorMath.Exp(Eight.Load(y, i)));
            Eight.Store(Eight.Load<T>(xAdjoint, i) + added, xAdjoint, i);
        }
    }
}
