using System;
using System.Linq;
using System.Numerics;
using AutoDiffGen.Training;
using MathNet.Numerics.LinearAlgebra;
using Xunit;

namespace AutoDiffGen.Tests.Training;

public class InitializeTests
{
    private const int Count = 1 << 16;

    [Fact]
    public void Constant()
    {
        float[] w = new float[5];
        Initialize.Constant(w, 0.25f);
        Assert.All(w, v => Assert.Equal(0.25f, v));
    }

    [Fact]
    public void Uniform_is_the_documented_draw()
    {
        double[] w = new double[100];
        Initialize.Uniform(w, -2, 6, new SeededRandom(5));
        var random = new SeededRandom(5);
        Assert.Equal(w.Select(_ => -2 + 8 * random.NextDouble()), w);
    }

    [Fact]
    public void Normal_is_the_documented_draw()
    {
        double[] w = new double[201];
        Initialize.Normal(w, 3, 0.5, new SeededRandom(5));
        var random = new SeededRandom(5);
        Assert.Equal(w.Select(_ => 3 + 0.5 * random.NextNormal()), w);
    }

    /// <summary>Variance within four standard errors, bounds of the uniform ones, and nothing beyond.</summary>
    [Theory]
    [InlineData("GlorotUniform", 2.0 / 500)]
    [InlineData("GlorotNormal", 2.0 / 500)]
    [InlineData("GlorotUniform gain 2", 8.0 / 500)]
    [InlineData("GlorotNormal gain 2", 8.0 / 500)]
    [InlineData("HeUniform", 2.0 / 300)]
    [InlineData("HeNormal", 2.0 / 300)]
    [InlineData("HeUniform slope 2", 2.0 / 1500)]
    [InlineData("HeNormal slope 2", 2.0 / 1500)]
    [InlineData("LeCunUniform", 1.0 / 300)]
    [InlineData("LeCunNormal", 1.0 / 300)]
    public void Variances(string name, double variance)
    {
        double[] w = new double[Count];
        float[] f = new float[Count];
        Fill<double>(name, w, new SeededRandom(8));
        Fill<float>(name, f, new SeededRandom(8));
        // The mean of fourth powers: 9/5 of the squared variance if uniform, 3 if normal.
        double spread = name.Contains("Uniform", StringComparison.Ordinal) ? 0.8 : 2;
        Assert.Equal(0, w.Average(), 4 * Math.Sqrt(variance / Count));
        Assert.Equal(variance, w.Average(v => v * v), 4 * variance * Math.Sqrt(spread / Count));
        Assert.Equal(w.Select(v => (float)v), f);
        double limit = Math.Sqrt(3 * variance);
        if (spread < 1) Assert.InRange(w.Max(Math.Abs), 0.999 * limit, limit);
        else Assert.True(w.Max(Math.Abs) > 1.5 * limit);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 7)]
    [InlineData(7, 1)]
    [InlineData(16, 16)]
    [InlineData(13, 40)]
    [InlineData(40, 13)]
    [InlineData(120, 120)]
    public void Orthogonal_rows_or_columns(int rows, int columns)
    {
        double[] w = new double[rows * columns];
        Initialize.Orthogonal(w, rows, columns, new SeededRandom(4), gain: 3);
        Matrix<double> matrix = Matrix<double>.Build.DenseOfRowMajor(rows, columns, w);
        Matrix<double> product = rows <= columns ? matrix * matrix.Transpose() : matrix.Transpose() * matrix;
        Matrix<double> expected = 9 * Matrix<double>.Build.DenseIdentity(Math.Min(rows, columns));
        Assert.InRange((product - expected).Enumerate().Max(Math.Abs), 0, 9 * 1e-15 * Math.Max(rows, columns));

        float[] f = new float[rows * columns];
        Initialize.Orthogonal(f, rows, columns, new SeededRandom(4), gain: 3);
        Assert.Equal(w.Select(v => (float)v), f);
    }

    [Fact]
    public void Orthogonal_is_Q_of_the_normal_numbers_with_R_positive()
    {
        double[] w = new double[12], z = new double[12];
        Initialize.Orthogonal(w, 3, 4, new SeededRandom(6));
        new SeededRandom(6).NextNormals(z);
        MathNet.Numerics.LinearAlgebra.Factorization.QR<double> qr = Matrix<double>.Build.DenseOfColumnMajor(4, 3, z).QR(
            MathNet.Numerics.LinearAlgebra.Factorization.QRMethod.Thin);
        for (int i = 0; i < 3; i++)
            for (int j = 0; j < 4; j++)
                Assert.Equal(Math.Sign(qr.R[i, i]) * qr.Q[j, i], w[4 * i + j], 1e-14);
    }

    [Fact]
    public void Bad_arguments_are_refused_before_anything_is_written()
    {
        var random = new SeededRandom(1);
        double[] w = [7, 7, 7, 7];
        Rejected("low", () => Initialize.Uniform(w, double.NaN, 1, random));
        Rejected("high", () => Initialize.Uniform(w, 1, 0.5, random));
        Rejected("high", () => Initialize.Uniform(w, 0, double.PositiveInfinity, random));
        Rejected("high", () => Initialize.Uniform(w, -1.7e308, 1.7e308, random));
        Rejected("mean", () => Initialize.Normal(w, double.NaN, 1, random));
        Rejected("deviation", () => Initialize.Normal(w, 0, -1, random));
        Rejected("fanIn", () => Initialize.GlorotUniform(w, 0, 1, random));
        Rejected("fanOut", () => Initialize.GlorotNormal(w, 1, 0, random));
        Rejected("gain", () => Initialize.GlorotNormal(w, 1, 1, random, double.NaN));
        Rejected("fanIn", () => Initialize.HeUniform(w, 0, random));
        Rejected("slope", () => Initialize.HeNormal(w, 1, random, double.PositiveInfinity));
        Rejected("fanIn", () => Initialize.LeCunUniform(w, -3, random));
        Rejected("rows", () => Initialize.Orthogonal(w, 0, 4, random));
        Rejected("columns", () => Initialize.Orthogonal(w, 4, -1, random));
        Rejected("gain", () => Initialize.Orthogonal(w, 2, 2, random, -1));
        Assert.Contains("3 x 2 are 6", Assert.Throws<ArgumentException>("weights", () => Initialize.Orthogonal(w, 3, 2, random)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>("random", () => Initialize.Uniform(w, 0, 1, null!));
        Assert.Throws<ArgumentNullException>("random", () => Initialize.Normal(w, 0, 1, null!));
        Assert.Throws<ArgumentNullException>("random", () => Initialize.Orthogonal(w, 2, 2, null!));
        Assert.Equal([7, 7, 7, 7], w);
        Assert.Equal(new SeededRandom(1).NextUInt64(), random.NextUInt64());

        static void Rejected(string name, Action call)
        {
            ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(call);
            Assert.Equal(name, error.ParamName);
            Assert.Contains("must be", error.Message, StringComparison.Ordinal);
        }
    }

    private static void Fill<T>(string name, Span<T> w, SeededRandom random) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        switch (name)
        {
            case "GlorotUniform": Initialize.GlorotUniform(w, 300, 200, random); break;
            case "GlorotNormal": Initialize.GlorotNormal(w, 300, 200, random); break;
            case "GlorotUniform gain 2": Initialize.GlorotUniform(w, 300, 200, random, 2); break;
            case "GlorotNormal gain 2": Initialize.GlorotNormal(w, 300, 200, random, 2); break;
            case "HeUniform": Initialize.HeUniform(w, 300, random); break;
            case "HeNormal": Initialize.HeNormal(w, 300, random); break;
            case "HeUniform slope 2": Initialize.HeUniform(w, 300, random, 2); break;
            case "HeNormal slope 2": Initialize.HeNormal(w, 300, random, 2); break;
            case "LeCunUniform": Initialize.LeCunUniform(w, 300, random); break;
            case "LeCunNormal": Initialize.LeCunNormal(w, 300, random); break;
            default: throw new ArgumentException(name, nameof(name));
        }
    }
}
