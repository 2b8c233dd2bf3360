using System;
using System.Numerics;
using AutoDiffGen.Kernels;
using AutoDiffGen.Schedules;
using AutoDiffGen.Support;

namespace AutoDiffGen.Optimizers;

/// <summary>Lion: p ← p − α·sign(β₁·m + (1 − β₁)·g), m ← β₂·m + (1 − β₂)·g.</summary>
/// <remarks>
/// Chen et al. 2023, Algorithm 2: steps of α in every coordinate. Its weight decay is decoupled; rates are a third to a tenth of Adam's,
/// and decay as much larger. The sign of 0 is 0. Where |m| falls below 7.9e-31 (float) or 1.5e-300 (double) it becomes 0.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="learningRate">α of each update; 1e-4 in the paper.</param>
public sealed class Lion<T>(Schedule learningRate) : Optimizer<T>(learningRate)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>β₁ in [0, 1), the weight of m in the step: 0.9 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range, or is 1 once rounded to T.</exception>
    public double Beta1 { get; init => field = Valid.Decay<T>(value, nameof(Beta1)); } = 0.9;

    /// <summary>β₂ in [0, 1), the weight of the past in m: 0.99 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range, or is 1 once rounded to T.</exception>
    public double Beta2 { get; init => field = Valid.Decay<T>(value, nameof(Beta2)); } = 0.99;

    private protected override int StateBuffers => 1;

    private protected override string Settings => FormattableString.Invariant(
        $"beta {Beta1:R} {Beta2:R}");

    /// <inheritdoc/>
    protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradient, double rate) =>
        Run(
            new LionUpdate<T>(
                beta1: T.CreateTruncating(Beta1), c1: T.CreateTruncating(1 - Beta1),
                beta2: T.CreateTruncating(Beta2), c2: T.CreateTruncating(1 - Beta2), a: T.CreateTruncating(rate)),
            parameters,
            gradient);
}
