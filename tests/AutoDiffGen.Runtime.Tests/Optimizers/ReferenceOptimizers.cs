using System;
using System.Numerics;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Tests.Support;

namespace AutoDiffGen.Tests.Optimizers;

/// <summary>Our optimizer for each recorded run: the table of how other implementations' options are called here.</summary>
internal static class ReferenceOptimizers
{
    internal static Optimizer<T> For<T>(ReferenceRun run) where T : unmanaged, IBinaryFloatingPointIeee754<T> => run.Name switch
    {
        "sgd" => new GradientDescent<T>(run.Rate),
        "velocity" => Momentum<T>(run, MomentumForm.Velocity),
        "momentum" or "heavy_ball" => Momentum<T>(run, MomentumForm.HeavyBall),
        "exponential_average" => Momentum<T>(run, MomentumForm.ExponentialAverage),
        "momentum_dampening" => Momentum<T>(run, MomentumForm.ExponentialAverageFromFirstGradient),
        "adam_uncorrected" or "normalized_gradient" => Adam<T>(run, AdamForm.Uncorrected),
        "adam_epsilon_inside" => Adam<T>(run, placement: EpsilonPlacement.InsideRoot),
        _ when run.Name.StartsWith("adam", StringComparison.Ordinal) => Adam<T>(run),
        _ => throw new ArgumentException(run.Name),
    };

    private static Momentum<T> Momentum<T>(ReferenceRun run, MomentumForm form) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(run.Rate) { Beta = run.Beta, Form = form };

    private static Adam<T> Adam<T>(
        ReferenceRun run, AdamForm form = AdamForm.BiasCorrected, EpsilonPlacement placement = EpsilonPlacement.OutsideRoot)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(run.Rate) { Beta1 = run.Beta1, Beta2 = run.Beta2, Epsilon = run.Epsilon, Form = form, Placement = placement };
}
