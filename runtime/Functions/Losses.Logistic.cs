using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Functions;

public static partial class Losses
{
    /// <summary>−y·log σ(x) − (1 − y)·log(1 − σ(x)) with σ(x) = 1 / (1 + e⁻ˣ): the cross-entropy of two classes, from the logit x.</summary>
    /// <remarks>Computed as log(1 + e^−|x|) + (1 − y)·max(x, 0) + y·max(−x, 0), which neither overflows nor cancels; the derivative is σ(x) − y, without cancellation either.</remarks>
    /// <param name="logit">x: log-odds of class 1.</param>
    /// <param name="label">y: 0 or 1, or the probability of class 1 between.</param>
    public static double Logistic(double logit, [NoGradient] double label) => Pairs.Of(default(LogisticLoss), logit, label);

    /// <inheritdoc cref="Logistic(double, double)"/>
    public static float Logistic(float logit, [NoGradient] float label) => (float)Pairs.Of(default(LogisticLoss), logit, label);

    /// <summary>The sum over all elements.</summary>
    /// <inheritdoc cref="Logistic(double, double)"/>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Logistic(ReadOnlySpan<double> logit, [NoGradient] ReadOnlySpan<double> label) =>
        Pairs.Sum(default(LogisticLoss), logit, label);

    /// <inheritdoc cref="Logistic(ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    public static float Logistic(ReadOnlySpan<float> logit, [NoGradient] ReadOnlySpan<float> label) =>
        (float)Pairs.Sum(default(LogisticLoss), logit, label);

    /// <summary>The derivative of <see cref="Logistic(double, double)"/> by its first argument.</summary>
    /// <inheritdoc cref="Logistic(double, double)"/>
    [DerivativeOf(nameof(Logistic))]
    public static double LogisticDerivative(double logit, double label) => Pairs.Derivative(default(LogisticLoss), logit, label);

    /// <inheritdoc cref="LogisticDerivative(double, double)"/>
    [DerivativeOf(nameof(Logistic))]
    public static float LogisticDerivative(float logit, float label) => (float)Pairs.Derivative(default(LogisticLoss), logit, label);

    /// <summary>The pullback of <see cref="Logistic(ReadOnlySpan{double}, ReadOnlySpan{double})"/>.</summary>
    /// <param name="logit">n numbers.</param>
    /// <param name="label">n numbers.</param>
    /// <param name="resultAdjoint">What the derivatives are multiplied by.</param>
    /// <param name="logitAdjoint">n numbers, added to.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [DerivativeOf(nameof(Logistic))]
    public static void LogisticPullback(
        ReadOnlySpan<double> logit, ReadOnlySpan<double> label, double resultAdjoint, Span<double> logitAdjoint) =>
        Pairs.Pull(default(LogisticLoss), logit, label, resultAdjoint, logitAdjoint);

    /// <inheritdoc cref="LogisticPullback(ReadOnlySpan{double}, ReadOnlySpan{double}, double, Span{double})"/>
    [DerivativeOf(nameof(Logistic))]
    public static void LogisticPullback(
        ReadOnlySpan<float> logit, ReadOnlySpan<float> label, float resultAdjoint, Span<float> logitAdjoint) =>
        Pairs.Pull(default(LogisticLoss), logit, label, resultAdjoint, logitAdjoint);

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
        public Vector512<double> Derivative(Vector512<double> logit, Vector512<double> label)
        {
            Vector512<double> one = Vector512<double>.One, e = VectorMath.Exp(-Vector512.Abs(logit));
            Vector512<double> larger = one / (one + e), smaller = e / (one + e), isNegative = Vector512.LessThan(logit, Vector512<double>.Zero);
            Vector512<double> first = Vector512.ConditionalSelect(isNegative, smaller, larger), second = Vector512.ConditionalSelect(isNegative, larger, smaller);
            return ((one - label) * first) - (label * second);
        }
    }
}
