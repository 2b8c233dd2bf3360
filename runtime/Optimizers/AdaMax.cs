using System;
using System.Numerics;
using AutoDiffGen.Kernels;
using AutoDiffGen.Schedules;
using AutoDiffGen.Support;

namespace AutoDiffGen.Optimizers;

/// <summary>AdaMax: m ← β₁·m + (1 − β₁)·g, u ← max(β₂·u, |g|), p ← p − α / (1 − β₁ᵗ)·m / u.</summary>
/// <remarks>
/// Kingma and Ba 2015, Algorithm 2, with t = k + 1: Adam with the largest gradient in the place of the root of the mean square. Where all gradients
/// were 0 so far the parameter stays.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="learningRate">α of each update; 0.002 in the paper.</param>
public sealed class AdaMax<T>(Schedule learningRate) : Optimizer<T>(learningRate)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>β₁ in [0, 1), the weight of the past in m: 0.9 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range, or is 1 once rounded to T.</exception>
    public double Beta1 { get; init => field = Valid.Decay<T>(value, nameof(Beta1)); } = 0.9;

    /// <summary>β₂ in [0, 1), the factor by which u falls: 0.999 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range, or is 1 once rounded to T.</exception>
    public double Beta2 { get; init => field = Valid.Decay<T>(value, nameof(Beta2)); } = 0.999;

    /// <summary>ε, positive: 1e-8 by default (torch, optax; Keras has 1e-7). Of no effect in the paper's form.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, not finite, or not a normal number once rounded to T.</exception>
    public double Epsilon { get; init => field = Valid.Epsilon<T>(value, nameof(Epsilon)); } = 1e-8;

    /// <summary>Where ε stands: <see cref="AdaMaxForm.EpsilonInMaximum"/>, torch's, by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration.</exception>
    public AdaMaxForm Form { get; init => field = Valid.Defined(value, nameof(Form)); }

    private protected override int StateBuffers => 2;

    private protected override string Settings => FormattableString.Invariant(
        $"beta {Beta1:R} {Beta2:R}, epsilon {Epsilon:R}, form {Form}");

    /// <inheritdoc/>
    protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradient, double rate)
    {
        double c1 = 1 - Math.Pow(Beta1, Updates + 1);
        (double within, double outside) = Form switch
        {
            AdaMaxForm.EpsilonInMaximum => (Epsilon, 0.0),
            AdaMaxForm.EpsilonInDivisor => (0.0, Epsilon),
            _ => (0.0, 0.0),
        };
        Run(
            new AdaMaxUpdate<T>(
                beta1: T.CreateTruncating(Beta1), c1: T.CreateTruncating(1 - Beta1), beta2: T.CreateTruncating(Beta2),
                within: T.CreateTruncating(within), a: T.CreateTruncating(rate / c1), outside: T.CreateTruncating(outside)),
            parameters,
            gradient);
    }
}
