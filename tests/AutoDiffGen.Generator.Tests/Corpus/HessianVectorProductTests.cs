using System;
using System.Linq;
using AutoDiffGen.Corpus;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Corpus;

/// <summary>The Hessian-vector product returns the loss's value to the bit, is the derivative of the gradient along the direction, and that of a symmetric matrix.</summary>
public sealed class HessianVectorProductTests
{
    private const double Step = 1e-4;
    private const double Tolerance = 1e-7;

    public static TheoryData<string, string> Cases => CorpusData.CasesAndPasses;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Is_the_loss(string name, string passes)
    {
        CorpusCase loss = CorpusData.Case(name);
        Loss built = CorpusBuild.Find(loss, passes);
        foreach ((int size, object? receiver, object[] arguments) in CorpusData.Inputs(loss, built))
        {
            object[] ofLoss = Arguments.Copy(arguments), handed = Arguments.Copy(arguments);
            double expected = built.Value(receiver, ofLoss);
            double actual = built.HessianVectorProduct(receiver, [.. handed, .. built.NewTangents(arguments, new Draw(3)), .. built.NewOutputs(arguments)]);
            Assert.True(
                BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual) || (loss.IsVectorized && Math.Abs(expected - actual) <= 1e-6 * Math.Max(1, Math.Abs(expected))),
                $"Size {size}: the loss is {expected:R}, its Hessian-vector product returns {actual:R}.");
            Assert.Equal(Arguments.Bits(Arguments.Arrays(ofLoss)), Arguments.Bits(Arguments.Arrays(handed)));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Is_the_derivative_of_the_gradient(string name, string passes)
    {
        CorpusCase loss = CorpusData.Case(name);
        if (loss.Precision != Precision.Double || loss.Stops) return;
        Loss built = CorpusBuild.Find(loss, passes);
        foreach ((int size, object? receiver, object[] arguments) in CorpusData.Inputs(loss, built))
        {
            if (Arguments.Arrays(arguments).SelectMany(Arguments.Numbers).Any(x => !double.IsFinite(x))) continue;
            object[] direction = built.NewTangents(arguments, new Draw(11));
            double[] actual = Product(built, receiver, arguments, direction);

            // Richardson: the error of differences with half the step is a quarter.
            double[] wide = Difference(Step), narrow = Difference(Step / 2);
            double[] expected = [.. narrow.Zip(wide, (n, w) => n + ((n - w) / 3))];
            double scale = expected.Aggregate(1.0, (most, x) => Math.Max(most, Math.Abs(x)));
            for (int i = 0; i < actual.Length; i++)
            {
                double error = Math.Abs(expected[i] - narrow[i]);
                Assert.True(error <= 1e-2 * scale, $"Size {size}: differences say nothing of component {i}: {wide[i]:R}, {narrow[i]:R}.");
                Assert.True(Math.Abs(actual[i] - expected[i]) <= (Tolerance * scale) + error, $"Size {size}: component {i} is {actual[i]:R}, by differences {expected[i]:R} ±{error:E1}, largest {scale:R}.");
            }

            double[] Difference(double step)
            {
                double[] up = Gradient(built, receiver, Moved(built, arguments, direction, step)), down = Gradient(built, receiver, Moved(built, arguments, direction, -step));
                return [.. up.Zip(down, (u, d) => (u - d) / (2 * step))];
            }
        }
    }

    [Theory]
    [InlineData("AllPasses")]
    [InlineData("NoPass")]
    public void Takes_what_is_stopped_for_a_constant(string passes)
    {
        Loss built = CorpusBuild.Find(CorpusData.Case("Stopped.Reweighted"), passes);
        double[] w = [0.7, 0.4], x = [0.3, -0.8, 1.1], direction = [1.5, -0.5];
        double[] actual = Product(built, null, [w, x], [direction]);

        double[] expected = [0, 0];
        foreach (double value in x)
        {
            // 2 weight (∇r ∇rᵀ + r ∇²r), where the weight has no derivative.
            double residual = (w[0] * value) + Math.Sin(w[1]), weight = Math.Pow(1 + (residual * residual), -2);
            double along = (value * direction[0]) + (Math.Cos(w[1]) * direction[1]);
            expected[0] += 2 * weight * value * along;
            expected[1] += 2 * weight * ((Math.Cos(w[1]) * along) - (residual * Math.Sin(w[1]) * direction[1]));
        }

        Assert.Equal(expected[0], actual[0], 1e-13);
        Assert.Equal(expected[1], actual[1], 1e-13);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Is_symmetric(string name, string passes)
    {
        CorpusCase loss = CorpusData.Case(name);
        Loss built = CorpusBuild.Find(loss, passes);
        double most = loss.Precision switch { Precision.Single => 1e-4, Precision.Half => 0.1, _ => 1e-11 };
        foreach ((int size, object? receiver, object[] arguments) in CorpusData.Inputs(loss, built))
        {
            if (Arguments.Arrays(arguments).SelectMany(Arguments.Numbers).Any(double.IsInfinity)) continue;
            object[] u = built.NewTangents(arguments, new Draw(13)), v = built.NewTangents(arguments, new Draw(17));
            double[] products = Shares(v, Product(built, receiver, arguments, u)), others = Shares(u, Product(built, receiver, arguments, v));
            double scale = Math.Max(1, products.Concat(others).Sum(Math.Abs));
            Assert.True(Math.Abs(products.Sum() - others.Sum()) <= most * scale, $"Size {size}: v·Hu is {products.Sum():R}, u·Hv {others.Sum():R}.");
        }
    }

    private static double[] Shares(object[] direction, double[] product) => [.. direction.SelectMany(Arguments.Numbers).Zip(product, (d, p) => d * p)];

    private static double[] Product(Loss built, object? receiver, object[] arguments, object[] direction)
    {
        Array[] products = built.NewOutputs(arguments);
        built.HessianVectorProduct(receiver, [.. Arguments.Copy(arguments), .. Arguments.Copy(direction), .. products]);
        return [.. products.SelectMany(p => Arguments.Numbers(p))];
    }

    private static double[] Gradient(Loss built, object? receiver, object[] arguments)
    {
        Array[] outputs = built.NewOutputs(arguments);
        built.Gradient(receiver, Arguments.With(arguments, outputs));
        return [.. outputs.SelectMany(o => Arguments.Numbers(o))];
    }

    private static object[] Moved(Loss built, object[] arguments, object[] direction, double step)
    {
        object[] moved = Arguments.Copy(arguments);
        for (int i = 0; i < direction.Length; i++)
        {
            double[] at = Arguments.Numbers(arguments[built.Wrt[i]]), along = Arguments.Numbers(direction[i]);
            for (int k = 0; k < at.Length; k++) moved = Arguments.WithComponent(moved, built.Wrt[i], k, at[k] + (step * along[k]));
        }

        return moved;
    }
}
