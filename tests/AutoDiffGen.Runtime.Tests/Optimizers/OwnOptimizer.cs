using System;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Schedules;

namespace AutoDiffGen.Tests.Optimizers;

/// <summary>An algorithm that a user of the package writes: gradient descent once more.</summary>
internal sealed class OwnOptimizer(Schedule learningRate) : Optimizer<double>(learningRate)
{
    protected override void Update(Span<double> parameters, ReadOnlySpan<double> gradient, double rate)
    {
        for (int i = 0; i < parameters.Length; i++) parameters[i] -= rate * gradient[i];
    }
}
