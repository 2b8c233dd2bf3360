using System;
using System.Numerics;
using AutoDiffGen.Kernels;
using AutoDiffGen.Schedules;
using AutoDiffGen.Support;

namespace AutoDiffGen.Optimizers;

/// <summary>Rprop: a step of its own for each parameter, longer while the gradient keeps its sign, shorter where it changes.</summary>
/// <remarks>
/// Riedmiller and Braun 1993, in the form iRprop⁻ of Igel and Hüsken 2003, as torch's: where the sign changes the parameter waits for
/// a step. For gradients over all data: minibatches change signs by chance. Weight decay, if any, should be decoupled. A NaN moves nothing.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="learningRate">The first step of each parameter: the schedule's value for update 0; later values are not used. 0.01 is torch's.</param>
public sealed class Rprop<T>(Schedule learningRate) : Optimizer<T>(learningRate)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>η⁻ in (0, 1), by which a step shrinks: 0.5 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double Decrease { get; init => field = Valid.Share(value, nameof(Decrease)); } = 0.5;

    /// <summary>η⁺, at least 1, by which a step grows: 1.2 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double Increase { get; init => field = Valid.Growth(value, nameof(Increase)); } = 1.2;

    /// <summary>The least step, positive: 1e-6 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double LeastStep { get; init => field = Valid.Positive(value, nameof(LeastStep)); } = 1e-6;

    /// <summary>The largest step, positive: 50 by default. If it is less than the least one, it is what counts.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double LargestStep { get; init => field = Valid.Positive(value, nameof(LargestStep)); } = 50;

    private protected override int StateBuffers => 2;

    private protected override string Settings => FormattableString.Invariant(
        $"decrease {Decrease:R}, increase {Increase:R}, steps {LeastStep:R} to {LargestStep:R}");

    /// <inheritdoc/>
    protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradient, double rate)
    {
        if (Updates == 0) StateOf(1).Fill(T.CreateTruncating(rate));
        Run(
            new RpropUpdate<T>(
                T.CreateTruncating(Decrease), T.CreateTruncating(Increase), T.CreateTruncating(LeastStep), T.CreateTruncating(LargestStep)),
            parameters,
            gradient);
    }
}
