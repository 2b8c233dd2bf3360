using System;
using AutoDiffGen.Optimizers;

namespace Digits;

/// <summary>An optimizer with a rate that suits these models.</summary>
internal sealed record Recipe(string Name, double Rate, Func<double, Optimizer<double>> Make)
{
    public static Recipe[] All { get; } =
    [
        new("gradient descent", 0.5, rate => new GradientDescent<double>(rate)),
        new("momentum", 0.05, rate => new Momentum<double>(rate)),
        new("Nesterov", 0.05, rate => new Nesterov<double>(rate)),
        new("AdaGrad", 0.05, rate => new AdaGrad<double>(rate)),
        new("RMSProp", 0.003, rate => new RmsProp<double>(rate)),
        new("Adam", 0.003, rate => new Adam<double>(rate)),
        new("AdamW", 0.003, rate => new AdamW<double>(rate)),
        new("NAdam", 0.003, rate => new NAdam<double>(rate)),
        new("Lion", 0.0005, rate => new Lion<double>(rate)),
    ];

    /// <summary>The few of a quick run.</summary>
    public static Recipe[] Few { get; } = [All[1], All[5]];
}
