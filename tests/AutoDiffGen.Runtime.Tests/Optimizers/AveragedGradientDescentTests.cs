using System;
using AutoDiffGen.Optimizers;
using Xunit;

namespace AutoDiffGen.Tests.Optimizers;

public class AveragedGradientDescentTests
{
    [Fact]
    public void Average_is_the_last_point_before_and_the_mean_of_the_points_after()
    {
        var descent = new AveragedGradientDescent<double>(1) { Lambda = 0, AverageFrom = 2 };
        double[] p = [0], average = [0];
        double[] expected = [-1, -2, -3, -4, (-4 - 5) / 2.0, (-4 - 5 - 6) / 3.0];
        foreach (double value in expected)
        {
            descent.Step(p, [1]);
            descent.CopyAverageTo(average);
            Assert.Equal(value, average[0], 1e-15);
        }
    }

    [Fact]
    public void Average_comes_closer_than_the_points_of_a_noisy_descent()
    {
        var random = new AutoDiffGen.Training.SeededRandom(2);
        var descent = new AveragedGradientDescent<double>(0.3) { Lambda = 0, AverageFrom = 100 };
        double[] p = [5], average = [0];
        double worst = 0;
        for (int k = 0; k < 20_000; k++)
        {
            descent.Step(p, [p[0] - 1 + 4 * (random.NextDouble() - 0.5)]);
            if (k > 100) worst = Math.Max(worst, Math.Abs(p[0] - 1));
        }

        descent.CopyAverageTo(average);
        Assert.InRange(average[0], 0.96, 1.04);
        Assert.True(worst > 1);
    }

    [Fact]
    public void Bad_arguments()
    {
        var descent = new AveragedGradientDescent<double>(1);
        Assert.Throws<InvalidOperationException>(() => descent.CopyAverageTo(new double[1]));
        descent.Step(new double[1], new double[1]);
        Assert.Equal("average", Assert.Throws<ArgumentException>(() => descent.CopyAverageTo(new double[2])).ParamName);
        Assert.Equal("AverageFrom", Assert.Throws<ArgumentOutOfRangeException>(() => new AveragedGradientDescent<double>(1) { AverageFrom = -1 }).ParamName);
    }
}
