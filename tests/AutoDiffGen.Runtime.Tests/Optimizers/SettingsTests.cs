using System;
using AutoDiffGen.Optimizers;
using Xunit;

namespace AutoDiffGen.Tests.Optimizers;

/// <summary>Settings out of range are rejected where they are made, by name and with the range.</summary>
public class SettingsTests
{
    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Rates(double rate) => Rejected("rate", "at least 0", () => new GradientDescent<double>(rate));

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.0)]
    [InlineData(double.NaN)]
    public void Weights_of_the_past(double beta)
    {
        Rejected("Beta", "less than 1", () => new Momentum<double>(0.1) { Beta = beta });
        Rejected("Beta1", "less than 1", () => new Adam<double>(0.1) { Beta1 = beta });
        Rejected("Beta2", "less than 1", () => new Adam<double>(0.1) { Beta2 = beta });
    }

    [Fact]
    public void Weight_that_rounds_to_1_in_float()
    {
        const double beta = 1 - 1e-9;
        Assert.Equal(beta, new Momentum<double>(0.1) { Beta = beta }.Beta);
        Rejected("Beta", "as Single", () => new Momentum<float>(0.1f) { Beta = beta });
        Rejected("Beta2", "as Single", () => new Adam<float>(0.1f) { Beta2 = beta });
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1e-8)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Epsilon(double epsilon) => Rejected("Epsilon", "at least", () => new Adam<double>(0.1) { Epsilon = epsilon });

    [Fact]
    public void Epsilon_that_underflows_in_float()
    {
        Assert.Equal(1e-40, new Adam<double>(0.1) { Epsilon = 1e-40 }.Epsilon);
        Rejected("Epsilon", "as Single", () => new Adam<float>(0.1) { Epsilon = 1e-40 });
        Rejected("Epsilon", "as Single", () => new Adam<float>(0.1) { Epsilon = 1e39 });
    }

    [Fact]
    public void Least_epsilon_keeps_a_zero_gradient_at_rest_in_every_form()
    {
        foreach (AdamForm form in Enum.GetValues<AdamForm>())
        {
            foreach (EpsilonPlacement placement in Enum.GetValues<EpsilonPlacement>())
            {
                var adam = new Adam<float>(1) { Beta2 = 1 - 1e-7, Epsilon = 7.9e-31, Form = form, Placement = placement };
                float[] p = [1];
                adam.Step(p, [0]);
                Assert.Equal(1, p[0]);
            }
        }
    }

    [Fact]
    public void Unknown_forms()
    {
        Rejected("Form", "MomentumForm", () => new Momentum<double>(0.1) { Form = (MomentumForm)9 });
        Rejected("Form", "AdamForm", () => new Adam<double>(0.1) { Form = (AdamForm)9 });
        Rejected("Placement", "EpsilonPlacement", () => new Adam<double>(0.1) { Placement = (EpsilonPlacement)9 });
    }

    [Fact]
    public void Schedule_must_not_be_null() =>
        Assert.Equal("learningRate", Assert.Throws<ArgumentNullException>(() => new Adam<double>(null!)).ParamName);

    private static void Rejected(string name, string range, Func<object> make)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(make);
        Assert.Equal(name, error.ParamName);
        Assert.Contains(range, error.Message, StringComparison.Ordinal);
    }
}
