using System.Collections.Generic;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Schedules;

namespace GaborFit;

/// <summary>The methods that are compared, and the rates they were given.</summary>
internal static class Methods
{
    // Every method may look 1000 times at all the data; SGD takes six steps a look.
    public const int Epochs = 1000, BatchSize = 5, BatchesPerEpoch = 6;

    // The largest curvature at the minimum is 11.3; a rate above 2 / 11.3 = 0.18 would jump out of it.
    public static Method GradientDescent { get; } = new(
        "Gradient descent", "all 30 points, rate 0.1", Epochs, null,
        () => new GradientDescent<double>(0.1));

    // The batches disagree where the full gradient is zero, so a fixed rate keeps SGD wandering; the decay lets it settle.
    public static Method Sgd { get; } = new(
        "SGD", "batches of 5, rate 0.6, halved every 100 epochs", Epochs * BatchesPerEpoch, BatchSize,
        () => new GradientDescent<double>(Schedule.StepDecay(0.6, 0.5, 100 * BatchesPerEpoch)));

    public static Method Adam { get; } = new(
        "Adam", "all 30 points, rate 0.1, β₁ 0.9, β₂ 0.999", Epochs, null,
        () => new Adam<double>(0.1));

    public static IReadOnlyList<Method> All { get; } = [GradientDescent, Sgd, Adam];
}
