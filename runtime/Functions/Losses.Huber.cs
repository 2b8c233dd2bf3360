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
    /// <param name="target">t.</param>
    /// <param name="delta">δ: greater than 0 and finite, 1 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delta"/> is out of range.</exception>
    public static double Huber(double prediction, double target, double delta = 1) => Pairs.Of(new HuberLoss(delta), prediction, target);

    /// <inheritdoc cref="Huber(double, double, double)"/>
    public static float Huber(float prediction, float target, float delta = 1) => (float)Pairs.Of(new HuberLoss(delta), prediction, target);

    /// <summary>The sum over all elements.</summary>
    /// <inheritdoc cref="Huber(double, double, double)"/>
    /// <exception cref="ArgumentException">The lengths differ, or <paramref name="delta"/> is out of range.</exception>
    public static double Huber(ReadOnlySpan<double> prediction, ReadOnlySpan<double> target, double delta = 1) =>
        Pairs.Sum(new HuberLoss(delta), prediction, target);

    /// <inheritdoc cref="Huber(ReadOnlySpan{double}, ReadOnlySpan{double}, double)"/>
    public static float Huber(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, float delta = 1) =>
        (float)Pairs.Sum(new HuberLoss(delta), prediction, target);

    /// <summary>The derivatives of <see cref="Huber(double, double, double)"/>.</summary>
    /// <inheritdoc cref="Huber(double, double, double)"/>
    [DerivativeOf(nameof(Huber))]
    public static (double Prediction, double Target, double Delta) HuberDerivative(double prediction, double target, double delta)
    {
        HuberLoss loss = new(delta);
        (double byPrediction, double byTarget) = Pairs.Derivatives(loss, prediction, target);
        return (byPrediction, byTarget, Pairs.Of(loss.ByDelta, prediction, target));
    }

    /// <inheritdoc cref="HuberDerivative(double, double, double)"/>
    [DerivativeOf(nameof(Huber))]
    public static (float Prediction, float Target, float Delta) HuberDerivative(float prediction, float target, float delta)
    {
        (double byPrediction, double byTarget, double byDelta) = HuberDerivative((double)prediction, target, delta);
        return ((float)byPrediction, (float)byTarget, (float)byDelta);
    }

    /// <summary>The pullback of <see cref="Huber(ReadOnlySpan{double}, ReadOnlySpan{double}, double)"/>.</summary>
    /// <param name="prediction">n numbers.</param>
    /// <param name="target">n numbers.</param>
    /// <param name="delta">δ: greater than 0 and finite.</param>
    /// <param name="resultAdjoint">What the derivatives are multiplied by.</param>
    /// <param name="predictionAdjoint">n numbers, added to.</param>
    /// <param name="targetAdjoint">n numbers, added to.</param>
    /// <param name="deltaAdjoint">Added to.</param>
    /// <exception cref="ArgumentException">The lengths differ, or <paramref name="delta"/> is out of range.</exception>
    [DerivativeOf(nameof(Huber))]
    public static void HuberPullback(
        ReadOnlySpan<double> prediction,
        ReadOnlySpan<double> target,
        double delta,
        double resultAdjoint,
        Span<double> predictionAdjoint,
        Span<double> targetAdjoint,
        ref double deltaAdjoint)
    {
        HuberLoss loss = new(delta);
        Pairs.Pull(loss, prediction, target, resultAdjoint, predictionAdjoint, targetAdjoint);
        deltaAdjoint += resultAdjoint * Pairs.Sum(loss.ByDelta, prediction, target);
    }

    /// <inheritdoc cref="HuberPullback(ReadOnlySpan{double}, ReadOnlySpan{double}, double, double, Span{double}, Span{double}, ref double)"/>
    [DerivativeOf(nameof(Huber))]
    public static void HuberPullback(
        ReadOnlySpan<float> prediction,
        ReadOnlySpan<float> target,
        float delta,
        float resultAdjoint,
        Span<float> predictionAdjoint,
        Span<float> targetAdjoint,
        ref float deltaAdjoint)
    {
        HuberLoss loss = new(delta);
        Pairs.Pull(loss, prediction, target, resultAdjoint, predictionAdjoint, targetAdjoint);
        deltaAdjoint += (float)(resultAdjoint * Pairs.Sum(loss.ByDelta, prediction, target));
    }

    private readonly struct HuberLoss(double delta) : IPairLoss
    {
        private readonly double _delta = Valid.Positive(delta, nameof(delta));

        /// <summary>∂l/∂δ, which is 0 up to δ.</summary>
        internal HuberExcess ByDelta => new(_delta);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<double> Of(Vector512<double> prediction, Vector512<double> target)
        {
            Vector512<double> residual = Vector512.Abs(prediction - target);
            return Vector512.ConditionalSelect(
                Vector512.LessThanOrEqual(residual, Vector512.Create(_delta)),
                residual * residual * 0.5,
                (residual - Vector512.Create(0.5 * _delta)) * _delta);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<double> ByPrediction(Vector512<double> prediction, Vector512<double> target) => Bounded.Within(prediction - target, _delta);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<double> ByTarget(Vector512<double> prediction, Vector512<double> target) => Bounded.Within(target - prediction, _delta);
    }

    /// <summary>max(|p − t| − δ, 0)</summary>
    private readonly struct HuberExcess(double delta) : IPairSum
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<double> Of(Vector512<double> prediction, Vector512<double> target) =>
            Bounded.AtLeast(Vector512.Abs(prediction - target) - Vector512.Create(delta), 0);
    }
}
