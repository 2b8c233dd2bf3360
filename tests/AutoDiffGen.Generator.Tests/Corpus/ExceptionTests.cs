using System;
using System.Linq;
using AutoDiffGen.Corpus;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Corpus;

/// <summary>A loss that throws midway throws the same out of its derivatives, which return what they have rented.</summary>
[Collection(PoolWatch.Alone)]
public sealed class ExceptionTests
{
    public static TheoryData<string, string> Cases => CorpusData.Throwing;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Return_what_was_rented(string name, string passes)
    {
        CorpusCase loss = CorpusData.Case(name);
        Loss built = CorpusBuild.Find(loss, passes);
        Draw draw = new(1);
        object? receiver = built.Receiver(draw);
        object[] arguments = CorpusData.Typed(loss, built, loss.Throwing!(draw));
        object[] all = Arguments.With(Arguments.Copy(arguments), built.NewOutputs(arguments));
        object[] forward = built.HasPushforward ? [.. Arguments.Copy(arguments), .. built.NewTangents(arguments, draw), built.NewResult()] : [];
        Exception expected = Assert.ThrowsAny<Exception>(() => built.Value(receiver, Arguments.Copy(arguments)));

        using PoolWatch pool = new();
        Exception actual = Assert.ThrowsAny<Exception>(() => built.Gradient(receiver, all));
        Exception going = !built.HasPushforward ? actual : Assert.ThrowsAny<Exception>(() => built.Pushforward(receiver, forward));

        Exception second = !built.HasSecond ? going
            : Assert.ThrowsAny<Exception>(() => built.HessianVectorProduct(receiver, [.. Arguments.Copy(arguments), .. built.NewTangents(arguments, draw), .. built.NewOutputs(arguments)]));

        Assert.Equal(expected.GetType(), actual.GetType());
        Assert.Equal(expected.GetType(), second.GetType());
        Assert.Equal(expected.GetType(), going.GetType());
        Assert.Equal(Text(expected), Text(actual));
        Assert.Equal(Text(expected), Text(going));
        Assert.Equal(pool.Rented, pool.Returned);
    }

    /// <summary>The check above would hold of gradients that never rent, or of a watch that sees nothing.</summary>
    [Fact]
    public void Some_have_rented_when_they_throw()
    {
        int rented = 0;
        foreach (CorpusCase loss in AllCases.List.Where(c => c.Throwing is not null))
        {
            Loss built = CorpusBuild.Find(loss, PassSelection.All[^1].Name);
            Draw draw = new(1);
            object? receiver = built.Receiver(draw);
            object[] arguments = CorpusData.Typed(loss, built, loss.Throwing!(draw));
            object[] all = Arguments.With(arguments, built.NewOutputs(arguments));
            using PoolWatch pool = new();
            Assert.ThrowsAny<Exception>(() => built.Gradient(receiver, all));
            if (pool.Rented > 0) rented++;
        }

        Assert.True(rented >= 3, $"Only {rented} losses throw with something rented.");
    }

    // The library's own arguments are of its own methods, which differ: an array's range is copied through a span.
    private static string Text(Exception error) =>
        error.Message.Replace(" (Parameter 'length')", "", StringComparison.Ordinal);
}
