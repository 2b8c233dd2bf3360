using System;
using System.Numerics;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Training;
using Xunit;

namespace AutoDiffGen.Tests.Optimizers;

/// <summary>A gradient that is not finite, once, under each policy that an optimizer has.</summary>
public class NonFiniteGradientTests
{
    public static TheoryData<string> Names => AllOptimizers.Names;

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Throw_names_the_update_and_the_component_and_touches_nothing(double bad)
    {
        var adam = new Adam<double>(0.1) { NonFinite = NonFinite.Throw };
        var other = new Adam<double>(0.1);
        double[] p = [1, 2], q = [1, 2];
        adam.Step(p, [1, 1]);
        other.Step(q, [1, 1]);
        var error = Assert.Throws<NotFiniteNumberException>(() => adam.Step(p, [1, bad]));
        Assert.Contains("update 1, component 1", error.Message, StringComparison.Ordinal);
        Assert.Equal(bad, error.OffendingNumber);
        Assert.Equal(q, p);
        adam.Step(p, [2, 3]);
        other.Step(q, [2, 3]);
        Assert.Equal(q, p);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Skip_counts_and_goes_on_as_if_it_had_not_been(double bad)
    {
        var adam = new Adam<double>(0.1) { NonFinite = NonFinite.Skip };
        var other = new Adam<double>(0.1);
        double[] p = [1, 2], q = [1, 2];
        for (int k = 0; k < 5; k++)
        {
            adam.Step(p, [1, k]);
            other.Step(q, [1, k]);
            adam.Step(p, [bad, k]);
            Assert.Equal(q, p);
        }

        Assert.Equal((5, 5), (adam.Updates, adam.Skipped));
    }

    [Fact]
    public void Zero_gradient_is_not_skipping()
    {
        // A skipped step leaves the average; one along zeros lets it fade and coasts.
        var momentum = new Momentum<double>(0.1);
        double[] p = [0];
        momentum.Step(p, [1]);
        momentum.Step(p, [0]);
        Assert.Equal(-0.19, p[0], 1e-15);
    }

    [Fact]
    public void Skipped_first_step_leaves_the_length_open()
    {
        var adam = new Adam<double>(0.1) { NonFinite = NonFinite.Skip };
        adam.Step(new double[3], [double.NaN, 0, 0]);
        adam.Step(new double[2], [1, 1]);
        Assert.Equal((1, 1), (adam.Updates, adam.Skipped));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Propagate_reaches_the_component_alone(string name)
    {
        Reaches<double>(name);
        Reaches<float>(name);
    }

    [Fact]
    public void Stopping_is_for_trainers() =>
        Assert.Equal("NonFinite", Assert.Throws<ArgumentOutOfRangeException>(() => new Adam<double>(0.1) { NonFinite = NonFinite.Stop }).ParamName);

    private static void Reaches<T>(string name) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Clipping by the norm and SWATS' sums look at all components.
        if (name is "All settings" or "Swats") return;
        Optimizer<T> optimizer = AllOptimizers.New<T>(name, 0.01), clean = AllOptimizers.New<T>(name, 0.01);
        T[] p = new T[37], q = new T[37], gradient = new T[37];
        Array.Fill(p, T.One);
        Array.Fill(q, T.One);
        for (int k = 0; k < 4; k++)
        {
            Array.Fill(gradient, T.CreateTruncating(0.5));
            clean.Step(q, gradient);
            if (k == 1) gradient[20] = gradient[36] = T.NaN;
            optimizer.Step(p, gradient);
        }

        for (int i = 0; i < p.Length; i++)
        {
            if (i is not (20 or 36)) Assert.Equal(q[i], p[i]);
            else if (name == "Rprop") Assert.True(T.IsFinite(p[i])); // a sign that is none moves nothing
            else Assert.True(T.IsNaN(p[i]), $"{name}: element {i} is {p[i]}");
        }
    }
}
