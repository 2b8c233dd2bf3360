using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Corpus;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Corpus;

/// <summary>A loop that keeps few of its states has the derivatives that it has without the hint.</summary>
public sealed class CheckpointTests
{
    public static TheoryData<string> Losses { get; } = [.. AllCases.List.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Losses))]
    public void Derivatives_are_those_without_it(string name)
    {
        CorpusCase loss = CorpusData.Case(name);
        if (!HintedCorpus.Changed.Contains($"{loss.Type.Split('`')[0]}.{loss.Method}") && !HintedCorpus.Changed.Contains($"{loss.Type}.{loss.Method}")) return;
        Loss plain = CorpusBuild.Find(loss, "AllPasses"), hinted = HintedCorpus.Find(loss);
        double tolerance = loss.Precision switch { Precision.Single => 1e-4, Precision.Half => 5e-2, _ => 1e-12 };
        foreach ((int size, object? receiver, object[] arguments) in CorpusData.Inputs(loss, plain))
        {
            (object? other, object[] again) = CorpusData.Input(loss, hinted, size);
            Same(Gradient(plain, receiver, arguments), Gradient(hinted, other, again), $"gradient, size {size}");
            Same(Pushforward(plain, receiver, arguments), Pushforward(hinted, other, again), $"pushforward, size {size}");
            if (plain.HasPullback) Same(Pullback(plain, receiver, arguments), Pullback(hinted, other, again), $"pullback, size {size}");
            if (plain.HasSecond) Same(Second(plain, receiver, arguments), Second(hinted, other, again), $"Hessian-vector product, size {size}");
            int n = plain.Wrt.Sum(i => Arguments.Numbers(arguments[i]).Length);
            if (plain.HasHessian && n <= 12) Same(Hessian(plain, receiver, arguments, n), Hessian(hinted, other, again, n), $"Hessian, size {size}");
        }

        void Same((double Value, double[] Numbers) expected, (double Value, double[] Numbers) actual, string of)
        {
            Assert.Equal(expected.Value, actual.Value);
            double scale = expected.Numbers.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max() + 1e-3;
            for (int i = 0; i < expected.Numbers.Length; i++)
                Assert.True(expected.Numbers[i].Equals(actual.Numbers[i]) || Math.Abs(expected.Numbers[i] - actual.Numbers[i]) <= tolerance * scale, $"{of}: {i} is {actual.Numbers[i]:R}, without the hint {expected.Numbers[i]:R}.");
        }
    }

    [Fact]
    public void Many_losses_of_the_corpus_keep_states() => Assert.InRange(HintedCorpus.Changed.Count, 100, int.MaxValue);

    private static (double, double[]) Gradient(Loss loss, object? receiver, object[] arguments)
    {
        Array[] outputs = loss.NewOutputs(arguments);
        double value = loss.Gradient(receiver, Arguments.With(Arguments.Copy(arguments), outputs));
        return (value, Numbers(outputs));
    }

    private static (double, double[]) Pushforward(Loss loss, object? receiver, object[] arguments)
    {
        Array result = loss.NewResult();
        double value = loss.Pushforward(receiver, [.. Arguments.Copy(arguments), .. loss.NewTangents(arguments, new Draw(1)), result]);
        return (value, Numbers([result]));
    }

    private static (double, double[]) Pullback(Loss loss, object? receiver, object[] arguments)
    {
        Array[] adjoints = loss.NewAdjoints(arguments);
        double value = loss.Pullback(receiver, [.. Arguments.Copy(arguments), loss.ResultAdjoint(-0.75), .. adjoints]);
        return (value, Numbers(adjoints));
    }

    private static (double, double[]) Second(Loss loss, object? receiver, object[] arguments)
    {
        Array[] products = loss.NewOutputs(arguments);
        double value = loss.HessianVectorProduct(receiver, [.. Arguments.Copy(arguments), .. loss.NewTangents(arguments, new Draw(1)), .. products]);
        return (value, Numbers(products));
    }

    private static (double, double[]) Hessian(Loss loss, object? receiver, object[] arguments, int n)
    {
        Array matrix = loss.NewHessian(n);
        double value = loss.Hessian(receiver, [.. Arguments.Copy(arguments), matrix]);
        return (value, Numbers([matrix]));
    }

    private static double[] Numbers(IEnumerable<Array> arrays) => [.. arrays.SelectMany(a => Arguments.Numbers(a))];
}
