using System;
using AutoDiffGen.Optimizers;
using Xunit;

namespace AutoDiffGen.Tests.Optimizers;

public class AdamTests
{
    [Theory]
    [InlineData(1e-3)]
    [InlineData(-7.0)]
    [InlineData(1e5)]
    public void Corrected_first_step_is_the_rate_whatever_the_gradient(double g) =>
        AssertRelative(-0.01 * g / (Math.Abs(g) + 1e-8), FirstStep(new Adam<double>(0.01), g));

    [Fact]
    public void Uncorrected_first_step_is_3_16_times_the_rate() =>
        AssertRelative(
            -0.01 * (1 - 0.9) / Math.Sqrt(1 - 0.999), FirstStep(new Adam<double>(0.01) { Form = AdamForm.Uncorrected, Epsilon = 1e-20 }, 1));

    [Fact]
    public void Epsilon_inside_the_root() =>
        AssertRelative(-0.01 * 2 / Math.Sqrt(4 + 0.5), FirstStep(InsideRoot(AdamForm.BiasCorrected), 2));

    [Fact]
    public void Epsilon_inside_the_uncorrected_root() =>
        AssertRelative(-0.01 * 0.2 / Math.Sqrt(0.001 * 4 + 0.5), FirstStep(InsideRoot(AdamForm.Uncorrected), 2));

    [Fact]
    public void Epsilon_hat_is_added_to_the_uncorrected_root()
    {
        double scale = Math.Sqrt(0.001) / 0.1;
        AssertRelative(
            -0.01 * scale * 0.2 / (Math.Sqrt(0.001 * 4) + 0.5),
            FirstStep(new Adam<double>(0.01) { Form = AdamForm.EpsilonHat, Epsilon = 0.5 }, 2));
        AssertRelative(-0.01 * scale * 0.2 / Math.Sqrt(0.001 * 4 + 0.5), FirstStep(InsideRoot(AdamForm.EpsilonHat), 2));
    }

    [Fact]
    public void Without_averages_it_is_sign_descent_not_gradient_descent()
    {
        var adam = new Adam<double>(0.01) { Beta1 = 0, Beta2 = 0 };
        double[] p = [0, 0];
        for (int k = 0; k < 10; k++) adam.Step(p, [1, -100]);
        AssertRelative(-0.1, p[0], 1e-7);
        AssertRelative(0.1, p[1], 1e-7);
    }

    [Fact]
    public void Correction_of_late_updates_ends_where_the_averages_are_unbiased()
    {
        // Under a constant gradient m̂ = g and v̂ = g² at every step, so the steps stay α·g / (|g| + ε).
        var adam = new Adam<double>(0.01) { Beta1 = 0.99, Beta2 = 0.999 };
        double[] p = [0];
        for (int k = 0; k < 20000; k++)
        {
            p[0] = 0;
            adam.Step(p, [2]);
            AssertRelative(-0.01, p[0], 1e-8);
        }
    }

    private static Adam<double> InsideRoot(AdamForm form) =>
        new(0.01) { Form = form, Epsilon = 0.5, Placement = EpsilonPlacement.InsideRoot };

    private static double FirstStep(Adam<double> adam, double g)
    {
        double[] p = [0];
        adam.Step(p, [g]);
        return p[0];
    }

    private static void AssertRelative(double expected, double actual, double tolerance = 1e-14) =>
        Assert.InRange(actual / expected, 1 - tolerance, 1 + tolerance);
}
