using System;
using AutoDiffGen.Kernels;
using Xunit;

namespace AutoDiffGen.Tests.Kernels;

public class FirstNonFiniteTests
{
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Found_at_every_position_of_every_length(double bad)
    {
        for (int n = 0; n <= 140; n++)
        {
            var doubles = new double[n];
            var floats = new float[n];
            Array.Fill(doubles, double.MaxValue);
            Array.Fill(floats, float.MinValue);
            Assert.Equal(-1, FirstNonFinite.IndexIn<double>(doubles));
            Assert.Equal(-1, FirstNonFinite.IndexIn<float>(floats));
            for (int i = n - 1; i >= 0; i--)
            {
                doubles[i] = bad;
                floats[i] = (float)bad;
                Assert.Equal(i, FirstNonFinite.IndexIn<double>(doubles));
                Assert.Equal(i, FirstNonFinite.IndexIn<float>(floats));
            }
        }
    }
}
