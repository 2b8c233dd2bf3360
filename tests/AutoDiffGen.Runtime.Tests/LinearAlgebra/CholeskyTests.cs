using AutoDiffGen.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra;
using Xunit;

namespace AutoDiffGen.Tests.LinearAlgebra;

public class CholeskyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(17)]
    [InlineData(40)]
    public void Solves_as_the_oracle_does(int n)
    {
        Matrix<double> random = Matrices.Oracle(Matrices.Random(n * n, 1), n, n), positive = (random * random.Transpose()) + Matrix<double>.Build.DenseIdentity(n);
        double[] matrix = positive.ToRowMajorArray(), lower = new double[n * n], x = Matrices.Random(n, 2);
        Vector<double> expected = positive.Cholesky().Solve(Vector<double>.Build.Dense([.. x]));
        Assert.True(Cholesky.TryFactor(matrix, n, 0, lower));
        Cholesky.Solve(lower, n, x);
        for (int i = 0; i < n; i++) Assert.Equal(expected[i], x[i], 1e-12);
    }

    [Fact]
    public void Shift_is_added_to_the_diagonal()
    {
        double[] matrix = [1, 2, 2, 1], lower = new double[4], x = [3, 3];
        Assert.False(Cholesky.TryFactor(matrix, 2, 0, lower));
        Assert.False(Cholesky.TryFactor(matrix, 2, 1, lower));
        Assert.True(Cholesky.TryFactor(matrix, 2, 2, lower));
        // [3 2; 2 3]·x = (3, 3)
        Cholesky.Solve(lower, 2, x);
        Assert.Equal(0.6, x[0], 1e-15);
        Assert.Equal(0.6, x[1], 1e-15);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Says_where_there_is_no_factor(double diagonal) => Assert.False(Cholesky.TryFactor([1, 0, 0, diagonal], 2, 0, new double[4]));

    [Fact]
    public void Upper_half_is_not_read() => Assert.True(Cholesky.TryFactor([2, double.NaN, 1, 2], 2, 0, new double[4]));
}
