using System;
using System.Linq;
using AutoDiffGen.LinearAlgebra;
using Xunit;

namespace AutoDiffGen.Tests.LinearAlgebra;

/// <summary>All lengths around a vector's, beside plain loops.</summary>
public class VectorsTests
{
    public static TheoryData<int> Lengths => [.. Enumerable.Range(0, 35)];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Are_those_of_plain_loops(int n)
    {
        double[] x = Matrices.Random(n, 1), y = Matrices.Random(n, 2), z = new double[n + 1], sum = [.. y, 7];
        z[n] = 7;
        Assert.Equal(x.Zip(y, (a, b) => a * b).Sum(), Vectors.Dot(x, y), 1e-14 * (n + 1));
        Vectors.Add(0.3, x, sum);
        Assert.Equal([.. y.Zip(x, (b, a) => b + (0.3 * a)), 7], sum);
        Vectors.Move(x, -0.7, y, z);
        Assert.Equal([.. x.Zip(y, (a, b) => a + (-0.7 * b)), 7], z);
        Vectors.Subtract(x, y, z);
        Assert.Equal([.. x.Zip(y, (a, b) => a - b), 7], z);
        Vectors.Scale(-2.5, x, z);
        Assert.Equal([.. x.Select(a => -2.5 * a), 7], z);
        Assert.Equal(n == 0 ? 0 : x.Max(Math.Abs), Vectors.Largest(x));
    }

    [Fact]
    public void Largest_of_what_is_not_a_number_is_none() => Assert.True(double.IsNaN(Vectors.Largest([1, double.NaN, 2])));

    [Fact]
    public void Short_memory_is_not_written_beyond() => Assert.Throws<ArgumentOutOfRangeException>(() => Vectors.Scale(1, new double[9], new double[8]));
}
