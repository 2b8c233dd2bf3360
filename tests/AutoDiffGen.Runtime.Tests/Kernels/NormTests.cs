using AutoDiffGen.Kernels;
using Xunit;

namespace AutoDiffGen.Tests.Kernels;

public class NormTests
{
    [Fact]
    public void Largest_and_sum()
    {
        Assert.Equal(4, MaximumNorm.Of<float>([3, -4, 0]));
        Assert.Equal(7, SumNorm.Of<float>([3, -4, 0]));
        Assert.Equal(0, MaximumNorm.Of<double>([]));
        Assert.Equal(0, SumNorm.Of<double>([]));
        Assert.Equal(double.NaN, MaximumNorm.Of<double>([1, double.NaN, double.PositiveInfinity]));
        Assert.Equal(double.PositiveInfinity, MaximumNorm.Of<float>([1, float.NegativeInfinity]));
    }

    [Fact]
    public void Sum_of_floats_that_no_float_can_be() => Assert.Equal(2.0 * float.MaxValue, SumNorm.Of<float>([float.MaxValue, float.MinValue]));
}
