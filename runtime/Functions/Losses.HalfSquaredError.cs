using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Functions;

public static partial class Losses
{
    /// <summary>½·(p − t)²</summary>
    /// <remarks>With ½: the derivative is p − t.</remarks>
    /// <param name="prediction">p.</param>
    /// <param name="target">t.</param>
    public static double HalfSquaredError(double prediction, double target) => Pairs.Of(default(HalfSquaredErrorLoss), prediction, target);

    /// <inheritdoc cref="HalfSquaredError(double, double)"/>
    public static float HalfSquaredError(float prediction, float target) => (float)Pairs.Of(default(HalfSquaredErrorLoss), prediction, target);

    /// <summary>The sum over all elements.</summary>
    /// <inheritdoc cref="HalfSquaredError(double, double)"/>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double HalfSquaredError(ReadOnlySpan<double> prediction, ReadOnlySpan<double> target) => Pairs.Sum(default(HalfSquaredErrorLoss), prediction, target);

    /// <inheritdoc cref="HalfSquaredError(ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    public static float HalfSquaredError(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target) => (float)Pairs.Sum(default(HalfSquaredErrorLoss), prediction, target);

    /// <summary>The derivatives of <see cref="HalfSquaredError(double, double)"/>.</summary>
    /// <inheritdoc cref="HalfSquaredError(double, double)"/>
    [DerivativeOf(nameof(HalfSquaredError))]
    public static (double Prediction, double Target) HalfSquaredErrorDerivative(double prediction, double target) => Pairs.Derivatives(default(HalfSquaredErrorLoss), prediction, target);

    /// <inheritdoc cref="HalfSquaredErrorDerivative(double, double)"/>
    [DerivativeOf(nameof(HalfSquaredError))]
    public static (float Prediction, float Target) HalfSquaredErrorDerivative(float prediction, float target) => Pairs.Derivatives(default(HalfSquaredErrorLoss), prediction, target);

    /// <summary>The pullback of <see cref="HalfSquaredError(ReadOnlySpan{double}, ReadOnlySpan{double})"/>.</summary>
    /// <param name="prediction">n numbers.</param>
    /// <param name="target">n numbers.</param>
    /// <param name="resultAdjoint">What the derivatives are multiplied by.</param>
    /// <param name="predictionAdjoint">n numbers, added to.</param>
    /// <param name="targetAdjoint">n numbers, added to.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [DerivativeOf(nameof(HalfSquaredError))]
    public static void HalfSquaredErrorPullback(
        ReadOnlySpan<double> prediction, ReadOnlySpan<double> target, double resultAdjoint, Span<double> predictionAdjoint, Span<double> targetAdjoint) =>
        Pairs.Pull(default(HalfSquaredErrorLoss), prediction, target, resultAdjoint, predictionAdjoint, targetAdjoint);

    /// <inheritdoc cref="HalfSquaredErrorPullback(ReadOnlySpan{double}, ReadOnlySpan{double}, double, Span{double}, Span{double})"/>
    [DerivativeOf(nameof(HalfSquaredError))]
    public static void HalfSquaredErrorPullback(
        ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, float resultAdjoint, Span<float> predictionAdjoint, Span<float> targetAdjoint) =>
        Pairs.Pull(default(HalfSquaredErrorLoss), prediction, target, resultAdjoint, predictionAdjoint, targetAdjoint);

    private readonly struct HalfSquaredErrorLoss : IPairLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<double> Of(Vector512<double> prediction, Vector512<double> target)
        {
            Vector512<double> residual = prediction - target;
            return residual * residual * 0.5;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<double> ByPrediction(Vector512<double> prediction, Vector512<double> target) => prediction - target;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<double> ByTarget(Vector512<double> prediction, Vector512<double> target) => target - prediction;
    }
}
