using System;
using System.Numerics;
using AutoDiffGen.CompilerServices;
using AutoDiffGen.Kernels;
using AutoDiffGen.Schedules;
using AutoDiffGen.Support;

namespace AutoDiffGen.Optimizers;

/// <summary>Averaged gradient descent (ASGD): p ← (1 − λ·η)·p − η·g with η = ε / (1 + λ·ε·k)^α, and an average of the points.</summary>
/// <remarks>
/// Polyak and Juditsky 1992, in the form of Bottou's sgd2 and torch's ASGD. The average is the last point up to update t₀, and the mean of the
/// points since then: <see cref="CopyAverageTo"/>. With a constant rate of ∼1/√N instead, leave λ at 0 and start at once: Ruppert's averaging.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="learningRate">ε of each update; torch's is 0.01.</param>
public sealed class AveragedGradientDescent<T>(Schedule learningRate) : Optimizer<T>(learningRate)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>λ, at least 0 and finite, for decay and the fall of the rate: 1e-4 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double Lambda { get; init => field = Valid.Rate(value, nameof(Lambda)); } = 1e-4;

    /// <summary>α, at least 0 and finite, the power by which the rate falls: 0.75 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double Power { get; init => field = Valid.Rate(value, nameof(Power)); } = 0.75;

    /// <summary>t₀, at least 0: how many updates are made before averaging starts; 1,000,000 by default, as in torch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long AverageFrom { get; init => field = Valid.AtLeast(0, value, nameof(AverageFrom)); } = 1_000_000;

    /// <summary>Writes the average of the points, which is what to evaluate with.</summary>
    /// <param name="average">n numbers, overwritten.</param>
    /// <exception cref="InvalidOperationException">There was no step yet.</exception>
    /// <exception cref="ArgumentException"><paramref name="average"/> has another length than the parameters.</exception>
    public void CopyAverageTo(Span<T> average)
    {
        if (Updates == 0) throw new InvalidOperationException("There is no average before the first step.");
        ReadOnlySpan<T> points = WholeState(0);
        Require.SameLength(average.Length, points.Length, nameof(average), "parameters");
        points.CopyTo(average);
    }

    private protected override int StateBuffers => 1;

    private protected override string Settings => FormattableString.Invariant(
        $"lambda {Lambda:R}, power {Power:R}, from {AverageFrom}");

    /// <inheritdoc/>
    protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradient, double rate)
    {
        double eta = rate / Math.Pow(1 + Lambda * rate * Updates, Power), weight = 1.0 / Math.Max(1, Updates - AverageFrom);
        Run(
            new AveragedDescentUpdate<T>(T.CreateTruncating(1 - Lambda * eta), T.CreateTruncating(eta), T.CreateTruncating(weight)),
            parameters,
            gradient);
    }
}
