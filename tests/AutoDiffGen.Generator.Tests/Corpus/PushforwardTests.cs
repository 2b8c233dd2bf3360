using System;
using System.Linq;
using AutoDiffGen.Corpus;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Corpus;

/// <summary>The pushforward returns the loss's value to the bit, leaves what the loss leaves, and is the gradient along the tangents.</summary>
public sealed class PushforwardTests
{
    private const double Tolerance = 1e-11;
    private const double FloatTolerance = 2e-5;
    private const double HalfTolerance = 4e-2;

    public static TheoryData<string, string> Cases => CorpusData.CasesAndPasses;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Tangents_have_the_length_of_their_parameter(string name, string passes)
    {
        CorpusCase loss = CorpusData.Case(name);
        Loss built = CorpusBuild.Find(loss, passes);
        foreach ((_, object? receiver, object[] arguments) in CorpusData.Inputs(loss, built))
        {
            object[] tangents = built.NewTangents(arguments, new Draw(5));
            for (int i = 0; i < tangents.Length; i++)
            {
                if (tangents[i] is not double[] right || !built.Tangents[i].ParameterType.IsByRefLike || Composites.Is(built.Tangents[i].ParameterType)) continue;
                object[] wrong = [.. tangents], handed = Arguments.Copy(arguments);
                wrong[i] = new double[right.Length + 1];
                ArgumentException thrown = Assert.Throws<ArgumentException>(() => Run(built, receiver, handed, wrong));
                Assert.Equal(built.Tangents[i].Name, thrown.ParamName);
                Assert.Equal(Arguments.Bits(Arguments.Arrays(arguments)), Arguments.Bits(Arguments.Arrays(handed)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Is_the_loss(string name, string passes)
    {
        CorpusCase loss = CorpusData.Case(name);
        Loss built = CorpusBuild.Find(loss, passes);
        foreach ((int size, object? receiver, object[] arguments) in CorpusData.Inputs(loss, built))
        {
            object[] ofLoss = Arguments.Copy(arguments), ofPushforward = Arguments.Copy(arguments);
            double expected = built.Value(receiver, ofLoss);
            (double actual, _) = Run(built, receiver, ofPushforward, built.NewTangents(arguments, new Draw(3)));

            Assert.True(
                BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual) || (loss.IsVectorized && Math.Abs(expected - actual) <= Most(loss) * Math.Max(1, Math.Abs(expected))),
                $"Size {size}: the loss is {expected:R}, its pushforward returns {actual:R}.");
            Assert.Equal(Arguments.Bits(Arguments.Arrays(ofLoss)), Arguments.Bits(Arguments.Arrays(ofPushforward)));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Is_the_gradient_along_the_tangents(string name, string passes)
    {
        CorpusCase loss = CorpusData.Case(name);
        Loss built = CorpusBuild.Find(loss, passes);
        Draw draw = new(7);
        foreach ((int size, object? receiver, object[] arguments) in CorpusData.Inputs(loss, built))
        {
            Array[] outputs = built.NewOutputs(arguments);
            built.Gradient(receiver, Arguments.With(Arguments.Copy(arguments), outputs));
            // An infinite factor meets a slope of 0 in another order than on the way back.
            if (Arguments.Arrays(arguments).SelectMany(Arguments.Numbers).Any(double.IsInfinity)) continue;
            for (int direction = 0; direction < 3; direction++)
            {
                object[] tangents = built.NewTangents(arguments, draw), handed = Arguments.Copy(tangents);
                (_, double actual) = Run(built, receiver, Arguments.Copy(arguments), handed);
                Assert.Equal(Arguments.Bits(Own(built, tangents)), Arguments.Bits(Own(built, handed)));
                double[] shares = [.. outputs.SelectMany(o => Arguments.Numbers(o)).Zip(tangents.SelectMany(Arguments.Numbers), (g, t) => g * t)];
                double expected = shares.Sum(), scale = Math.Max(1, shares.Sum(Math.Abs));
                Assert.True(Math.Abs(actual - expected) <= Most(loss) * scale, $"Size {size}: the tangent is {actual:R}, the gradient along it {expected:R}, of summands of {scale:R}.");
            }
        }
    }

    // Structs are made of flat arrays for each call, and rounded where they are of floats.
    private static Array[] Own(Loss built, object[] tangents) => Arguments.Arrays([.. tangents.Where((_, i) => !Composites.Is(built.Tangents[i].ParameterType))]);

    private static (double Value, double Tangent) Run(Loss built, object? receiver, object[] arguments, object[] tangents)
    {
        Array result = built.NewResult();
        double value = built.Pushforward(receiver, [.. arguments, .. tangents, result]);
        return (value, Arguments.Numbers(result)[0]);
    }

    private static double Most(CorpusCase loss) => loss.Precision switch { Precision.Single => FloatTolerance, Precision.Half => HalfTolerance, _ => Tolerance };
}
