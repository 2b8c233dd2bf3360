using System;
using System.Collections.Generic;
using System.Numerics;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Schedules;
using Xunit;

namespace AutoDiffGen.Tests.Optimizers;

/// <summary>Every optimizer in every form, for the tests of what they have in common.</summary>
internal static class AllOptimizers
{
    internal static TheoryData<string> Names => ["GradientDescent", .. Forms<MomentumForm>(), .. Forms<AdamForm>()];

    internal static Optimizer<T> New<T>(string name, Schedule rate) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Enum.TryParse(name, out MomentumForm momentum) ? new Momentum<T>(rate) { Form = momentum }
        : Enum.TryParse(name, out AdamForm adam) ? new Adam<T>(rate) { Form = adam }
        : new GradientDescent<T>(rate);

    private static IEnumerable<string> Forms<TEnum>() where TEnum : struct, Enum => Enum.GetNames<TEnum>();
}
