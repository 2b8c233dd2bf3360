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
        Assert.Throws<InvalidOperationException>(() => new Schedule(_ => rate).At(0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void Lengths_out_of_range(long length)
    {
        Rejected("updates", () => Schedule.LinearDecay(0.1, 0.01, length));
        Rejected("every", () => Schedule.StepDecay(0.1, 0.5, length));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-0.5)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void Factors_out_of_range(double factor) => Rejected("factor", () => Schedule.StepDecay(0.1, factor, 10));

    [Fact]
    public void Negative_index_is_rejected() => Rejected("k", () => Schedule.Constant(1).At(-1));

    [Fact]
    public void Function_must_not_be_null() =>
        Assert.Equal("rate", Assert.Throws<ArgumentNullException>(() => new Schedule(null!)).ParamName);

    private static void Rejected(string name, Func<object> make) =>
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(make).ParamName);
}
