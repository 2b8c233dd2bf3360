using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Functions;

public static partial class Losses
{
    /// <summary>−y·log σ(x) − (1 − y)·log(1 − σ(x)) with σ(x) = 1 / (1 + e⁻ˣ): the cross-entropy of two classes, from the logit x.</summary>
    /// <remarks>Computed as log(1 + e^−|x|) + (1 − y)·max(x, 0) + y·max(−x, 0), which neither overflows nor cancels; the derivative by x is σ(x) − y, without cancellation either, that by y is −x.</remarks>
    /// <param name="logit">x: log-odds of class 1.</param>
    /// <param name="label">y: 0 or 1, or the probability of class 1 between.</param>
    public static double Logistic(double logit, double label) => Pairs.Of(default(LogisticLoss), logit, label);

    /// <inheritdoc cref="Logistic(double, double)"/>
    public static float Logistic(float logit, float label) => (float)Pairs.Of(default(LogisticLoss), logit, label);

    /// <summary>The sum over all elements.</summary>
    /// <inheritdoc cref="Logistic(double, double)"/>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Logistic(ReadOnlySpan<double> logit, ReadOnlySpan<double> label) => Pairs.Sum(default(LogisticLoss), logit, label);

    /// <inheritdoc cref="Logistic(ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    public static float Logistic(ReadOnlySpan<float> logit, ReadOnlySpan<float> label) => (float)Pairs.Sum(default(LogisticLoss), logit, label);

    /// <summary>The derivatives of <see cref="Logistic(double, double)"/>.</summary>
    /// <inheritdoc cref="Logistic(double, double)"/>
    [DerivativeOf(nameof(Logistic))]
    public static (double Logit, double Label) LogisticDerivative(double logit, double label) => Pairs.Derivatives(default(LogisticLoss), logit, label);

    /// <inheritdoc cref="LogisticDerivative(double, double)"/>
    [DerivativeOf(nameof(Logistic))]
    public static (float Logit, float Label) LogisticDerivative(float logit, float label) => Pairs.Derivatives(default(LogisticLoss), logit, label);

    /// <summary>The pullback of <see cref="Logistic(ReadOnlySpan{double}, ReadOnlySpan{double})"/>.</summary>
    /// <param name="logit">n numbers.</param>
    /// <param name="label">n numbers.</param>
    /// <param name="resultAdjoint">What the derivatives are multiplied by.</param>
    /// <param name="logitAdjoint">n numbers, added to.</param>
    /// <param name="labelAdjoint">n numbers, added to.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [DerivativeOf(nameof(Logistic))]
    public static void LogisticPullback(
        ReadOnlySpan<double> logit, ReadOnlySpan<double> label, double resultAdjoint, Span<double> logitAdjoint, Span<double> labelAdjoint) =>
        Pairs.Pull(default(LogisticLoss), logit, label, resultAdjoint, logitAdjoint, labelAdjoint);

    /// <inheritdoc cref="LogisticPullback(ReadOnlySpan{double}, ReadOnlySpan{double}, double, Span{double}, Span{double})"/>
    [DerivativeOf(nameof(Logistic))]
    public static void LogisticPullback(
        ReadOnlySpan<float> logit, ReadOnlySpan<float> label, float resultAdjoint, Span<float> logitAdjoint, Span<float> labelAdjoint) =>
        Pairs.Pull(default(LogisticLoss), logit, label, resultAdjoint, logitAdjoint, labelAdjoint);

    private readonly struct LogisticLoss : IPairLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<double> Of(Vector512<double> logit, Vector512<double> label)
        {
            Vector512<double> zero = Vector512<double>.Zero;
            Vector512<double> above = Vector512.Max(logit, zero), below = Vector512.Max(-logit, zero);
            return VectorMath.Softplus(-Vector512.Abs(logit)) + (Eight.Product(Vector512<double>.One - label, above) + Eight.Product(label, below));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<double> ByPrediction(Vector512<double> logit, Vector512<double> label)
        {
            Vector512<double> one = Vector512<double>.One, e = VectorMath.Exp(-Vector512.Abs(logit));
            Vector512<double> larger = one / (one + e), smaller = e / (one + e), isNegative = Vector512.LessThan(logit, Vector512<double>.Zero);
            Vector512<double> first = Vector512.ConditionalSelect(isNegative, smaller, larger), second = Vector512.ConditionalSelect(isNegative, larger, smaller);
            return ((one - label) * first) - (label * second);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<double> ByTarget(Vector512<double> logit, Vector512<double> label) => -logit;
    }
}
