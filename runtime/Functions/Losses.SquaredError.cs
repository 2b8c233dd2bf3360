using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Functions;

public static partial class Losses
{
    /// <summary>(p − t)²</summary>
    /// <remarks>Without ½: the derivative is 2·(p − t).</remarks>
    /// <param name="prediction">p.</param>
    /// <param name="target">t.</param>
    public static double SquaredError(double prediction, double target) => Pairs.Of(default(SquaredErrorLoss), prediction, target);

    /// <inheritdoc cref="SquaredError(double, double)"/>
    public static float SquaredError(float prediction, float target) => (float)Pairs.Of(default(SquaredErrorLoss), prediction, target);

    /// <summary>The sum over all elements.</summary>
    /// <inheritdoc cref="SquaredError(double, double)"/>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double SquaredError(ReadOnlySpan<double> prediction, ReadOnlySpan<double> target) => Pairs.Sum(default(SquaredErrorLoss), prediction, target);

    /// <inheritdoc cref="SquaredError(ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    public static float SquaredError(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target) => (float)Pairs.Sum(default(SquaredErrorLoss), prediction, target);

    /// <summary>The derivatives of <see cref="SquaredError(double, double)"/>.</summary>
    /// <inheritdoc cref="SquaredError(double, double)"/>
    [DerivativeOf(nameof(SquaredError))]
    public static (double Prediction, double Target) SquaredErrorDerivative(double prediction, double target) => Pairs.Derivatives(default(SquaredErrorLoss), prediction, target);

    /// <inheritdoc cref="SquaredErrorDerivative(double, double)"/>
    [DerivativeOf(nameof(SquaredError))]
    public static (float Prediction, float Target) SquaredErrorDerivative(float prediction, float target) => Pairs.Derivatives(default(SquaredErrorLoss), prediction, target);

    /// <summary>The pullback of <see cref="SquaredError(ReadOnlySpan{double}, ReadOnlySpan{double})"/>.</summary>
    /// <param name="prediction">n numbers.</param>
    /// <param name="target">n numbers.</param>
    /// <param name="resultAdjoint">What the derivatives are multiplied by.</param>
    /// <param name="predictionAdjoint">n numbers, added to.</param>
    /// <param name="targetAdjoint">n numbers, added to.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [DerivativeOf(nameof(SquaredError))]
    public static void SquaredErrorPullback(
        ReadOnlySpan<double> prediction, ReadOnlySpan<double> target, double resultAdjoint, Span<double> predictionAdjoint, Span<double> targetAdjoint) =>
        Pairs.Pull(default(SquaredErrorLoss), prediction, target, resultAdjoint, predictionAdjoint, targetAdjoint);

    /// <inheritdoc cref="SquaredErrorPullback(ReadOnlySpan{double}, ReadOnlySpan{double}, double, Span{double}, Span{double})"/>
    [DerivativeOf(nameof(SquaredError))]
    public static void SquaredErrorPullback(
        ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, float resultAdjoint, Span<float> predictionAdjoint, Span<float> targetAdjoint) =>
        Pairs.Pull(default(SquaredErrorLoss), prediction, target, resultAdjoint, predictionAdjoint, targetAdjoint);

    private readonly struct SquaredErrorLoss : IPairLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<double> Of(Vector512<double> prediction, Vector512<double> target)
        {
            Vector512<double> residual = prediction - target;
            return residual * residual;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<double> ByPrediction(Vector512<double> prediction, Vector512<double> target) => (prediction - target) * 2.0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<double> ByTarget(Vector512<double> prediction, Vector512<double> target) => (target - prediction) * 2.0;
    }
}
