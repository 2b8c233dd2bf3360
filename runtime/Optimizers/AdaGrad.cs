using System;
using System.Numerics;
using AutoDiffGen.Kernels;
using AutoDiffGen.Schedules;
using AutoDiffGen.Support;

namespace AutoDiffGen.Optimizers;

/// <summary>AdaGrad: s ← s + g², p ← p − ε·g / (√s + δ), a rate for each parameter that falls with what it has moved.</summary>
/// <remarks>
/// Duchi, Hazan and Singer 2011; Goodfellow, Bengio and Courville, Deep Learning, Algorithm 8.4. Torch's lr_decay is the schedule
/// <see cref="Schedule.InverseTime"/>. In float, gradients below 1e-19 leave s at 0.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="learningRate">ε of each update; 0.01 is a common start.</param>
public sealed class AdaGrad<T>(Schedule learningRate) : Optimizer<T>(learningRate)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly double? _epsilon;

    /// <summary>δ, positive: by default 1e-10 outside the root (torch), 1e-7 inside (Keras, optax).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, not finite, or not a normal number once rounded to T.</exception>
    public double Epsilon
    {
        get => _epsilon ?? (Placement == EpsilonPlacement.InsideRoot ? 1e-7 : 1e-10);
        init => _epsilon = Valid.Epsilon<T>(value, nameof(Epsilon));
    }

    /// <summary>Whether δ is added to √s (the default) or to s.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration.</exception>
    public EpsilonPlacement Placement { get; init => field = Valid.Defined(value, nameof(Placement)); }

    /// <summary>s before the first step, at least 0 and finite: 0 by default (torch); Keras and optax have 0.1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double InitialAccumulator { get; init => field = Valid.Rate(value, nameof(InitialAccumulator)); }

    private protected override int StateBuffers => 1;

    private protected override string Settings => FormattableString.Invariant(
        $"epsilon {Epsilon:R} {Placement}, initial {InitialAccumulator:R}");

    /// <inheritdoc/>
    protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradient, double rate)
    {
        if (Updates == 0) StateOf(0).Fill(T.CreateTruncating(InitialAccumulator));
        (double inside, double outside) = Placement == EpsilonPlacement.InsideRoot ? (Epsilon, 0.0) : (0.0, Epsilon);
        Run(
            new AdaGradUpdate<T>(T.CreateTruncating(rate), T.CreateTruncating(inside), T.CreateTruncating(outside)), parameters, gradient);
    }
}
