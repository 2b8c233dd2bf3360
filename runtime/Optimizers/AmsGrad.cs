using System;
using System.Numerics;
using AutoDiffGen.Kernels;
using AutoDiffGen.Schedules;
using AutoDiffGen.Support;

namespace AutoDiffGen.Optimizers;

/// <summary>AMSGrad: Adam whose divisor never falls: w ← max(w, v), p ← p − α·m̂ / (√ŵ + ε).</summary>
/// <remarks>
/// Reddi, Kale and Kumar 2018, Algorithm 2. m and v are those of <see cref="Adam{T}"/>; <see cref="Form"/> says what is corrected for their start.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="learningRate">α of each update; 0.001 is a common start.</param>
public sealed class AmsGrad<T>(Schedule learningRate) : Optimizer<T>(learningRate)
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

    /// <summary>What the largest is taken of: <see cref="AmsGradForm.LargestThenCorrected"/> by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration.</exception>
    public AmsGradForm Form { get; init => field = Valid.Defined(value, nameof(Form)); }

    private protected override int StateBuffers => 3;

    private protected override string Settings => FormattableString.Invariant(
        $"beta {Beta1:R} {Beta2:R}, epsilon {Epsilon:R}, form {Form}");

    /// <inheritdoc/>
    protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradient, double rate)
    {
        double t = Updates + 1, c1 = 1 - Math.Pow(Beta1, t), c2 = 1 - Math.Pow(Beta2, t);
        (double correction, double a, double outside) = Form switch
        {
            AmsGradForm.CorrectedThenLargest => (1 / c2, rate / c1, Epsilon),
            AmsGradForm.Uncorrected => (1, rate, Epsilon),
            AmsGradForm.EpsilonHat => (1, rate * Math.Sqrt(c2) / c1, Epsilon),
            _ => (1, rate * Math.Sqrt(c2) / c1, Epsilon * Math.Sqrt(c2)),
        };
        Run(
            new AmsGradUpdate<T>(
                beta1: T.CreateTruncating(Beta1), c1: T.CreateTruncating(1 - Beta1),
                beta2: T.CreateTruncating(Beta2), c2: T.CreateTruncating(1 - Beta2),
                correction: T.CreateTruncating(correction), a: T.CreateTruncating(a), outside: T.CreateTruncating(outside)),
            parameters,
            gradient);
    }
}
