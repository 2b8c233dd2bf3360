using System;
using System.Numerics;
using AutoDiffGen.Kernels;
using AutoDiffGen.Schedules;
using AutoDiffGen.Support;

namespace AutoDiffGen.Optimizers;

/// <summary>Normalized gradient: p ← p − α·g / (|g| + ε), a step of α in every coordinate, whatever the slope.</summary>
/// <remarks>
/// Prince, Understanding Deep Learning, (6.13) and (6.14), where it is written as m / (√v + ε) with m = g and v = g². It is
/// <see cref="Adam{T}"/> with β₁ = β₂ = 0, without its state; close to a minimum it goes to and fro, and needs a rate that falls.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="learningRate">α of each update.</param>
public sealed class NormalizedGradient<T>(Schedule learningRate) : Optimizer<T>(learningRate)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>ε, positive: 1e-8 by default. Gradients far above it make steps of α.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, not finite, or not a normal number once rounded to T.</exception>
    public double Epsilon { get; init => field = Valid.Epsilon<T>(value, nameof(Epsilon)); } = 1e-8;

    private protected override string Settings => FormattableString.Invariant(
        $"epsilon {Epsilon:R}");

    /// <inheritdoc/>
    protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradient, double rate) =>
        Run(new NormalizedGradientUpdate<T>(T.CreateTruncating(rate), T.CreateTruncating(Epsilon)), parameters, gradient);
}
