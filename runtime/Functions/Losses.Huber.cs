using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using AutoDiffGen.Support;

namespace AutoDiffGen.Functions;

public static partial class Losses
{
    /// <summary>½·(p − t)² where |p − t| ≤ δ, else δ·(|p − t| − ½·δ): square near the target, and no steeper than δ far from it.</summary>
    /// <remarks>Huber 1964; torch's huber_loss. (Its smooth_l1_loss is this divided by δ.)</remarks>
    /// <param name="prediction">p.</param>
    /// <param name="target">t: data.</param>
    /// <param name="delta">δ: greater than 0 and finite, 1 by default.</param>
    public static double Huber(double prediction, [NoGradient] double target, [NoGradient] double delta = 1) => Pairs.Of(new HuberLoss(Valid.Positive(delta, nameof(delta))), prediction, target);

    /// <inheritdoc cref="Huber(double, double, double)"/>
    public static float Huber(float prediction, [NoGradient] float target, [NoGradient] float delta = 1) => (float)Pairs.Of(new HuberLoss(Valid.Positive(delta, nameof(delta))), prediction, target);

    /// <summary>The sum over all elements.</summary>
    /// <inheritdoc cref="Huber(double, double, double)"/>
    /// <exception cref="ArgumentException">The lengths differ, or <paramref name="delta"/> is out of range.</exception>
    public static double Huber(ReadOnlySpan<double> prediction, [NoGradient] ReadOnlySpan<double> target, [NoGradient] double delta = 1) =>
        Pairs.Sum(new HuberLoss(Valid.Positive(delta, nameof(delta))), prediction, target);

    /// <inheritdoc cref="Huber(ReadOnlySpan{double}, ReadOnlySpan{double}, double)"/>
    public static float Huber(ReadOnlySpan<float> prediction, [NoGradient] ReadOnlySpan<float> target, [NoGradient] float delta = 1) =>
        (float)Pairs.Sum(new HuberLoss(Valid.Positive(delta, nameof(delta))), prediction, target);

    /// <summary>The derivative of <see cref="Huber(double, double, double)"/> by its first argument.</summary>
    /// <inheritdoc cref="Huber(double, double, double)"/>
    [DerivativeOf(nameof(Huber))]
    public static double HuberDerivative(double prediction, double target, double delta) => Pairs.Derivative(new HuberLoss(Valid.Positive(delta, nameof(delta))), prediction, target);

    /// <inheritdoc cref="HuberDerivative(double, double, double)"/>
    [DerivativeOf(nameof(Huber))]
    public static float HuberDerivative(float prediction, float target, float delta) => (float)Pairs.Derivative(new HuberLoss(Valid.Positive(delta, nameof(delta))), prediction, target);

    /// <summary>The pullback of <see cref="Huber(ReadOnlySpan{double}, ReadOnlySpan{double}, double)"/>.</summary>
    /// <param name="prediction">n numbers.</param>
    /// <param name="target">n numbers.</param>
    /// <param name="delta">δ: greater than 0 and finite, 1 by default.</param>
    /// <param name="resultAdjoint">What the derivatives are multiplied by.</param>
    /// <param name="predictionAdjoint">n numbers, added to.</param>
    /// <exception cref="ArgumentException">The lengths differ, or <paramref name="delta"/> is out of range.</exception>
    [DerivativeOf(nameof(Huber))]
    public static void HuberPullback(
        ReadOnlySpan<double> prediction, ReadOnlySpan<double> target, double delta, double resultAdjoint, Span<double> predictionAdjoint) =>
        Pairs.Pull(new HuberLoss(Valid.Positive(delta, nameof(delta))), prediction, target, resultAdjoint, predictionAdjoint);

    /// <inheritdoc cref="HuberPullback(ReadOnlySpan{double}, ReadOnlySpan{double}, double, double, Span{double})"/>
    [DerivativeOf(nameof(Huber))]
    public static void HuberPullback(
        ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, float delta, float resultAdjoint, Span<float> predictionAdjoint) =>
        Pairs.Pull(new HuberLoss(Valid.Positive(delta, nameof(delta))), prediction, target, resultAdjoint, predictionAdjoint);

    private readonly struct HuberLoss(double delta) : IPairLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<double> Of(Vector512<double> prediction, Vector512<double> target)
        {
            Vector512<double> residual = Vector512.Abs(prediction - target);
            return Vector512.ConditionalSelect(
                Vector512.LessThanOrEqual(residual, Vector512.Create(delta)),
                residual * residual * 0.5,
                (residual - Vector512.Create(0.5 * delta)) * delta);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<double> Derivative(Vector512<double> prediction, Vector512<double> target) => Bounded.Within(prediction - target, delta);
    }
}
