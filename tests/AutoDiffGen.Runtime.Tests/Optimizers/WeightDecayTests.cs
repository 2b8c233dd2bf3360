using System;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Schedules;
using Xunit;

namespace AutoDiffGen.Tests.Optimizers;

public class WeightDecayTests
{
    [Fact]
    public void Coupled_decay_is_the_gradient_of_a_penalty()
    {
        var decayed = new Adam<double>(0.1) { WeightDecay = WeightDecay.Coupled(0.25) };
        var plain = new Adam<double>(0.1);
        double[] p = [1, -2], q = [1, -2];
        for (int k = 0; k < 20; k++)
        {
            decayed.Step(p, [0.5, k]);
            plain.Step(q, [0.5 + 0.25 * q[0], k + 0.25 * q[1]]);
            Assert.Equal(q, p);
        }
    }

    [Fact]
    public void Decoupled_decay_is_seen_by_no_average()
    {
        var decayed = new Momentum<double>(0.1) { WeightDecay = WeightDecay.Decoupled(0.5) };
        var plain = new Momentum<double>(0.1);
        double[] p = [4], q = [0];
        for (int k = 0; k < 20; k++)
        {
            double before = p[0];
            q[0] = 0;
            decayed.Step(p, [1]);
            plain.Step(q, [1]);
            Assert.Equal((1 - 0.1 * 0.5) * before + q[0], p[0], 1e-15);
        }
    }

    [Fact]
    public void Decoupled_from_the_rate_it_is_the_same_at_all_rates()
    {
        var decayed = new GradientDescent<double>(Schedule.StepDecay(1, 0.1, 1)) { WeightDecay = new(0.5, WeightDecayForm.DecoupledFromRate) };
        double[] p = [8];
        for (int k = 0; k < 3; k++) decayed.Step(p, [0]);
        Assert.Equal(1, p[0]);
    }

    [Fact]
    public void Coupled_and_decoupled_agree_for_plain_descent_and_differ_for_Adam()
    {
        double Run(Optimizer<double> optimizer)
        {
            double[] p = [1];
            for (int k = 0; k < 10; k++) optimizer.Step(p, [0.1]);
            return p[0];
        }

        Assert.Equal(
            Run(new GradientDescent<double>(0.1) { WeightDecay = WeightDecay.Coupled(0.2) }),
            Run(new GradientDescent<double>(0.1) { WeightDecay = WeightDecay.Decoupled(0.2) }), 1e-15);
        Assert.True(
            Math.Abs(Run(new Adam<double>(0.1) { WeightDecay = WeightDecay.Coupled(0.2) }) - Run(new AdamW<double>(0.1) { WeightDecay = WeightDecay.Decoupled(0.2) })) > 0.05);
    }

    [Fact]
    public void AdamW_decays_without_a_gradient_and_by_a_hundredth_by_default()
    {
        double[] p = [1];
        var adamW = new AdamW<double>(0.1);
        adamW.Step(p, [0]);
        Assert.Equal(1 - 0.1 * 0.01, p[0]);
        Assert.Equal((0.01, WeightDecayForm.Decoupled), (adamW.WeightDecay!.Strength, adamW.WeightDecay.Form));
    }

    [Fact]
    public void Gradient_is_clipped_before_the_decay_is_added()
    {
        double[] p = [10];
        new GradientDescent<double>(1) { Clipping = Clipping.ByNorm(1), WeightDecay = WeightDecay.Coupled(0.5) }.Step(p, [100]);
        Assert.Equal(10 - (1 + 5), p[0]);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Strengths_out_of_range(double strength) =>
        Assert.Equal("strength", Assert.Throws<ArgumentOutOfRangeException>(() => WeightDecay.Coupled(strength)).ParamName);

    [Fact]
    public void Unknown_form() =>
        Assert.Equal("form", Assert.Throws<ArgumentOutOfRangeException>(() => new WeightDecay(0.1, (WeightDecayForm)5)).ParamName);
}
