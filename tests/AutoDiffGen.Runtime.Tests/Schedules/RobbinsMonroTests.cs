using System;
using System.Collections.Generic;
using AutoDiffGen.Schedules;
using Xunit;

namespace AutoDiffGen.Tests.Schedules;

/// <summary>What each schedule says of ∑ε = ∞ and ∑ε² &lt; ∞ is what its rates do.</summary>
public class RobbinsMonroTests
{
    private static readonly Dictionary<string, Schedule> Schedules = new()
    {
        ["constant"] = 0.1,
        ["zero"] = 0,
        ["linear to a rate"] = Schedule.LinearDecay(0.1, 0.01, 1000),
        ["linear to 0"] = Schedule.LinearDecay(0.1, 0, 1000),
        ["stairs"] = Schedule.StepDecay(0.1, 0.5, 100),
        ["stairs that do not fall"] = Schedule.StepDecay(0.1, 1, 100),
        ["milestones"] = Schedule.MultiStep(0.1, 0.5, 100, 1000),
        ["exponential"] = Schedule.Exponential(0.1, 0.5, 100),
        ["exponential that does not fall"] = Schedule.Exponential(0.1, 1),
        ["inverse time"] = Schedule.InverseTime(0.1, 0.5, 10),
        ["inverse time in stairs"] = Schedule.InverseTime(0.1, 0.5, 10, inStairs: true),
        ["inverse time without decay"] = Schedule.InverseTime(0.1, 0),
        ["1/k"] = Schedule.InversePower(0.1),
        ["1/k^0.5"] = Schedule.InversePower(0.1, 0.5),
        ["1/k^0.75"] = Schedule.InversePower(0.1, 0.75),
        ["1/k^1.5"] = Schedule.InversePower(0.1, 1.5),
        ["polynomial to a rate"] = Schedule.Polynomial(0.1, 0.01, 1000, 2),
        ["polynomial to 0"] = Schedule.Polynomial(0.1, 0, 1000, 2),
        ["cosine to a rate"] = Schedule.Cosine(0.1, 0.01, 1000),
        ["cosine to 0"] = Schedule.Cosine(0.1, 0, 1000),
        ["cosine that comes back"] = Schedule.Cosine(0.1, 0, 1000, AfterEnd.Return),
        ["restarts"] = Schedule.CosineRestarts(0.1, 0, 10, 2),
        ["warm-up and root"] = Schedule.Noam(0.1, 100),
        ["cycles"] = Schedule.Cyclic(0, 0.1, 10, 10),
        ["halving cycles"] = Schedule.Cyclic(0, 0.1, 10, 10, CycleForm.Halving),
        ["halving cycles above a rate"] = Schedule.Cyclic(0.01, 0.1, 10, 10, CycleForm.Halving),
        ["fading cycles"] = Schedule.Cyclic(0, 0.1, 10, 10, CycleForm.Exponential, 0.99),
        ["one cycle"] = Schedule.OneCycle(0.1, 1000),
        ["Lipschitz"] = Schedule.InverseLipschitz(10),
        ["warm-up, then 1/k"] = Schedule.LinearDecay(0, 0.1, 100).Then(100, Schedule.InversePower(0.1)),
        ["twice 1/k"] = Schedule.InversePower(0.1).Times(2),
        ["1/k times 0"] = Schedule.InversePower(0.1).Times(0.0),
    };

    public static TheoryData<string> Names => [.. Schedules.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Sums_are_as_stated(string name)
    {
        Schedule schedule = Schedules[name];
        Assert.Equal(Diverges(schedule, power: 1), schedule.SumIsInfinite);
        Assert.Equal(!Diverges(schedule, power: 2), schedule.SumOfSquaresIsFinite);
    }

    [Fact]
    public void Only_powers_between_a_half_and_1_and_inverse_time_satisfy_both()
    {
        foreach ((string name, Schedule schedule) in Schedules)
        {
            bool both = schedule.SumIsInfinite == true && schedule.SumOfSquaresIsFinite == true;
            Assert.Equal(name is "1/k" or "1/k^0.75" or "inverse time" or "inverse time in stairs" or "warm-up, then 1/k" or "twice 1/k", both);
        }
    }

    [Fact]
    public void Nothing_is_known_of_functions_and_products()
    {
        foreach (Schedule schedule in new[] { new Schedule(_ => 1), Schedule.Constant(1).Times(Schedule.InversePower(1)), new ReduceOnPlateau(1).Schedule })
        {
            Assert.Null(schedule.SumIsInfinite);
            Assert.Null(schedule.SumOfSquaresIsFinite);
        }
    }

    // Cauchy: of falling rates the sum diverges if ∑ 2ʲ·ε(2ʲ) does; cycles are averaged over by 4096 samples of each stretch from 2ʲ to 2ʲ⁺¹.
    private static bool Diverges(Schedule schedule, int power)
    {
        const int samples = 4096;
        double early = Stretch(24), late = Stretch(40);
        return late > 0 && late >= 0.99 * early;

        double Stretch(int j)
        {
            double sum = 0;
            long start = 1L << j, step = Math.Max(1, start / samples);
            // An odd step meets all places of a cycle.
            for (int i = 0; i < samples; i++) sum += Math.Pow(schedule.At(start + i * (step | 1) % start), power);
            return sum * step;
        }
    }
}
