using System;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Schedules;
using Xunit;

namespace AutoDiffGen.Tests.Optimizers;

public class SwatsTests
{
    [Fact]
    public void Switches_at_the_recorded_step_with_the_recorded_rate()
    {
        // The run swats_keskar_socher of Data/trajectories_rosenbrock.json, from an independent implementation.
        var swats = new Swats<double>(0.05) { SwitchTolerance = 1e-5 };
        double[] p = [-1.5, 2];
        for (int step = 1; step <= 31; step++)
        {
            Assert.Equal(double.NaN, swats.DescentRate());
            double x = p[0], r = p[1] - x * x;
            swats.Step(p, [-2 * (1 - x) - 400 * x * r, 200 * r]);
        }

        Assert.Equal(0.0004981756748101684, swats.DescentRate(), 1e-15);
    }

    [Fact]
    public void Goes_on_with_momentum_from_rest()
    {
        Swats<double> swats = Switched(0.05, out double[] p);
        double rate = swats.DescentRate(), before = p[0];
        swats.Step(p, [1]);
        Assert.Equal(before - (1 - 0.9) * rate, p[0], 1e-15);
        swats.Step(p, [1]);
        Assert.Equal(before - (1 - 0.9) * rate * (1 + 1.9), p[0], 1e-15);
    }

    [Fact]
    public void Schedule_goes_on_after_the_switch()
    {
        Swats<double> swats = Switched(Schedule.Constant(0.05).Then(500, 0.005), out double[] p);
        while (swats.Updates < 500) swats.Step(p, [0]);
        p[0] = 0;
        // The velocity has faded; a tenth of the schedule is a tenth of the rate.
        for (int k = 0; k < 8000; k++) swats.Step(p, [0]);
        p[0] = 0;
        swats.Step(p, [1]);
        Assert.Equal(-0.1 * (1 - 0.9) * swats.DescentRate(), p[0], 1e-15);
    }

    [Fact]
    public void Tolerance_of_0_never_switches()
    {
        var swats = new Swats<double>(0.05) { SwitchTolerance = 0 };
        var adam = new Adam<double>(0.05) { Form = AdamForm.EpsilonHat };
        double[] p = [1], q = [1];
        for (int k = 0; k < 300; k++)
        {
            swats.Step(p, [2 * p[0]]);
            adam.Step(q, [2 * q[0]]);
            Assert.Equal(q, p);
        }

        Assert.Equal(double.NaN, swats.DescentRate());
    }

    [Fact]
    public void Bad_settings()
    {
        Assert.Equal("SwitchTolerance", Assert.Throws<ArgumentOutOfRangeException>(() => new Swats<double>(1) { SwitchTolerance = -1 }).ParamName);
        Assert.Equal("group", Assert.Throws<ArgumentOutOfRangeException>(() => new Swats<double>(1).DescentRate(1)).ParamName);
    }

    private static Swats<double> Switched(Schedule rate, out double[] p)
    {
        var swats = new Swats<double>(rate) { SwitchTolerance = 1e-2 };
        p = [1];
        while (double.IsNaN(swats.DescentRate()) && swats.Updates < 400) swats.Step(p, [2 * p[0]]);
        Assert.False(double.IsNaN(swats.DescentRate()), "The run did not switch.");
        return swats;
    }
}
