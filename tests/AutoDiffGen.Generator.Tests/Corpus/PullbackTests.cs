using System;
using System.Linq;
using AutoDiffGen.Corpus;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Corpus;

/// <summary>The pullback returns the loss's value to the bit, and adds the gradient times the result's adjoint to what is there.</summary>
public sealed class PullbackTests
{
    private const double Seed = -0.75;

    public static TheoryData<string, string> Cases => CorpusData.CasesAndPasses;

    public static TheoryData<string, string> Throwing => CorpusData.Throwing;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Adds_the_gradient(string name, string passes)
    {
        CorpusCase loss = CorpusData.Case(name);
        Loss built = CorpusBuild.Find(loss, passes);
        double most = loss.Precision switch { Precision.Single => 1e-6, Precision.Half => 1e-2, _ => 1e-14 };
        foreach ((int size, object? receiver, object[] arguments) in CorpusData.Inputs(loss, built))
        {
            Array[] outputs = built.NewOutputs(arguments);
            object[] ofGradient = Arguments.Copy(arguments), handed = Arguments.Copy(arguments);
            double expected = built.Gradient(receiver, Arguments.With(ofGradient, outputs));
            Array[] adjoints = built.NewAdjoints(arguments), before = [.. adjoints.Select(a => (Array)Arguments.Copy([a])[0])];
            double actual = built.Pullback(receiver, [.. handed, built.ResultAdjoint(Seed), .. adjoints]);

            Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(actual));
            Assert.Equal(Arguments.Bits(Arguments.Arrays(ofGradient)), Arguments.Bits(Arguments.Arrays(handed)));
            double[] gradient = [.. outputs.SelectMany(o => Arguments.Numbers(o))], start = [.. before.SelectMany(b => Arguments.Numbers(b))];
            double[] end = [.. adjoints.SelectMany(a => Arguments.Numbers(a))];
            for (int i = 0; i < end.Length; i++)
            {
                double sum = start[i] + (Seed * gradient[i]);
                Assert.True(Math.Abs(end[i] - sum) <= most * (1 + Math.Abs(gradient[i])), $"Size {size}: component {i} is {end[i]:R} and should be {sum:R}.");
            }
        }
    }

    /// <summary>tangent · pullback of an adjoint = adjoint · pushforward of the tangent.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Is_the_adjoint_of_the_pushforward(string name, string passes)
    {
        CorpusCase loss = CorpusData.Case(name);
        Loss built = CorpusBuild.Find(loss, passes);
        double most = loss.Precision switch { Precision.Single => 2e-5, Precision.Half => 4e-2, _ => 1e-12 };
        foreach ((int size, object? receiver, object[] arguments) in CorpusData.Inputs(loss, built))
        {
            // An infinite factor meets a slope of 0 in another order than on the way back.
            if (Arguments.Arrays(arguments).SelectMany(Arguments.Numbers).Any(double.IsInfinity)) continue;
            Array[] adjoints = built.NewAdjoints(arguments);
            foreach (Array adjoint in adjoints) Clear(adjoint);
            built.Pullback(receiver, [.. Arguments.Copy(arguments), built.ResultAdjoint(Seed), .. adjoints]);
            object[] tangents = built.NewTangents(arguments, new Draw(29));
            Array result = built.NewResult();
            built.Pushforward(receiver, [.. Arguments.Copy(arguments), .. Arguments.Copy(tangents), result]);

            double[] back = [.. tangents.SelectMany(Arguments.Numbers).Zip(adjoints.SelectMany(a => Arguments.Numbers(a)), (t, a) => t * a)];
            double forth = Seed * Arguments.Numbers(result)[0];
            Assert.True(Math.Abs(back.Sum() - forth) <= most * Math.Max(1, back.Sum(Math.Abs)), $"Size {size}: the pullback along the tangent is {back.Sum():R}, the pushforward times the adjoint {forth:R}.");
        }

        static void Clear(Array array)
        {
            if (array is double[][] rows) Array.ForEach(rows, Array.Clear);
            else Array.Clear(array);
        }
    }

    [Theory]
    [MemberData(nameof(Throwing))]
    public void Adds_nothing_where_the_loss_throws(string name, string passes)
    {
        CorpusCase loss = CorpusData.Case(name);
        Loss built = CorpusBuild.Find(loss, passes);
        // Not every selection of passes makes pullbacks.
        if (!built.HasPullback) return;
        Draw draw = new(5);
        object? receiver = built.Receiver(draw);
        object[] arguments = CorpusData.Typed(loss, built, loss.Throwing!(draw));
        Exception expected = Assert.ThrowsAny<Exception>(() => built.Value(receiver, Arguments.Copy(arguments)));
        Array[] adjoints = built.NewAdjoints(arguments);
        long[] before = Arguments.Bits(adjoints);
        Exception actual = Assert.ThrowsAny<Exception>(() => built.Pullback(receiver, [.. Arguments.Copy(arguments), built.ResultAdjoint(Seed), .. adjoints]));
        Assert.Equal(expected.GetType(), actual.GetType());
        Assert.Equal(before, Arguments.Bits(adjoints));
    }
}
