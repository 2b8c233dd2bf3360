using System;
using System.Linq;
using AutoDiffGen.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra;
using Xunit;

namespace AutoDiffGen.Tests.LinearAlgebra;

public class PivotedQrTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 2)]
    [InlineData(9, 9)]
    [InlineData(40, 8)]
    [InlineData(100, 20)]
    public void Least_squares_are_the_oracles(int rows, int columns)
    {
        double[] matrix = Matrices.Random(rows * columns, 5), right = Matrices.Random(rows, 6), x = new double[columns];
        Vector<double> expected = Matrices.Oracle(matrix, rows, columns).QR().Solve(Vector<double>.Build.Dense([.. right]));
        PivotedQr qr = new(rows, columns);
        qr.Factor(matrix, [.. right]);
        qr.Solve(x);
        Assert.Equal(columns, qr.Rank);
        for (int i = 0; i < columns; i++) Assert.Equal(expected[i], x[i], 1e-11);
        for (int i = 1; i < columns; i++) Assert.True(Math.Abs(qr.R[(i * columns) + i]) <= Math.Abs(qr.R[((i - 1) * columns) + i - 1]) * (1 + 1e-12));
    }

    [Theory]
    [InlineData(6, 3)]
    [InlineData(4, 4)]
    [InlineData(3, 6)]
    public void Damped_least_squares_are_those_of_the_longer_system(int rows, int columns)
    {
        double[] matrix = Matrices.Random(rows * columns, 8), right = Matrices.Random(rows, 9), x = new double[columns];
        double[] damping = [.. Matrices.Random(columns, 10).Select(d => 0.5 + Math.Abs(d))];
        Matrix<double> longer = Matrices.Oracle(matrix, rows, columns).Stack(Matrix<double>.Build.DenseOfDiagonalArray(damping));
        Vector<double> expected = longer.QR().Solve(Vector<double>.Build.Dense([.. right, .. new double[columns]]));
        PivotedQr qr = new(rows, columns);
        qr.Factor(matrix, [.. right]);
        for (int twice = 0; twice < 2; twice++)
        {
            qr.SolveDamped(damping, x);
            for (int i = 0; i < columns; i++) Assert.Equal(expected[i], x[i], 1e-12);
        }
    }

    [Fact]
    public void Dependent_columns_get_0_and_the_residual_is_least_all_the_same()
    {
        // The third column is the sum of the others.
        double[] matrix = [1, 2, 3, 4, 5, 9, 7, 8, 15, 1, 0, 1], right = [1, 2, 3, 4], x = new double[3];
        PivotedQr qr = new(4, 3);
        qr.Factor(matrix, [.. right]);
        qr.Solve(x);
        Assert.Equal(2, qr.Rank);
        Assert.Contains(0.0, x);
        Vector<double> best = Matrices.Oracle([1, 2, 4, 5, 7, 8, 1, 0], 4, 2).QR().Solve(Vector<double>.Build.Dense(right));
        for (int i = 0; i < 4; i++)
        {
            double own = (matrix[3 * i] * x[0]) + (matrix[(3 * i) + 1] * x[1]) + (matrix[(3 * i) + 2] * x[2]);
            Assert.Equal((matrix[3 * i] * best[0]) + (matrix[(3 * i) + 1] * best[1]), own, 1e-13);
        }
    }

    [Fact]
    public void Products_and_norms_are_those_of_the_matrix()
    {
        const int rows = 7, columns = 4;
        double[] matrix = Matrices.Random(rows * columns, 11), right = Matrices.Random(rows, 12), x = Matrices.Random(columns, 13);
        Matrix<double> oracle = Matrices.Oracle(matrix, rows, columns);
        PivotedQr qr = new(rows, columns);
        qr.Factor(matrix, [.. right]);
        Assert.Equal((oracle * Vector<double>.Build.Dense(x)).L2Norm(), qr.NormOfProduct(x), 1e-13);
        Vector<double> projected = oracle.Transpose() * Vector<double>.Build.Dense(right);
        for (int k = 0; k < columns; k++)
        {
            Assert.Equal(projected[qr.Order[k]], qr.Projected(k), 1e-13);
            Assert.Equal(oracle.Column(k).L2Norm(), qr.ColumnNorms[k], 1e-14);
        }
    }

    [Fact]
    public void Zero_matrix()
    {
        double[] x = [1, 1];
        PivotedQr qr = new(3, 2);
        qr.Factor(new double[6], [1, 2, 3]);
        Assert.Equal(0, qr.Rank);
        qr.Solve(x);
        Assert.Equal([0, 0], x);
    }
}
