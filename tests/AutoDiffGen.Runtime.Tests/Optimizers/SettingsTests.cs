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
        Rejected("Beta", "less than 1", () => new Nesterov<double>(0.1) { Beta = beta });
        Rejected("Decay", "less than 1", () => new RmsProp<double>(0.1) { Decay = beta });
        Rejected("Momentum", "less than 1", () => new RmsProp<double>(0.1) { Momentum = beta });
        Rejected("Decay", "less than 1", () => new AdaDelta<double>(0.1) { Decay = beta });
        Rejected("Beta1", "less than 1", () => new AmsGrad<double>(0.1) { Beta1 = beta });
        Rejected("Beta2", "less than 1", () => new AmsGrad<double>(0.1) { Beta2 = beta });
        Rejected("Beta1", "less than 1", () => new Yogi<double>(0.1) { Beta1 = beta });
        Rejected("Beta2", "less than 1", () => new Yogi<double>(0.1) { Beta2 = beta });
        Rejected("Beta1", "less than 1", () => new NAdam<double>(0.1) { Beta1 = beta });
        Rejected("Beta2", "less than 1", () => new NAdam<double>(0.1) { Beta2 = beta });
        Rejected("Beta1", "less than 1", () => new RAdam<double>(0.1) { Beta1 = beta });
        Rejected("Beta2", "less than 1", () => new RAdam<double>(0.1) { Beta2 = beta });
        Rejected("Beta1", "less than 1", () => new AdaMax<double>(0.1) { Beta1 = beta });
        Rejected("Beta2", "less than 1", () => new AdaMax<double>(0.1) { Beta2 = beta });
        Rejected("Beta1", "less than 1", () => new Lion<double>(0.1) { Beta1 = beta });
        Rejected("Beta2", "less than 1", () => new Lion<double>(0.1) { Beta2 = beta });
        Rejected("Beta1", "less than 1", () => new Swats<double>(0.1) { Beta1 = beta });
        Rejected("Beta2", "less than 1", () => new Swats<double>(0.1) { Beta2 = beta });
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
    public void Epsilon(double epsilon)
    {
        Rejected("Epsilon", "at least", () => new Adam<double>(0.1) { Epsilon = epsilon });
        Rejected("Epsilon", "at least", () => new AdaGrad<double>(0.1) { Epsilon = epsilon });
        Rejected("Epsilon", "at least", () => new RmsProp<double>(0.1) { Epsilon = epsilon });
        Rejected("Epsilon", "at least", () => new NormalizedGradient<double>(0.1) { Epsilon = epsilon });
        Rejected("Epsilon", "at least", () => new AdaDelta<double>(0.1) { Epsilon = epsilon });
        Rejected("Epsilon", "at least", () => new AmsGrad<double>(0.1) { Epsilon = epsilon });
        Rejected("Epsilon", "at least", () => new Yogi<double>(0.1) { Epsilon = epsilon });
        Rejected("Epsilon", "at least", () => new NAdam<double>(0.1) { Epsilon = epsilon });
        Rejected("Epsilon", "at least", () => new RAdam<double>(0.1) { Epsilon = epsilon });
        Rejected("Epsilon", "at least", () => new AdaMax<double>(0.1) { Epsilon = epsilon });
        Rejected("Epsilon", "at least", () => new Swats<double>(0.1) { Epsilon = epsilon });
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Numbers_of_at_least_0(double value)
    {
        Rejected("InitialAccumulator", "at least 0", () => new AdaGrad<double>(0.1) { InitialAccumulator = value });
        Rejected("InitialAccumulator", "at least 0", () => new Yogi<double>(0.1) { InitialAccumulator = value });
        Rejected("MomentumDecay", "at least 0", () => new NAdam<double>(0.1) { MomentumDecay = value });
        Rejected("Lambda", "at least 0", () => new AveragedGradientDescent<double>(0.1) { Lambda = value });
        Rejected("Power", "at least 0", () => new AveragedGradientDescent<double>(0.1) { Power = value });
        Rejected("Increase", "at least 1", () => new Rprop<double>(0.1) { Increase = value });
        Rejected("Decrease", "less than 1", () => new Rprop<double>(0.1) { Decrease = value });
        Rejected("LeastStep", "greater than 0", () => new Rprop<double>(0.1) { LeastStep = value });
        Rejected("LargestStep", "greater than 0", () => new Rprop<double>(0.1) { LargestStep = value });
    }

    [Fact]
    public void Default_epsilon_follows_its_placement()
    {
        Assert.Equal((1e-10, 1e-7), (new AdaGrad<double>(1).Epsilon, new AdaGrad<double>(1) { Placement = EpsilonPlacement.InsideRoot }.Epsilon));
        Assert.Equal((1e-8, 1e-7), (new RmsProp<double>(1).Epsilon, new RmsProp<double>(1) { Placement = EpsilonPlacement.InsideRoot }.Epsilon));
        Assert.Equal(0.5, new RmsProp<double>(1) { Epsilon = 0.5, Placement = EpsilonPlacement.InsideRoot }.Epsilon);
    }

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
        Rejected("Placement", "EpsilonPlacement", () => new AdaGrad<double>(0.1) { Placement = (EpsilonPlacement)9 });
        Rejected("Placement", "EpsilonPlacement", () => new RmsProp<double>(0.1) { Placement = (EpsilonPlacement)9 });
        Rejected("MomentumForm", "RmsPropMomentum", () => new RmsProp<double>(0.1) { MomentumForm = (RmsPropMomentum)9 });
        Rejected("Form", "AmsGradForm", () => new AmsGrad<double>(0.1) { Form = (AmsGradForm)9 });
        Rejected("Form", "YogiForm", () => new Yogi<double>(0.1) { Form = (YogiForm)9 });
        Rejected("Form", "NAdamForm", () => new NAdam<double>(0.1) { Form = (NAdamForm)9 });
        Rejected("Form", "RAdamForm", () => new RAdam<double>(0.1) { Form = (RAdamForm)9 });
        Rejected("Form", "AdaMaxForm", () => new AdaMax<double>(0.1) { Form = (AdaMaxForm)9 });
        Rejected("Form", "Velocity", () => new Nesterov<double>(0.1) { Form = (MomentumForm)9 });
        Rejected("Form", "Velocity", () => new Nesterov<double>(0.1) { Form = MomentumForm.ExponentialAverageFromFirstGradient });
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
