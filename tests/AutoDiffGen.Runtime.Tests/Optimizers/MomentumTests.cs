using System;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Schedules;
using Xunit;

namespace AutoDiffGen.Tests.Optimizers;

/// <summary>How the forms of momentum relate, and what they do under a constant gradient.</summary>
public class MomentumTests
{
    private static readonly double[] Gradients = [1, -2, 0.5, 3, 3, -1, 0.25, 0, 2, 1];

    [Fact]
    public void Velocity_and_heavy_ball_agree_for_a_constant_rate() =>
        AssertClose(Path(MomentumForm.Velocity, 0.1), Path(MomentumForm.HeavyBall, 0.1));

    [Fact]
    public void They_differ_once_the_rate_changes_as_velocity_has_the_old_rate_in_it()
    {
        Schedule halved = Schedule.StepDecay(0.1, 0.5, every: 5);
        double[] velocity = Path(MomentumForm.Velocity, halved), heavyBall = Path(MomentumForm.HeavyBall, halved);
        AssertClose(velocity[..5], heavyBall[..5]);

        // With m₅ before update 5: velocity −0.1·β·m₅ − 0.05·g, heavy ball −0.05·(β·m₅ + g); they are 0.05·β·m₅ apart.
        double m5 = 0;
        for (int k = 0; k < 5; k++) m5 = 0.9 * m5 + Gradients[k];
        Assert.Equal(-0.05 * 0.9 * m5, velocity[5] - heavyBall[5], 1e-14);
    }

    [Fact]
    public void Average_with_rate_alpha_is_velocity_with_rate_alpha_times_one_minus_beta() =>
        AssertClose(Path(MomentumForm.ExponentialAverage, 0.1), Path(MomentumForm.Velocity, 0.1 * (1 - 0.9)));

    [Fact]
    public void Weight_of_gradient_i_in_the_average_is_one_minus_beta_times_beta_to_the_power_of_its_age()
    {
        // Prince, problem 6.10: m = ∑ (1 − β)·β^(t−i)·g_i. With rate 1 a step is −m, and only gradient 3 is not 0.
        var momentum = new Momentum<double>(1) { Form = MomentumForm.ExponentialAverage };
        double[] p = [0];
        for (int k = 0; k < 30; k++)
        {
            p[0] = 0;
            momentum.Step(p, [k == 3 ? 1 : 0]);
            double weight = k < 3 ? 0 : 0.1 * Math.Pow(0.9, k - 3);
            Assert.InRange(-p[0], weight * (1 - 1e-14), weight * (1 + 1e-14));
        }
    }

    [Fact]
    public void First_gradient_starts_the_average_on_demand()
    {
        double[] p = Path(MomentumForm.ExponentialAverageFromFirstGradient, 0.1);
        double m = Gradients[0], expected = -0.1 * m;
        Assert.Equal(expected, p[0]);
        m = 0.9 * m + 0.1 * Gradients[1];
        Assert.Equal(expected - 0.1 * m, p[1], 1e-15);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(0.99)]
    public void Terminal_step_under_a_constant_gradient(double beta)
    {
        // Goodfellow et al. (8.17): ε·‖g‖ / (1 − β).
        var momentum = new Momentum<double>(0.01) { Beta = beta };
        double[] p = [0, 0], before = [0, 0];
        for (int k = 0; k < 4000; k++)
        {
            p.CopyTo(before, 0);
            momentum.Step(p, [3, -4]);
        }

        double step = Math.Sqrt((p[0] - before[0]) * (p[0] - before[0]) + (p[1] - before[1]) * (p[1] - before[1]));
        Assert.InRange(step, 0.01 * 5 / (1 - beta) * (1 - 1e-11), 0.01 * 5 / (1 - beta) * (1 + 1e-11));
    }

    private static double[] Path(MomentumForm form, Schedule rate)
    {
        var momentum = new Momentum<double>(rate) { Form = form };
        double[] p = [0];
        return Array.ConvertAll(Gradients, g =>
        {
            momentum.Step(p, [g]);
            return p[0];
        });
    }

    private static void AssertClose(double[] expected, double[] actual)
    {
        for (int k = 0; k < expected.Length; k++) Assert.Equal(expected[k], actual[k], 1e-14);
    }
}
