using System;
using System.Numerics;
using AutoDiffGen.Kernels;
using AutoDiffGen.Schedules;

namespace AutoDiffGen.Optimizers;

/// <summary>Gradient descent: p ← p − ε·g.</summary>
/// <remarks>
/// Goodfellow, Bengio and Courville, Deep Learning, Algorithm 8.1; Prince, Understanding Deep Learning, (6.3). With gradients of
/// minibatches it is stochastic gradient descent; if they are sums over the batch rather than means, divide the rate by its size.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="learningRate">ε of each update.</param>
public sealed class GradientDescent<T>(Schedule learningRate) : Optimizer<T>(learningRate)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradient, double rate) =>
        Run(new GradientDescentUpdate<T>(T.CreateTruncating(rate)), parameters, gradient);
}
