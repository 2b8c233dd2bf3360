using System;
using System.Numerics;
using AutoDiffGen.Kernels;
using AutoDiffGen.Schedules;
using AutoDiffGen.Support;

namespace AutoDiffGen.Optimizers;

/// <summary>RAdam: Adam with a factor r for the variance of its first steps, p ← p − α·r·m̂ / (√v̂ + ε), and p ← p − α·m̂ where r is none.</summary>
/// <remarks>
/// Liu et al. 2020, Algorithm 2: ρ∞ = 2 / (1 − β₂) − 1, ρ = ρ∞ − 2·t·β₂ᵗ / (1 − β₂ᵗ), r² = (ρ − 4)(ρ − 2)ρ∞ / ((ρ∞ − 4)(ρ∞ − 2)ρ), where t = k + 1;
/// there is no r before ρ is greater than 5 (4 in the paper). m and v are those of <see cref="Adam{T}"/>.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="learningRate">α of each update; 0.001 is a common start.</param>
public sealed class RAdam<T>(Schedule learningRate) : Optimizer<T>(learningRate)
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

    /// <summary>Where ε is added, and from which ρ on there is r: <see cref="RAdamForm.EpsilonBeforeCorrection"/>, torch's, by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration.</exception>
    public RAdamForm Form { get; init => field = Valid.Defined(value, nameof(Form)); }

    private protected override int StateBuffers => 2;

    private protected override string Settings => FormattableString.Invariant(
        $"beta {Beta1:R} {Beta2:R}, epsilon {Epsilon:R}, form {Form}");

    /// <inheritdoc/>
    protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradient, double rate)
    {
        double t = Updates + 1, c1 = 1 - Math.Pow(Beta1, t), power = Math.Pow(Beta2, t), c2 = 1 - power;
        double limit = 2 / (1 - Beta2) - 1, rho = limit - 2 * t * power / c2;
        bool optax = Form == RAdamForm.EpsilonAfterCorrection;
        if (!(optax ? rho >= 5 : rho > 5))
        {
            Run(
                new UnrectifiedUpdate<T>(
                    beta1: T.CreateTruncating(Beta1), c1: T.CreateTruncating(1 - Beta1),
                    beta2: T.CreateTruncating(Beta2), c2: T.CreateTruncating(1 - Beta2), a: T.CreateTruncating(rate / c1)),
                parameters,
                gradient);
            return;
        }

        double r = Math.Sqrt((rho - 4) * (rho - 2) * limit / ((limit - 4) * (limit - 2) * rho));
        Run(
            new AdamUpdate<T>(
                beta1: T.CreateTruncating(Beta1), c1: T.CreateTruncating(1 - Beta1),
                beta2: T.CreateTruncating(Beta2), c2: T.CreateTruncating(1 - Beta2),
                a: T.CreateTruncating(rate * r * Math.Sqrt(c2) / c1),
                inside: T.Zero, outside: T.CreateTruncating(optax ? Epsilon * Math.Sqrt(c2) : Epsilon)),
            parameters,
            gradient);
    }
}
