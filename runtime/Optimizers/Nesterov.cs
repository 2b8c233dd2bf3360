using System;
using System.Numerics;
using AutoDiffGen.Kernels;
using AutoDiffGen.Schedules;
using AutoDiffGen.Support;

namespace AutoDiffGen.Optimizers;

/// <summary>Nesterov's momentum without a second gradient: by default v ← β·v − ε·g, p ← p + β·v − ε·g.</summary>
/// <remarks>
/// Nesterov 1983, rearranged by Bengio et al. 2012: the parameters are the look-ahead points p + β·v of the original, where the gradient is
/// wanted (Goodfellow, Bengio and Courville, Deep Learning, (8.21) and (8.22)), so a step needs no more than the gradient at them. Torch's SGD with nesterov is
/// <see cref="MomentumForm.HeavyBall"/>, Keras' is <see cref="MomentumForm.Velocity"/>. The original, which asks for the gradient at a point of
/// its own, is <see cref="Momentum{T}.StepLookingAhead"/>. Where the average falls below 7.9e-31 (float) or 1.5e-300 (double) it becomes 0.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="learningRate">ε of each update.</param>
public sealed class Nesterov<T>(Schedule learningRate) : Optimizer<T>(learningRate)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>β in [0, 1), the weight of the past: 0.9 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range, or is 1 once rounded to T.</exception>
    public double Beta { get; init => field = Valid.Decay<T>(value, nameof(Beta)); } = 0.9;

    /// <summary>The form of the update; <see cref="MomentumForm.Velocity"/> by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The value is none of the enumeration, or <see cref="MomentumForm.ExponentialAverageFromFirstGradient"/>, which looks nowhere ahead.
    /// </exception>
    public MomentumForm Form { get; init => field = Valid.OneOf(value, nameof(Form), MomentumForm.Velocity, MomentumForm.HeavyBall, MomentumForm.ExponentialAverage); }

    private protected override int StateBuffers => 1;

    private protected override string Settings => FormattableString.Invariant(
        $"beta {Beta:R}, form {Form}");

    /// <inheritdoc/>
    protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradient, double rate)
    {
        (double c, double r) = Form switch
        {
            MomentumForm.Velocity => (-rate, 1),
            MomentumForm.HeavyBall => (1, -rate),
            _ => (1 - Beta, -rate),
        };
        Run(
            new NesterovUpdate<T>(
                beta: T.CreateTruncating(Beta), c: T.CreateTruncating(c), r: T.CreateTruncating(r * Beta), direct: T.CreateTruncating(r * c)),
            parameters,
            gradient);
    }
}
