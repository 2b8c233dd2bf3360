using System;
using System.Linq;
using AutoDiffGen.Kernels;
using Xunit;

namespace AutoDiffGen.Tests.Kernels;

public class EuclideanNormTests
{
    [Fact]
    public void Root_of_the_length_for_ones()
    {
        for (int n = 0; n <= 67; n++)
        {
            Assert.Equal(Math.Sqrt(n), EuclideanNorm.Of<double>(Enumerable.Repeat(1.0, n).ToArray()));
            Assert.Equal(Math.Sqrt(n), EuclideanNorm.Of<float>(Enumerable.Repeat(-1f, n).ToArray()));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(660)]
    [InlineData(-660)]
    [InlineData(-1030)]
    public void Squares_that_overflow_or_vanish_do_no_harm(int exponent)
    {
        double unit = Math.ScaleB(1, exponent);
        Assert.Equal(5 * unit, EuclideanNorm.Of<double>([3 * unit, 0, -4 * unit]));
    }

    [Fact]
    public void Zero_and_non_finite_vectors()
    {
        Assert.Equal(0, EuclideanNorm.Of<double>([0, -0.0, 0]));
        Assert.Equal(double.PositiveInfinity, EuclideanNorm.Of<double>([1, double.NegativeInfinity]));
        Assert.Equal(double.NaN, EuclideanNorm.Of<float>([1, float.NaN, float.PositiveInfinity]));
    }
}
