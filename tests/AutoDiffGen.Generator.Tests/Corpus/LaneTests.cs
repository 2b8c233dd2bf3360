using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Corpus;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Corpus;

/// <summary>Samples that run at once give what they give one after the other.</summary>
public sealed class LaneTests
{
    // Sums go by lanes, and functions of vectors may differ in the last bits.
    private const double Tolerance = 1e-11;
    private const double Seed = -0.75;
    private const int MostComponents = 40;

    // One tile of eight or 32 and one that begins earlier.
    private static readonly int[] Full = [9, 37, 45];

    public static TheoryData<string, string> Cases => CorpusData.InLanes;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Agree_with_one_after_the_other(string name, string lanes)
    {
        CorpusCase loss = CorpusData.Case(name);
        Loss plain = CorpusBuild.Find(loss, "NoPass"), built = CorpusBuild.Find(loss, lanes);
        foreach (int size in !loss.IsSmall && CorpusBuild.IsInLanes(loss, lanes) ? [.. loss.Sizes, .. Full] : loss.Sizes)
        {
            Dictionary<string, Derivation> expected = Derive(loss, plain, size).ToDictionary(d => d.Kind);
            foreach (Derivation actual in Derive(loss, built, size)) Compare(expected[actual.Kind], actual, size);
        }
    }

    private sealed record Derivation(string Kind, double Value, double[] Numbers, long[] Left);

    private static IEnumerable<Derivation> Derive(CorpusCase loss, Loss built, int size)
    {
        Array[] outputs = [];
        yield return Of("gradient", built.Gradient, a => outputs = built.NewOutputs(a), null, a => Arguments.With(a, outputs));
        if (built.HasPushforward) yield return Of("pushforward", built.Pushforward, _ => outputs = [built.NewResult()], built.NewTangents, a => [.. a, .. outputs]);
        if (built.HasPullback) yield return Of("pullback", built.Pullback, a => outputs = built.NewAdjoints(a), null, a => [.. a, built.ResultAdjoint(Seed), .. outputs]);
        if (built.HasSecond) yield return Of("Hessian-vector product", built.HessianVectorProduct, a => outputs = built.NewOutputs(a), built.NewTangents, a => [.. a, .. outputs]);
        int n = built.Wrt.Sum(i => Arguments.Numbers(CorpusData.Input(loss, built, size).Arguments[i]).Length);
        if (built.HasHessian && n <= MostComponents) yield return Of("Hessian", built.Hessian, _ => outputs = [built.NewHessian(n)], null, a => [.. a, .. outputs]);

        Derivation Of(string kind, Func<object?, object[], double> call, Action<object[]> prepare, Func<object[], Draw, object[]>? directions, Func<object[], object[]> with)
        {
            (object? receiver, object[] arguments) = CorpusData.Input(loss, built, size);
            prepare(arguments);
            object[] handed = directions is null ? arguments : [.. arguments, .. directions(arguments, new Draw(7))];
            double value = call(receiver, with(handed));
            return new Derivation(kind, value, [.. outputs.SelectMany(Arguments.Numbers)], [.. Arguments.Bits(Arguments.Arrays(arguments))]);
        }
    }

    private static void Compare(Derivation expected, Derivation actual, int size)
    {
        Assert.Equal(expected.Left, actual.Left);
        Check(expected.Value, actual.Value, 1, "the value");
        double scale = expected.Numbers.Where(double.IsFinite).Aggregate(1.0, (most, x) => Math.Max(most, Math.Abs(x)));
        for (int i = 0; i < expected.Numbers.Length; i++) Check(expected.Numbers[i], actual.Numbers[i], scale, $"component {i}");

        void Check(double one, double other, double largest, string what) => Assert.True(
            Math.Abs(one - other) <= Tolerance * Math.Max(largest, Math.Abs(one)) || one.Equals(other),
            $"Size {size}, {expected.Kind}: {what} is {other:R}, one after the other {one:R}.");
    }
}
