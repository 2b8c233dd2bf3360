using System;
using AutoDiffGen.Corpus;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Corpus;

/// <summary>The gradient returns the loss's value to the bit, and leaves in the arguments what the loss leaves there.</summary>
public sealed class ValueTests
{
    public static TheoryData<string, string> Cases => CorpusData.CasesAndPasses;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Is_the_loss(string name, string passes)
    {
        CorpusCase loss = CorpusData.Case(name);
        Loss built = CorpusBuild.Find(loss, passes);
        foreach ((int size, object? receiver, object[] arguments) in CorpusData.Inputs(loss, built))
        {
            object[] ofLoss = Arguments.Copy(arguments);
            object[] ofGradient = Arguments.Copy(arguments);
            double expected = built.Value(receiver, ofLoss);
            double actual = built.Gradient(receiver, Arguments.With(ofGradient, built.NewOutputs(arguments)));

            Assert.True(
                BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual) || (loss.IsVectorized && IsClose(loss, expected, actual)),
                $"Size {size}: the loss is {expected:R}, its gradient returns {actual:R}.");
            Assert.Equal(Arguments.Bits(Arguments.Arrays(ofLoss)), Arguments.Bits(Arguments.Arrays(ofGradient)));
        }
    }

    private static bool IsClose(CorpusCase loss, double expected, double actual) =>
        Math.Abs(expected - actual) <= (loss.Precision == Precision.Double ? 1e-12 : 1e-6) * Math.Max(1, Math.Abs(expected));
}
