using System;
using System.Numerics;
using AutoDiffGen.Kernels;
using AutoDiffGen.Saving;
using AutoDiffGen.Schedules;
using AutoDiffGen.Support;

namespace AutoDiffGen.Optimizers;

/// <summary>NAdam: Adam with Nesterov's momentum: p ← p − α·(μ′·m / (1 − ∏μ·μ′) + (1 − μ)·g / (1 − ∏μ)) / (√v̂ + ε).</summary>
/// <remarks>
/// Dozat 2016. μ is the momentum of this update and μ′ that of the next, ∏μ the product of all up to this one; m and v are those of
/// <see cref="Adam{T}"/>. The product has no closed form, so it is kept, and saved with the state. (torch 1.13 multiplied by μ once too often.)
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="learningRate">α of each update; 0.002 is torch's.</param>
public sealed class NAdam<T>(Schedule learningRate) : Optimizer<T>(learningRate)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>β₁ in [0, 1), the weight of the past in m: 0.9 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range, or is 1 once rounded to T.</exception>
    public double Beta1 { get; init => field = Valid.Decay<T>(value, nameof(Beta1)); } = 0.9;

    /// <summary>β₂ in [0, 1), the weight of the past in v: 0.999 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range, or is 1 once rounded to T.</exception>
    public double Beta2 { get; init => field = Valid.Decay<T>(value, nameof(Beta2)); } = 0.999;

    /// <summary>ε, positive: 1e-8 by default (torch, optax; Keras has 1e-7).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, not finite, or not a normal number once rounded to T.</exception>
    public double Epsilon { get; init => field = Valid.Epsilon<T>(value, nameof(Epsilon)); } = 1e-8;

    /// <summary>How μ depends on the update: <see cref="NAdamForm.Dozat"/> by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration.</exception>
    public NAdamForm Form { get; init => field = Valid.Defined(value, nameof(Form)); }

    /// <summary>ψ, at least 0 and finite, for <see cref="NAdamForm.Dozat"/>: 0.004 by default, as in the paper and torch; Keras has 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double MomentumDecay { get; init => field = Valid.Rate(value, nameof(MomentumDecay)); } = 0.004;

    private double _product = 1;

    private protected override int StateBuffers => 2;

    private protected override string Settings => FormattableString.Invariant(
        $"beta {Beta1:R} {Beta2:R}, epsilon {Epsilon:R}, form {Form}, decay {MomentumDecay:R}");

    /// <inheritdoc/>
    protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradient, double rate)
    {
        double t = Updates + 1, mu = Momentum(t), next = Momentum(t + 1), product = _product * mu;
        double root = Math.Sqrt(1 - Math.Pow(Beta2, t));
        Run(
            new NAdamUpdate<T>(
                beta1: T.CreateTruncating(Beta1), c1: T.CreateTruncating(1 - Beta1),
                beta2: T.CreateTruncating(Beta2), c2: T.CreateTruncating(1 - Beta2),
                a: T.CreateTruncating(rate * root * next / (1 - product * next)),
                direct: T.CreateTruncating(rate * root * (1 - mu) / (1 - product)),
                outside: T.CreateTruncating(Epsilon * root)),
            parameters,
            gradient);
    }

    private protected override void Advance() => _product *= Momentum(Updates + 1);

    private protected override void WriteMore(StateWriter writer) => writer.Number("momentum product", _product);

    private protected override Action ReadMore(StateReader reader)
    {
        double product = reader.Number("momentum product");
        return () => _product = product;
    }

    private double Momentum(double t) => Form == NAdamForm.Constant ? Beta1 : Beta1 * (1 - 0.5 * Math.Pow(0.96, t * MomentumDecay));
}
