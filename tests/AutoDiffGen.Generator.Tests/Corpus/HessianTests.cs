using System;
using System.Linq;
using AutoDiffGen.Corpus;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Corpus;

/// <summary>The Hessian returns the loss's value to the bit, is symmetric to the bit, and is the matrix of the Hessian-vector product.</summary>
public sealed class HessianTests
{
    // A matrix of more rows takes as long as a thousand losses.
    private const int MostComponents = 40;

    public static TheoryData<string, string> Cases => CorpusData.CasesAndPasses;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Is_the_matrix_of_the_product(string name, string passes)
    {
        CorpusCase loss = CorpusData.Case(name);
        Loss built = CorpusBuild.Find(loss, passes);
        double most = loss.Precision switch { Precision.Single => 2e-4, Precision.Half => 0.2, _ => 1e-11 };
        foreach ((int size, object? receiver, object[] arguments) in CorpusData.Inputs(loss, built))
        {
            int n = built.Wrt.Sum(i => Arguments.Numbers(arguments[i]).Length);
            if (n > MostComponents) continue;
            object[] ofLoss = Arguments.Copy(arguments), handed = Arguments.Copy(arguments);
            double expected = built.Value(receiver, ofLoss);
            Array hessian = built.NewHessian(n);
            double actual = built.Hessian(receiver, [.. handed, hessian]);
            Assert.True(
                BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual) || (loss.IsVectorized && Math.Abs(expected - actual) <= 1e-6 * Math.Max(1, Math.Abs(expected))),
                $"Size {size}: the loss is {expected:R}, its Hessian returns {actual:R}.");
            Assert.Equal(Arguments.Bits(Arguments.Arrays(ofLoss)), Arguments.Bits(Arguments.Arrays(handed)));

            double[] matrix = Arguments.Numbers(hessian);
            for (int i = 0; i < n; i++)
                for (int j = 0; j < i; j++) Assert.Equal(matrix[(i * n) + j], matrix[(j * n) + i]);
            if (Arguments.Arrays(arguments).SelectMany(Arguments.Numbers).Any(double.IsInfinity)) continue;
            object[] direction = built.NewTangents(arguments, new Draw(19));
            Array[] products = built.NewOutputs(arguments);
            built.HessianVectorProduct(receiver, [.. Arguments.Copy(arguments), .. Arguments.Copy(direction), .. products]);
            double[] product = [.. products.SelectMany(p => Arguments.Numbers(p))], along = [.. direction.SelectMany(Arguments.Numbers)];
            for (int i = 0; i < n; i++)
            {
                double[] shares = [.. along.Select((d, j) => matrix[(i * n) + j] * d)];
                double scale = Math.Max(1, Math.Max(shares.Sum(Math.Abs), product.Max(Math.Abs)));
                Assert.True(Math.Abs(shares.Sum() - product[i]) <= most * scale, $"Size {size}: component {i} of the product is {product[i]:R}, of matrix times direction {shares.Sum():R}.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Throws_what_the_loss_throws(string name, string passes)
    {
        CorpusCase loss = CorpusData.Case(name);
        Loss built = CorpusBuild.Find(loss, passes);
        if (loss.Throwing is null) return;
        Draw draw = new(3);
        object? receiver = built.Receiver(draw);
        object[] arguments = CorpusData.Typed(loss, built, loss.Throwing(draw));
        int n = built.Wrt.Sum(i => Arguments.Numbers(arguments[i]).Length);
        Exception expected = Assert.ThrowsAny<Exception>(() => built.Value(receiver, Arguments.Copy(arguments)));
        Exception actual = Assert.ThrowsAny<Exception>(() => built.Hessian(receiver, [.. Arguments.Copy(arguments), built.NewHessian(n)]));
        Assert.Equal(expected.GetType(), actual.GetType());
    }

    [Fact]
    public void Has_a_row_and_a_column_for_each_component()
    {
        Loss built = CorpusBuild.Find(CorpusData.Case("Stopped.Reweighted"), PassSelection.All[^1].Name);
        double[] hessian = [7, 7, 7];
        ArgumentException thrown = Assert.Throws<ArgumentException>(() => built.Hessian(null, [new[] { 0.5, 0.25 }, new[] { 1.0 }, hessian]));
        Assert.Equal("hessian", thrown.ParamName);
        Assert.Equal([7, 7, 7], hessian);
    }
}
