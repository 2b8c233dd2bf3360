using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using AutoDiffGen.Functions;
using AutoDiffGen.Tests.Kernels;
using AutoDiffGen.Tests.Support;
using AutoDiffGen.Training;
using Xunit;

namespace AutoDiffGen.Tests.Functions;

public class ActivationTests
{
    private static readonly Dictionary<string, double[][]> Exact = ReferenceData.Read<Dictionary<string, double[][]>>("activations.json");

    public static TheoryData<string> Names => [.. AllActivations.Rows.Keys];

    public static TheoryData<string> Tabulated => [.. Exact.Keys];

    [Fact]
    public void All_elementwise_functions_are_in_the_table() =>
        Assert.Equal(
            typeof(Activations).GetMethods(BindingFlags.Public | BindingFlags.Static)
                .Where(m => m.Name.EndsWith("Derivative", StringComparison.Ordinal)).Select(m => m.Name[..^"Derivative".Length]).ToHashSet(),
            AllActivations.Rows.Keys.ToHashSet());

    [Fact]
    public void All_functions_but_the_rectifiers_have_exact_values() =>
        Assert.Equal(AllActivations.Rows.Keys.Except(["Relu", "LeakyRelu"]).ToHashSet(), Exact.Keys.ToHashSet());

    /// <summary>Near a zero of a sum the last place is that of the summands: 1 there.</summary>
    [Theory]
    [MemberData(nameof(Tabulated))]
    public void Values_and_derivatives_are_exact_to_a_few_units_in_the_last_place(string name)
    {
        Activation f = AllActivations.Rows[name];
        double absolute = name is "Silu" or "Gelu" or "GeluTanh" ? 2.3e-16 : 0;
        foreach (double[] row in Exact[name])
        {
            double x = row[0], units = 3;
            // An exponential multiplies the relative error of its argument by it: of a polynomial, with seven roundings by half a unit.
            if (name == "GeluTanh") units += 3.5 * 1.6 * Math.Abs(x + (0.044715 * x * x * x));
            Close(row[1], f.Of(x), units, 0, $"{name}({x:R})");
            Close(row[2], f.Derivative(x), units, absolute, $"{name}'({x:R})");
        }

        static void Close(double expected, double actual, double units, double absolute, string what)
        {
            // A subnormal factor has fewer digits.
            absolute = Math.Max(absolute, 1e4 * double.Epsilon);
            double tolerance = Math.Max(absolute, units * (Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected)));
            Assert.True(Math.Abs(actual - expected) <= tolerance, $"{what} is {actual:R}, but should be {expected:R}");
        }
    }

    [Fact]
    public void Rectifiers()
    {
        foreach (double x in new[] { -3, -1e-300, -0.0, 0, 1e-300, 2, 1e300 })
        {
            Assert.Equal(x > 0 ? x : 0, Activations.Relu(x));
            Assert.Equal(x > 0 ? 1 : 0, Activations.ReluDerivative(x));
            Assert.Equal(x > 0 ? x : 0.25 * x, Activations.LeakyRelu(x, 0.25));
            Assert.Equal((x > 0 ? 1 : 0.25, x > 0 ? 0 : x), Activations.LeakyReluDerivative(x, 0.25));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Infinities_are_limits_and_NaN_stays(string name)
    {
        Activation f = AllActivations.Rows[name];
        Assert.Equal(name is "Sigmoid" or "Tanh" ? 1 : double.PositiveInfinity, f.Of(double.PositiveInfinity));
        double left = name switch { "LeakyRelu" => double.NegativeInfinity, "Elu" => -1.5, "Tanh" => -1, _ => 0 };
        Assert.Equal(left, f.Of(double.NegativeInfinity));
        Assert.Equal(name is "Sigmoid" or "Tanh" ? 0 : 1, f.Derivative(double.PositiveInfinity));
        Assert.Equal(name == "LeakyRelu" ? 0.01 : 0, f.Derivative(double.NegativeInfinity));
        Assert.Equal(double.NaN, f.Of(double.NaN));
        foreach (double x in new[] { 1000, -1000, 1e300, -1e300 })
        {
            Assert.True(double.IsFinite(f.Of(x)) && double.IsFinite(f.Derivative(x)), $"{name}({x})");
        }
    }

    /// <summary>A number's bits do not depend on its place, and floats are doubles rounded once.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Vectors_have_the_bits_of_single_numbers(string name)
    {
        Activation f = AllActivations.Rows[name];
        var random = new SeededRandom(3);
        for (int length = 0; length < 40; length++)
        {
            double[] x = Samples<double>.Draw(random, length), y = new double[length], adjoint = new double[length];
            for (int i = 0; i < length; i++) (x[i], adjoint[i]) = (8 * x[i], i % 5 == 0 ? 0 : random.NextNormal());
            f.Map(x, y);
            Samples<double>.AssertSameBits([.. x.Select(f.Of)], y);
            double[] before = [.. x.Select(_ => random.NextNormal())], after = [.. before];
            f.Pull(x, y, adjoint, after);
            // Nothing is added where nothing comes in, not even NaN.
            double[] expected = [.. x.Select((v, i) => adjoint[i] == 0 ? before[i] : before[i] + (adjoint[i] * f.Derivative(v)))];
            Samples<double>.AssertSameBits(expected, after);
            f.Map(x, x);
            Samples<double>.AssertSameBits(y, x);

            float[] s = Samples<float>.Draw(random, length), t = new float[length];
            f.MapSingle(s, t);
            Samples<float>.AssertSameBits([.. s.Select(f.OfSingle)], t);
            if (name is not ("LeakyRelu" or "Elu")) Samples<float>.AssertSameBits([.. s.Select(v => (float)f.Of(v))], t);
            float[] seed = [.. s.Select((_, i) => i % 5 == 0 ? 0f : (float)random.NextNormal())], sum = [.. s.Select(_ => (float)random.NextNormal())];
            float[] sums = [.. s.Select((v, i) => seed[i] == 0 ? sum[i] : (float)(sum[i] + (seed[i] * f.Derivative(v))))];
            f.PullSingle(s, t, seed, sum);
            if (name is not ("LeakyRelu" or "Elu")) Samples<float>.AssertSameBits(sums, sum);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Lengths_and_overlaps(string name)
    {
        Activation f = AllActivations.Rows[name];
        double[] x = [1, 2, 3];
        Assert.Throws<ArgumentException>("y", () => f.Map(x, new double[2]));
        Assert.Throws<ArgumentException>("y", () => f.Map(x.AsSpan(0, 2), x.AsSpan(1, 2)));
        Assert.Throws<ArgumentException>("yAdjoint", () => f.Pull(x, x, new double[2], new double[3]));
        Assert.Throws<ArgumentException>("xAdjoint", () => f.Pull(x, x, new double[3], new double[4]));
        Assert.Equal([1, 2, 3], x);
    }

    [Fact]
    public void Settings_out_of_range()
    {
        Assert.Throws<ArgumentOutOfRangeException>("slope", () => Activations.LeakyRelu(1.0, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("alpha", () => Activations.Elu([1f], new float[1], float.PositiveInfinity));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_allocated(string name)
    {
        Activation f = AllActivations.Rows[name];
        double[] x = new double[21], y = new double[21];
        f.Map(x, y);
        f.Pull(x, y, y, x);
        Assert.Equal(0, Allocations.Of(10, () =>
        {
            f.Map(x, y);
            f.Pull(x, y, y, x);
        }));
    }

    [Fact]
    public void Settings_have_derivatives()
    {
        foreach (double x in new[] { -3, -0.5, 0, 2 })
            Assert.Equal((x > 0 ? 1 : 1.5 * Math.Exp(x), x > 0 ? 0 : Activations.Elu(x, 1)), Activations.EluDerivative(x, 1.5));
        double[] xs = [.. Enumerable.Range(0, 19).Select(i => i - 12.0)], seeds = [.. xs.Select(x => x == -3 ? 0 : Math.Cos(x))];
        double slope = 5, alpha = 5;
        Activations.LeakyReluPullback(xs, xs, 0.1, seeds, new double[19], ref slope);
        Activations.EluPullback(xs, xs, 0.1, seeds, new double[19], ref alpha);
        Assert.Equal(5 + xs.Zip(seeds, (x, s) => s * Math.Min(x, 0)).Sum(), slope, 1e-14);
        Assert.Equal(5 + xs.Zip(seeds, (x, s) => s * Activations.Elu(Math.Min(x, 0))).Sum(), alpha, 1e-14);
        float single = 5;
        Activations.EluPullback([-1f], [0f], 0.1f, [1f], new float[1], ref single);
        Assert.Equal((float)(5 + Activations.Elu(-1.0)), single);
    }

    [Fact]
    public void Softmax_of_few_and_many()
    {
        foreach (int n in new[] { 1, 2, 7, 8, 9, 16, 31 })
        {
            var random = new SeededRandom((ulong)n);
            double[] x = [.. Enumerable.Range(0, n).Select(_ => 5 * random.NextNormal())], y = new double[n], log = new double[n];
            Activations.Softmax(x, y);
            Activations.LogSoftmax(x, log);
            double sum = x.Sum(v => Math.Exp(v - x.Max()));
            for (int i = 0; i < n; i++)
            {
                Assert.Equal(Math.Exp(x[i] - x.Max()) / sum, y[i], 2e-15 * y[i]);
                Assert.Equal(x[i] - x.Max() - Math.Log(sum), log[i], 1e-14);
            }

            Assert.Equal(1, y.Sum(), 1e-15);
            float[] single = [.. x.Select(v => (float)v)], shares = new float[n];
            Activations.Softmax(single, shares);
            for (int i = 0; i < n; i++) Assert.Equal(y[i], shares[i], 3e-6 * y[i]);
            Activations.Softmax(x, x);
            Assert.Equal(y, x);
        }
    }

    [Fact]
    public void Softmax_of_large_logits()
    {
        double[] y = new double[3];
        Activations.Softmax([1000, -1000, 1000], y);
        Assert.Equal([0.5, 0, 0.5], y);
        Activations.Softmax([-1000, double.NegativeInfinity, -1000], y);
        Assert.Equal([0.5, 0, 0.5], y);
        Activations.LogSoftmax([1000, -1000, double.NegativeInfinity], y);
        Assert.Equal([0, -2000, double.NegativeInfinity], y);
        double[] gradient = new double[3];
        Activations.LogSoftmaxPullback([1000, -1000, double.NegativeInfinity], y, [0, 1, 0], gradient);
        Assert.Equal([-1, 1, 0], gradient);
        Activations.Softmax([1, double.NaN, 3], y);
        Assert.All(y, v => Assert.Equal(double.NaN, v));
        Assert.Throws<ArgumentException>("x", () => Activations.Softmax(ReadOnlySpan<double>.Empty, []));
    }
}
