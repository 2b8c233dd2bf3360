using System;
using System.Numerics;
using AutoDiffGen.Kernels;
using AutoDiffGen.Schedules;
using AutoDiffGen.Support;

namespace AutoDiffGen.Optimizers;

/// <summary>Gradient descent with momentum, in one of four forms; by default v ← β·v − ε·g, p ← p + v.</summary>
/// <remarks>
/// Under a constant gradient g the steps grow to ε·‖g‖ / (1 − β) (Goodfellow, Bengio and Courville, Deep Learning, 8.17), ten times a plain
/// step for β = 0.9; the averages end at ε·‖g‖. Where the average falls below 7.9e-31 (float) or 1.5e-300 (double) it becomes 0.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="learningRate">ε of each update.</param>
public sealed class Momentum<T>(Schedule learningRate) : Optimizer<T>(learningRate)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>β in [0, 1), the weight of the past: 0.9 by default; 0.5 and 0.99 are common too.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range, or is 1 once rounded to T.</exception>
    public double Beta { get; init => field = Valid.Decay<T>(value, nameof(Beta)); } = 0.9;

    /// <summary>The form of the update: <see cref="MomentumForm.Velocity"/> by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration.</exception>
    public MomentumForm Form { get; init => field = Valid.Defined(value, nameof(Form)); }

    /// <inheritdoc/>
    protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradient, double rate)
    {
        bool first = Updates == 0 && Form == MomentumForm.ExponentialAverageFromFirstGradient;
        (double c, double r) = Form switch
        {
            MomentumForm.Velocity => (-rate, 1),
            MomentumForm.HeavyBall => (1, -rate),
            _ => (first ? 1 : 1 - Beta, -rate),
        };
        Run(
            new MomentumUpdate<T>(T.CreateTruncating(Beta), T.CreateTruncating(c), T.CreateTruncating(r)), parameters, gradient);
    }
}
