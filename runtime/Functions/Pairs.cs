using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using AutoDiffGen.CompilerServices;

namespace AutoDiffGen.Functions;

/// <summary>Losses that are sums over pairs of a prediction and a target.</summary>
internal static class Pairs
{
    /// <summary>l(p, t) of one pair.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static double Of<TLoss>(TLoss loss, double prediction, double target) where TLoss : struct, IPairSum =>
        loss.Of(Vector512.Create(prediction), Vector512.Create(target)).ToScalar();

    /// <summary>∂l/∂p and ∂l/∂t of one pair.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static (double Prediction, double Target) Derivatives<TLoss>(TLoss loss, double prediction, double target) where TLoss : struct, IPairLoss
    {
        Vector512<double> p = Vector512.Create(prediction), t = Vector512.Create(target);
        return (loss.ByPrediction(p, t).ToScalar(), loss.ByTarget(p, t).ToScalar());
    }

    /// <summary>The same, rounded.</summary>
    internal static (float Prediction, float Target) Derivatives<TLoss>(TLoss loss, float prediction, float target) where TLoss : struct, IPairLoss
    {
        (double byPrediction, double byTarget) = Derivatives(loss, (double)prediction, target);
        return ((float)byPrediction, (float)byTarget);
    }

    /// <summary>∑l(pᵢ, tᵢ), in eight lanes that are added in order in the end.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static double Sum<T, TLoss>(TLoss loss, ReadOnlySpan<T> prediction, ReadOnlySpan<T> target) where T : unmanaged where TLoss : struct, IPairSum
    {
        Require.SameLength(target.Length, prediction.Length, nameof(target), nameof(prediction));
        Vector512<double> lanes = Vector512<double>.Zero;
        for (int i = 0; i < prediction.Length; i += Eight.Count)
        {
            Vector512<double> some = loss.Of(Eight.Load(prediction, i), Eight.Load(target, i));
            lanes += i <= prediction.Length - Eight.Count ? some : some & Eight.First(prediction.Length - i);
        }

        return Eight.Sum(lanes);
    }

    /// <summary>p̄ ← p̄ + l̄·∂l/∂p, t̄ ← t̄ + l̄·∂l/∂t</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Pull<T, TLoss>(
        TLoss loss, ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, double resultAdjoint, Span<T> predictionAdjoint, Span<T> targetAdjoint)
        where T : unmanaged
        where TLoss : struct, IPairLoss
    {
        Require.SameLength(target.Length, prediction.Length, nameof(target), nameof(prediction));
        Require.SameLength(predictionAdjoint.Length, prediction.Length, nameof(predictionAdjoint), nameof(prediction));
        Require.SameLength(targetAdjoint.Length, prediction.Length, nameof(targetAdjoint), nameof(prediction));
        Vector512<double> seed = Vector512.Create(resultAdjoint);
        for (int i = 0; i < prediction.Length; i += Eight.Count)
        {
            Vector512<double> p = Eight.Load(prediction, i), t = Eight.Load(target, i);
            Eight.Store(Eight.Load<T>(predictionAdjoint, i) + Eight.Product(seed, loss.ByPrediction(p, t)), predictionAdjoint, i);
            Eight.Store(Eight.Load<T>(targetAdjoint, i) + Eight.Product(seed, loss.ByTarget(p, t)), targetAdjoint, i);
        }
    }
}
