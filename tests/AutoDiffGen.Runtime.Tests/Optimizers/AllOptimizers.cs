using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Schedules;
using Xunit;

namespace AutoDiffGen.Tests.Optimizers;

/// <summary>Every optimizer in every form, for the tests of what they have in common.</summary>
internal static class AllOptimizers
{
    /// <summary>The table: a name for each row, and how it is made.</summary>
    private static class Table<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        internal static readonly Dictionary<string, Func<Schedule, Optimizer<T>>> Rows = new()
        {
            ["GradientDescent"] = rate => new GradientDescent<T>(rate),
            ["Momentum velocity"] = rate => new Momentum<T>(rate),
            ["Momentum heavy ball"] = rate => new Momentum<T>(rate) { Form = MomentumForm.HeavyBall },
            ["Momentum average"] = rate => new Momentum<T>(rate) { Form = MomentumForm.ExponentialAverage },
            ["Momentum from first"] = rate => new Momentum<T>(rate) { Form = MomentumForm.ExponentialAverageFromFirstGradient },
            ["Nesterov velocity"] = rate => new Nesterov<T>(rate),
            ["Nesterov heavy ball"] = rate => new Nesterov<T>(rate) { Form = MomentumForm.HeavyBall },
            ["Nesterov average"] = rate => new Nesterov<T>(rate) { Form = MomentumForm.ExponentialAverage },
            ["AdaGrad"] = rate => new AdaGrad<T>(rate),
            ["AdaGrad inside"] = rate => new AdaGrad<T>(rate) { Placement = EpsilonPlacement.InsideRoot, InitialAccumulator = 0.1 },
            ["RmsProp"] = rate => new RmsProp<T>(rate),
            ["RmsProp inside"] = rate => new RmsProp<T>(rate) { Placement = EpsilonPlacement.InsideRoot },
            ["RmsProp centered"] = rate => new RmsProp<T>(rate) { IsCentered = true },
            ["RmsProp momentum"] = rate => new RmsProp<T>(rate) { Momentum = 0.9 },
            ["RmsProp centered momentum"] = rate => new RmsProp<T>(rate) { IsCentered = true, Momentum = 0.9, MomentumForm = RmsPropMomentum.RateInside },
            ["NormalizedGradient"] = rate => new NormalizedGradient<T>(rate),
            ["AdaDelta"] = rate => new AdaDelta<T>(rate),
            ["Adam"] = rate => new Adam<T>(rate),
            ["Adam uncorrected"] = rate => new Adam<T>(rate) { Form = AdamForm.Uncorrected },
            ["Adam epsilon hat"] = rate => new Adam<T>(rate) { Form = AdamForm.EpsilonHat },
            ["AdamW"] = rate => new AdamW<T>(rate),
            ["AmsGrad"] = rate => new AmsGrad<T>(rate),
            ["AmsGrad corrected"] = rate => new AmsGrad<T>(rate) { Form = AmsGradForm.CorrectedThenLargest },
            ["AmsGrad uncorrected"] = rate => new AmsGrad<T>(rate) { Form = AmsGradForm.Uncorrected },
            ["AmsGrad epsilon hat"] = rate => new AmsGrad<T>(rate) { Form = AmsGradForm.EpsilonHat },
            ["Yogi"] = rate => new Yogi<T>(rate),
            ["Yogi corrected"] = rate => new Yogi<T>(rate) { Form = YogiForm.BiasCorrected },
            ["NAdam"] = rate => new NAdam<T>(rate),
            ["NAdam constant"] = rate => new NAdam<T>(rate) { Form = NAdamForm.Constant },
            ["RAdam"] = rate => new RAdam<T>(rate),
            ["RAdam after"] = rate => new RAdam<T>(rate) { Form = RAdamForm.EpsilonAfterCorrection },
            ["AdaMax"] = rate => new AdaMax<T>(rate),
            ["AdaMax divisor"] = rate => new AdaMax<T>(rate) { Form = AdaMaxForm.EpsilonInDivisor },
            ["AdaMax paper"] = rate => new AdaMax<T>(rate) { Form = AdaMaxForm.Paper },
            ["Lion"] = rate => new Lion<T>(rate),
            ["Rprop"] = rate => new Rprop<T>(rate),
            ["AveragedGradientDescent"] = rate => new AveragedGradientDescent<T>(rate) { AverageFrom = 20 },
            ["Swats"] = rate => new Swats<T>(rate) { SwitchTolerance = 1e-2 },
            ["All settings"] = rate => new Adam<T>(rate)
            {
                Clipping = Clipping.ByNorm(1.5),
                WeightDecay = WeightDecay.Coupled(0.01),
                NonFinite = AutoDiffGen.Training.NonFinite.Skip,
                Threads = 2,
            },
            ["Clipped by value"] = rate => new Momentum<T>(rate) { Clipping = Clipping.ByValue(0.8), WeightDecay = new(1e-3, WeightDecayForm.DecoupledFromRate) },
        };
    }

    internal static TheoryData<string> Names => [.. Table<double>.Rows.Keys];

    internal static IEnumerable<string> Rows => Table<double>.Rows.Keys;

    internal static Optimizer<T> New<T>(string name, Schedule rate) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Table<T>.Rows[name](rate);

    /// <summary>All algorithms of the package are in the table.</summary>
    internal static IEnumerable<Type> Missing() => typeof(Optimizer<>).Assembly.GetTypes()
        .Where(t => t.BaseType is { IsGenericType: true } parent && !t.IsAbstract
            && (parent.GetGenericTypeDefinition() == typeof(Optimizer<>) || parent.GetGenericTypeDefinition() == typeof(Adam<>)))
        .Where(t => !Table<double>.Rows.Values.Any(make => make(0.1).GetType().GetGenericTypeDefinition() == t));
}
