using System;
using System.IO;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Tests.Support;
using Xunit;

namespace AutoDiffGen.Tests.Optimizers;

public class GradientAccumulatorTests
{
    [Fact]
    public void Updates_by_the_mean_of_several_gradients()
    {
        var accumulator = new GradientAccumulator<double>(3);
        var descent = new GradientDescent<double>(1);
        double[] p = [0, 0];
        for (int round = 0; round < 2; round++)
        {
            Assert.False(accumulator.Step(descent, p, [1, 10]));
            Assert.False(accumulator.Step(descent, p, [2, 20]));
            Assert.Equal(2, accumulator.Count);
            Assert.Equal(round, descent.Updates);
            Assert.True(accumulator.Step(descent, p, [6, 60]));
            Assert.Equal([-3 * (round + 1), -30 * (round + 1)], p);
        }

        Assert.Equal((2, 0), (descent.Updates, accumulator.Count));
    }

    [Fact]
    public void Weights_are_the_sizes_of_batches()
    {
        var accumulator = new GradientAccumulator<float>(2);
        float[] p = [0];
        accumulator.Step(new GradientDescent<float>(1), p, [1], weight: 30);
        accumulator.Step(new GradientDescent<float>(1), p, [5], weight: 10);
        Assert.Equal([-2], p);
    }

    [Fact]
    public void Gradient_that_is_not_finite_does_not_outlive_its_update()
    {
        var accumulator = new GradientAccumulator<double>(1);
        var descent = new GradientDescent<double>(1) { NonFinite = AutoDiffGen.Training.NonFinite.Skip };
        double[] p = [0];
        accumulator.Step(descent, p, [double.NaN]);
        accumulator.Step(descent, p, [1]);
        Assert.Equal([-1], p);
        Assert.Equal(1, descent.Skipped);
    }

    [Fact]
    public void Goes_on_from_a_file_in_the_middle()
    {
        GradientAccumulator<double> first = new(2), second = new(2);
        var descent = new GradientDescent<double>(1);
        double[] p = [0];
        first.Step(descent, p, [2], weight: 3);
        var file = new MemoryStream();
        first.Save(file);
        file.Position = 0;
        second.Load(file);
        Assert.True(second.Step(descent, p, [6]));
        Assert.Equal([-3], p);
        Assert.Throws<InvalidDataException>(() => new GradientAccumulator<double>(3).Load(new MemoryStream(file.ToArray())));
    }

    [Fact]
    public void Bad_arguments_leave_the_sum()
    {
        Assert.Equal("every", Assert.Throws<ArgumentOutOfRangeException>(() => new GradientAccumulator<double>(0)).ParamName);
        var accumulator = new GradientAccumulator<double>(2);
        var descent = new GradientDescent<double>(1);
        double[] p = [0];
        accumulator.Step(descent, p, [2]);
        Assert.Equal("gradient", Assert.Throws<ArgumentException>(() => accumulator.Step(descent, p, [1, 2])).ParamName);
        Assert.Equal("gradient", Assert.Throws<ArgumentException>(() => accumulator.Step(descent, new double[2], [1, 2])).ParamName);
        Assert.Equal("weight", Assert.Throws<ArgumentOutOfRangeException>(() => accumulator.Step(descent, p, [1], 0)).ParamName);
        Assert.Equal("optimizer", Assert.Throws<ArgumentNullException>(() => accumulator.Step(null!, p, [1])).ParamName);
        accumulator.Step(descent, p, [4]);
        Assert.Equal([-3], p);
    }

    [Fact]
    public void Allocates_nothing_after_the_first_gradient()
    {
        var accumulator = new GradientAccumulator<double>(4);
        var descent = new Adam<double>(1);
        double[] p = new double[37], g = new double[37];
        for (int k = 0; k < 4; k++) accumulator.Step(descent, p, g);
        Assert.Equal(0, Allocations.Of(40, () => accumulator.Step(descent, p, g)));
    }
}
