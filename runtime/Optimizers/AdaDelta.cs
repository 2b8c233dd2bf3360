using System;
using System.Numerics;
using AutoDiffGen.Kernels;
using AutoDiffGen.Schedules;
using AutoDiffGen.Support;

namespace AutoDiffGen.Optimizers;

/// <summary>AdaDelta: s ← ρ·s + (1 − ρ)·g², Δ = √(u + ε) / √(s + ε)·g, u ← ρ·u + (1 − ρ)·Δ², p ← p − α·Δ.</summary>
/// <remarks>
/// Zeiler 2012, Algorithm 1, which has α = 1: steps in the units of the parameters, without a rate to choose. ε decides how fast it starts.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="learningRate">α of each update: 1 in the paper, torch and optax; Keras has 0.001.</param>
public sealed class AdaDelta<T>(Schedule learningRate) : Optimizer<T>(learningRate)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>ρ in [0, 1), the weight of the past: 0.9 by default (torch, optax; the paper and Keras have 0.95).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range, or is 1 once rounded to T.</exception>
    public double Decay { get; init => field = Valid.Decay<T>(value, nameof(Decay)); } = 0.9;

    /// <summary>ε, positive: 1e-6 by default (the paper, torch, optax; Keras has 1e-7).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, not finite, or not a normal number once rounded to T.</exception>
    public double Epsilon { get; init => field = Valid.Epsilon<T>(value, nameof(Epsilon)); } = 1e-6;

    private protected override int StateBuffers => 2;

    private protected override string Settings => FormattableString.Invariant(
        $"decay {Decay:R}, epsilon {Epsilon:R}");

    /// <inheritdoc/>
    protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradient, double rate) =>
        Run(
            new AdaDeltaUpdate<T>(
                decay: T.CreateTruncating(Decay), c: T.CreateTruncating(1 - Decay), epsilon: T.CreateTruncating(Epsilon), a: T.CreateTruncating(rate)),
            parameters,
            gradient);
}
