using System;
using System.Linq;
using AutoDiffGen.Schedules;
using Xunit;

namespace AutoDiffGen.Tests.Schedules;

public class ScheduleTests
{
    [Fact]
    public void Linear_decay_ends_exactly_at_its_last_rate()
    {
        Schedule schedule = Schedule.LinearDecay(0.1, 0.001, 7);
        Assert.Equal(0.1, schedule.At(0));
        Assert.Equal(0.001, schedule.At(7));
        Assert.Equal(0.001, schedule.At(long.MaxValue));
    }

    [Fact]
    public void Step_decay_steps_at_multiples_of_its_length()
    {
        Schedule schedule = Schedule.StepDecay(1, 0.5, every: 3);
        Assert.Equal([1, 1, 1, 0.5, 0.5, 0.5, 0.25], Enumerable.Range(0, 7).Select(k => schedule.At(k)));
        Assert.Equal(0, schedule.At(long.MaxValue));
    }

    [Fact]
    public void Number_is_a_constant_schedule()
    {
        Schedule schedule = 0.25;
        Assert.Equal(0.25, schedule.At(0));
        Assert.Equal(0.25, schedule.At(1L << 40));
    }

    [Theory]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Rates_out_of_range(double rate)
    {
        Rejected("rate", () => Schedule.Constant(rate));
        Rejected("from", () => Schedule.LinearDecay(rate, 0.1, 10));
        Rejected("to", () => Schedule.LinearDecay(0.1, rate, 10));
        Rejected("rate", () => Schedule.StepDecay(rate, 0.5, 10));
        Rejected("rate", () => Schedule.MultiStep(rate, 0.5, 10));
        Rejected("rate", () => Schedule.Exponential(rate, 0.5));
        Rejected("rate", () => Schedule.InverseTime(rate, 0.5));
        Rejected("decay", () => Schedule.InverseTime(0.5, rate));
        Rejected("rate", () => Schedule.InversePower(rate));
        Rejected("power", () => Schedule.InversePower(1, rate));
        Rejected("from", () => Schedule.Polynomial(rate, 0, 10, 1));
        Rejected("power", () => Schedule.Polynomial(1, 0, 10, rate));
        Rejected("from", () => Schedule.Cosine(rate, 0, 10));
        Rejected("to", () => Schedule.Cosine(1, rate, 10));
        Rejected("from", () => Schedule.CosineRestarts(rate, 0, 10));
        Rejected("scale", () => Schedule.Noam(rate, 10));
        Rejected("low", () => Schedule.Cyclic(rate, 1, 10, 10));
        Rejected("high", () => Schedule.Cyclic(0, rate, 10, 10));
        Rejected("highest", () => Schedule.OneCycle(rate, 10));
        Rejected("lipschitz", () => Schedule.InverseLipschitz(rate));
        Rejected("factor", () => Schedule.Constant(1).Times(rate));
        Assert.Throws<InvalidOperationException>(() => new Schedule(_ => rate).At(0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void Lengths_out_of_range(long length)
    {
        Rejected("updates", () => Schedule.LinearDecay(0.1, 0.01, length));
        Rejected("every", () => Schedule.StepDecay(0.1, 0.5, length));
        Rejected("every", () => Schedule.Exponential(0.1, 0.5, length));
        Rejected("every", () => Schedule.InverseTime(0.1, 0.5, length));
        Rejected("updates", () => Schedule.Polynomial(0.1, 0.01, length, 2));
        Rejected("updates", () => Schedule.Cosine(0.1, 0.01, length));
        Rejected("updates", () => Schedule.CosineRestarts(0.1, 0.01, length));
        Rejected("factor", () => Schedule.CosineRestarts(0.1, 0.01, 10, (int)length));
        Rejected("warmUp", () => Schedule.Noam(0.1, length));
        Rejected("up", () => Schedule.Cyclic(0, 0.1, length, 1));
        Rejected("down", () => Schedule.Cyclic(0, 0.1, 1, length));
        Rejected("updates", () => Schedule.OneCycle(0.1, length));
        Rejected("updates", () => Schedule.OneCycle(0.1, 1));
        Rejected("updates", () => Schedule.OneCycleMomentum(0.1, 0.9, length));
        Rejected("milestones", () => Schedule.MultiStep(0.1, 0.5, length));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-0.5)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void Factors_out_of_range(double factor) => Rejected("factor", () => Schedule.StepDecay(0.1, factor, 10));

    [Fact]
    public void Other_settings_out_of_range()
    {
        Rejected("power", () => Schedule.Polynomial(1, 0, 10, 0));
        Rejected("lipschitz", () => Schedule.InverseLipschitz(0));
        Rejected("milestones", () => Schedule.MultiStep(0.1, 0.5, 10, 5));
        Rejected("high", () => Schedule.Cyclic(0.2, 0.1, 10, 10));
        Rejected("high", () => Schedule.CyclicMomentum(0.2, 0.1, 10, 10));
        Rejected("high", () => Schedule.CyclicMomentum(0.2, 1, 10, 10));
        Rejected("high", () => Schedule.OneCycleMomentum(0.2, 1, 10));
        Rejected("form", () => Schedule.Cyclic(0.1, 0.2, 10, 10, (CycleForm)9));
        Rejected("form", () => Schedule.OneCycle(0.1, 10, (CycleCurve)9));
        Rejected("share", () => Schedule.OneCycle(0.1, 10, share: 1));
        Rejected("share", () => Schedule.OneCycle(0.1, 10, share: 0.6, inThreePhases: true));
        Rejected("start", () => Schedule.OneCycle(0.1, 10, start: 0.5));
        Rejected("end", () => Schedule.OneCycle(0.1, 10, end: 0));
        Rejected("after", () => Schedule.OneCycle(0.1, 10, after: AfterEnd.Return));
        Rejected("after", () => Schedule.Cosine(0.1, 0, 10, (AfterEnd)9));
        Rejected("start", () => Schedule.Constant(0.1).Then(-1, 0.2));
        Assert.Equal("next", Assert.Throws<ArgumentNullException>(() => Schedule.Constant(0.1).Then(1, null!)).ParamName);
        Assert.Equal("factor", Assert.Throws<ArgumentNullException>(() => Schedule.Constant(0.1).Times(null!)).ParamName);
    }

    [Fact]
    public void Schedules_end_exactly_where_they_say_and_stay_there()
    {
        foreach (Schedule schedule in new[]
        {
            Schedule.Cosine(0.1, 0.001, 7), Schedule.Polynomial(0.1, 0.001, 7, 2), Schedule.OneCycle(1, 8, start: 10, end: 100),
            Schedule.OneCycle(1, 8, CycleCurve.Linear, share: 0.5, start: 10, end: 100, inThreePhases: true),
        })
        {
            foreach (long k in new[] { 7, 8, 100, long.MaxValue }) Assert.Equal(0.001, schedule.At(k));
        }
    }

    [Fact]
    public void Schedules_that_end_with_an_error_name_their_last_update()
    {
        foreach (Schedule schedule in new[] { Schedule.Cosine(0.1, 0, 7, AfterEnd.Throw), Schedule.OneCycle(1, 8, after: AfterEnd.Throw) })
        {
            schedule.At(7);
            Assert.Contains("update 7,", Assert.Throws<InvalidOperationException>(() => schedule.At(8)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Cosine_that_comes_back_has_twice_its_length_as_period()
    {
        Schedule schedule = Schedule.Cosine(0.1, 0.02, 10, AfterEnd.Return);
        for (int k = 0; k < 20; k++)
        {
            Assert.Equal(schedule.At(k), schedule.At(20 - k));
            Assert.Equal(schedule.At(k), schedule.At(k + 20L * 1_000_000_007));
        }

        Assert.Equal(0.02, schedule.At(10));
        Assert.Equal(0.1, schedule.At(20));
    }

    [Fact]
    public void Restarts_are_where_the_lengths_add_up_however_late()
    {
        Schedule same = Schedule.CosineRestarts(1, 0, 10), longer = Schedule.CosineRestarts(1, 0, 10, 3);
        foreach (long start in new[] { 0, 10, 20, 10_000_000_000_000 }) Assert.Equal(1, same.At(start));
        foreach (long start in new[] { 0, 10, 40, 130 }) Assert.Equal(1, longer.At(start));
        Assert.Equal(0.5, longer.At(25), 1e-15);
        Assert.InRange(longer.At(long.MaxValue), 0, 1);
    }

    [Fact]
    public void Next_schedule_starts_at_its_own_0()
    {
        Schedule schedule = Schedule.LinearDecay(0, 1, 4).Then(4, Schedule.StepDecay(1, 0.5, 1)).Then(6, 0.125);
        Assert.Equal([0, 0.25, 0.5, 0.75, 1, 0.5, 0.125, 0.125], Enumerable.Range(0, 8).Select(k => schedule.At(k)));
    }

    [Fact]
    public void Negative_index_is_rejected() => Rejected("k", () => Schedule.Constant(1).At(-1));

    [Fact]
    public void Function_must_not_be_null() =>
        Assert.Equal("rate", Assert.Throws<ArgumentNullException>(() => new Schedule(null!)).ParamName);

    private static void Rejected(string name, Func<object> make) =>
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(make).ParamName);
}
