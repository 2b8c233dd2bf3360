using System;
using System.Linq;
using AutoDiffGen.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra;
using Xunit;

namespace AutoDiffGen.Tests.LinearAlgebra;

public class SymmetricEigenTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(25)]
    [InlineData(60)]
    public void Values_are_the_oracles(int n)
    {
        double[] matrix = Matrices.Symmetric(n, 7);
        double[] expected = [.. Matrices.Oracle(matrix, n, n).Evd(Symmetricity.Symmetric).EigenValues.Select(value => value.Real).Order()];
        Decompose(matrix, n, out double[] values, out _);
        for (int i = 0; i < n; i++) Assert.Equal(expected[i], values[i], 1e-13 * n);
    }

    [Theory]
    [InlineData(1, 1.0)]
    [InlineData(5, 1.0)]
    [InlineData(30, 1.0)]
    [InlineData(12, 1e200)]
    [InlineData(12, 1e-200)]
    public void Vectors_are_orthonormal_and_make_the_matrix(int n, double scale)
    {
        double[] matrix = [.. Matrices.Symmetric(n, 3).Select(x => x * scale)];
        Decompose(matrix, n, out double[] values, out double[] vectors);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                double product = 0, element = 0;
                for (int k = 0; k < n; k++)
                {
                    product += vectors[(i * n) + k] * vectors[(j * n) + k];
                    element += vectors[(k * n) + i] * (values[k] / scale) * vectors[(k * n) + j];
                }

                Assert.Equal(i == j ? 1 : 0, product, 1e-13);
                Assert.Equal(matrix[(i * n) + j] / scale, element, 1e-13);
            }
        }
    }

    [Fact]
    public void Values_that_are_known()
    {
        // −1, 2, −1 along the diagonal: 2 − 2·cos(kπ/(n + 1)).
        const int n = 20;
        double[] matrix = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            matrix[(i * n) + i] = 2;
            if (i > 0) matrix[(i * n) + i - 1] = matrix[((i - 1) * n) + i] = -1;
        }

        Decompose(matrix, n, out double[] values, out _);
        for (int k = 0; k < n; k++) Assert.Equal(2 - (2 * Math.Cos((k + 1) * Math.PI / (n + 1))), values[k], 1e-14);
    }

    [Fact]
    public void Equal_and_zero_values()
    {
        Decompose(new double[16], 4, out double[] zeros, out _);
        Assert.Equal([0, 0, 0, 0], zeros);
        Decompose([3, 0, 0, 0, 3, 0, 0, 0, -1], 3, out double[] twice, out _);
        Assert.Equal([-1, 3, 3], twice);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Not_finite(double element)
    {
        double[] values = new double[2];
        Assert.False(SymmetricEigen.Decompose([1, element, element, 1], values, new double[4], new double[2]));
        Assert.All(values, value => Assert.True(double.IsNaN(value)));
    }

    private static void Decompose(double[] matrix, int n, out double[] values, out double[] vectors)
    {
        (values, vectors) = (new double[n], new double[n * n]);
        Assert.True(SymmetricEigen.Decompose(matrix, values, vectors, new double[n]));
        Assert.Equal(values.Order(), values);
    }
}
