using System;
using System.Numerics;
using AutoDiffGen.Kernels;
using AutoDiffGen.Schedules;
using AutoDiffGen.Support;

namespace AutoDiffGen.Optimizers;

/// <summary>RMSProp: s ← ρ·s + (1 − ρ)·g², p ← p − ε·g / (√s + δ).</summary>
/// <remarks>
/// Tieleman and Hinton 2012, lecture 6.5; Graves 2013 for <see cref="IsCentered"/>. In float, gradients below 1e-18 leave s at 0.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="learningRate">ε of each update; 0.001 is a common start (Keras; torch has 0.01).</param>
public sealed class RmsProp<T>(Schedule learningRate) : Optimizer<T>(learningRate)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly double? _epsilon;

    /// <summary>ρ in [0, 1), the weight of the past in s: 0.9 by default (Keras, optax; torch has 0.99).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range, or is 1 once rounded to T.</exception>
    public double Decay { get; init => field = Valid.Decay<T>(value, nameof(Decay)); } = 0.9;

    /// <summary>δ, positive: by default 1e-8 outside the root (torch, optax), 1e-7 inside (Keras).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, not finite, or not a normal number once rounded to T.</exception>
    public double Epsilon
    {
        get => _epsilon ?? (Placement == EpsilonPlacement.InsideRoot ? 1e-7 : 1e-8);
        init => _epsilon = Valid.Epsilon<T>(value, nameof(Epsilon));
    }

    /// <summary>Whether δ is added to √s (the default) or to s.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration.</exception>
    public EpsilonPlacement Placement { get; init => field = Valid.Defined(value, nameof(Placement)); }

    /// <summary>Whether the square of the average of g is taken from s, so that the root is that of a variance: not by default.</summary>
    public bool IsCentered { get; init; }

    /// <summary>μ in [0, 1): with μ &gt; 0, b ← μ·b + g / (√s + δ) and p ← p − ε·b. 0, no momentum, by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range, or is 1 once rounded to T.</exception>
    public double Momentum { get; init => field = Valid.Decay<T>(value, nameof(Momentum)); } = 0;

    /// <summary>Where the rate enters b, if there is one: <see cref="RmsPropMomentum.RateOutside"/> by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration.</exception>
    public RmsPropMomentum MomentumForm { get; init => field = Valid.Defined(value, nameof(MomentumForm)); }

    private protected override int StateBuffers => 1 + (IsCentered ? 1 : 0) + (Momentum > 0 ? 1 : 0);

    private protected override string Settings => FormattableString.Invariant(
        $"decay {Decay:R}, epsilon {Epsilon:R} {Placement}, centered {IsCentered}, momentum {Momentum:R} {MomentumForm}");

    /// <inheritdoc/>
    protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradient, double rate)
    {
        (double inside, double outside) = Placement == EpsilonPlacement.InsideRoot ? (Epsilon, 0.0) : (0.0, Epsilon);
        T decay = T.CreateTruncating(Decay), c = T.CreateTruncating(1 - Decay);
        T within = T.CreateTruncating(inside), beside = T.CreateTruncating(outside);
        if (Momentum == 0)
        {
            T rateOfAll = T.CreateTruncating(rate);
            if (IsCentered) Run(new CenteredRmsPropUpdate<T>(decay, c, rateOfAll, within, beside), parameters, gradient);
            else Run(new RmsPropUpdate<T>(decay, c, rateOfAll, within, beside), parameters, gradient);
            return;
        }

        T momentum = T.CreateTruncating(Momentum);
        (T into, T a) = MomentumForm == RmsPropMomentum.RateInside ? (T.CreateTruncating(rate), T.One) : (T.One, T.CreateTruncating(rate));
        if (IsCentered) Run(new CenteredRmsPropMomentumUpdate<T>(decay, c, momentum, into, a, within, beside), parameters, gradient);
        else Run(new RmsPropMomentumUpdate<T>(decay, c, momentum, into, a, within, beside), parameters, gradient);
    }
}
