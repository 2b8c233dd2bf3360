using System;
using System.Numerics;
using AutoDiffGen.Kernels;
using AutoDiffGen.Schedules;
using AutoDiffGen.Support;

namespace AutoDiffGen.Optimizers;

/// <summary>Yogi: Adam whose v changes by at most (1 − β₂)·g² a step: v ← v − (1 − β₂)·sign(v − g²)·g².</summary>
/// <remarks>
/// Zaheer, Reddi, Sachan, Kale and Kumar 2018, Algorithm 2. m ← β₁·m + (1 − β₁)·g and p ← p − α·m / (√v + ε) are those of
/// <see cref="Adam{T}"/>, which forgets large gradients faster.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="learningRate">α of each update; 0.01 is a common start.</param>
public sealed class Yogi<T>(Schedule learningRate) : Optimizer<T>(learningRate)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>β₁ in [0, 1), the weight of the past in m: 0.9 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range, or is 1 once rounded to T.</exception>
    public double Beta1 { get; init => field = Valid.Decay<T>(value, nameof(Beta1)); } = 0.9;

    /// <summary>β₂ in [0, 1), 1 less the share of g² that moves v: 0.999 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range, or is 1 once rounded to T.</exception>
    public double Beta2 { get; init => field = Valid.Decay<T>(value, nameof(Beta2)); } = 0.999;

    /// <summary>ε, positive: 1e-3 by default, as in the paper.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, not finite, or not a normal number once rounded to T.</exception>
    public double Epsilon { get; init => field = Valid.Epsilon<T>(value, nameof(Epsilon)); } = 1e-3;

    /// <summary>v before the first step, at least 0 and finite: 1e-6 by default (optax); the paper suggests the mean square of first gradients.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double InitialAccumulator { get; init => field = Valid.Rate(value, nameof(InitialAccumulator)); } = 1e-6;

    /// <summary>The correction of the averages' start: <see cref="YogiForm.Uncorrected"/>, the paper's, by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration.</exception>
    public YogiForm Form { get; init => field = Valid.Defined(value, nameof(Form)); }

    private protected override int StateBuffers => 2;

    private protected override string Settings => FormattableString.Invariant(
        $"beta {Beta1:R} {Beta2:R}, epsilon {Epsilon:R}, initial {InitialAccumulator:R}, form {Form}");

    /// <inheritdoc/>
    protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradient, double rate)
    {
        bool corrected = Form == YogiForm.BiasCorrected;
        if (Updates == 0)
        {
            T initial = T.CreateTruncating(InitialAccumulator);
            StateOf(0).Fill(corrected ? initial : T.Zero);
            StateOf(1).Fill(initial);
        }

        double t = Updates + 1, c1 = corrected ? 1 - Math.Pow(Beta1, t) : 1, c2 = corrected ? 1 - Math.Pow(Beta2, t) : 1;
        Run(
            new YogiUpdate<T>(
                beta1: T.CreateTruncating(Beta1), c1: T.CreateTruncating(1 - Beta1), c2: T.CreateTruncating(1 - Beta2),
                a: T.CreateTruncating(rate * Math.Sqrt(c2) / c1), outside: T.CreateTruncating(Epsilon * Math.Sqrt(c2))),
            parameters,
            gradient);
    }
}
