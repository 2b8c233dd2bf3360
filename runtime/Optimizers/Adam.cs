using System;
using System.Numerics;
using AutoDiffGen.Kernels;
using AutoDiffGen.Schedules;
using AutoDiffGen.Support;

namespace AutoDiffGen.Optimizers;

/// <summary>Adam: m ← β₁·m + (1 − β₁)·g, v ← β₂·v + (1 − β₂)·g², p ← p − α·m̂ / (√v̂ + ε).</summary>
/// <remarks>
/// <para>Kingma and Ba 2015, Algorithm 1; m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ) with t = k + 1. <see cref="Form"/> and
/// <see cref="Placement"/> select what other sources print. With β₁ = β₂ = 0 every step is α·g / (|g| + ε): the sign of the gradient,
/// not gradient descent.</para>
/// <para>Implemented without m̂ and v̂: α·m̂ / (√v̂ + ε) = (α·√c₂/c₁)·m / (√v + ε·√c₂) with c₁ = 1 − β₁ᵗ, c₂ = 1 − β₂ᵗ, equal up to rounding.
/// Where |m| falls below 7.9e-31 (float) or 1.5e-300 (double), and where v would be subnormal, it becomes 0. So in float gradients below
/// 3.4e-18, for the default β₂, leave v at 0 and make steps of α·|m| / ε: keep ε well above them.</para>
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="learningRate">α of each update; 0.001 is a common start.</param>
public class Adam<T>(Schedule learningRate) : Optimizer<T>(learningRate)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>β₁ in [0, 1), the weight of the past in m: 0.9 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range, or is 1 once rounded to T.</exception>
    public double Beta1 { get; init => field = Valid.Decay<T>(value, nameof(Beta1)); } = 0.9;

    /// <summary>β₂ in [0, 1), the weight of the past in v: 0.999 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range, or is 1 once rounded to T.</exception>
    public double Beta2 { get; init => field = Valid.Decay<T>(value, nameof(Beta2)); } = 0.999;

    /// <summary>ε, positive: 1e-8 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, not finite, or not a normal number once rounded to T.</exception>
    public double Epsilon { get; init => field = Valid.Epsilon<T>(value, nameof(Epsilon)); } = 1e-8;

    /// <summary>Whether ε is added to √v̂ (the default) or to v̂.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration.</exception>
    public EpsilonPlacement Placement { get; init => field = Valid.Defined(value, nameof(Placement)); }

    /// <summary>The correction of the averages' start: <see cref="AdamForm.BiasCorrected"/> by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration.</exception>
    public AdamForm Form { get; init => field = Valid.Defined(value, nameof(Form)); }

    private protected override int StateBuffers => 2;

    private protected override string Settings => FormattableString.Invariant(
        $"beta {Beta1:R} {Beta2:R}, epsilon {Epsilon:R} {Placement}, form {Form}");

    /// <inheritdoc/>
    protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradient, double rate)
    {
        double t = Updates + 1;
        double c1 = Form == AdamForm.Uncorrected ? 1 : 1 - Math.Pow(Beta1, t);
        double c2 = Form == AdamForm.Uncorrected ? 1 : 1 - Math.Pow(Beta2, t);
        double scale = Form == AdamForm.EpsilonHat ? 1 : c2;
        (double inside, double outside) = Placement == EpsilonPlacement.InsideRoot
            ? (Epsilon * scale, 0.0)
            : (0.0, Epsilon * Math.Sqrt(scale));

        Run(
            new AdamUpdate<T>(
                beta1: T.CreateTruncating(Beta1), c1: T.CreateTruncating(1 - Beta1),
                beta2: T.CreateTruncating(Beta2), c2: T.CreateTruncating(1 - Beta2),
                a: T.CreateTruncating(rate * Math.Sqrt(c2) / c1),
                inside: T.CreateTruncating(inside), outside: T.CreateTruncating(outside)),
            parameters,
            gradient);
    }
}
