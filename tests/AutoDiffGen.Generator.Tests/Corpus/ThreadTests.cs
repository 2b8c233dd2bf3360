using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AutoDiffGen.Corpus;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Corpus;

/// <summary>Derivatives may run on several threads at once: nothing is shared but what pools hand out.</summary>
public sealed class ThreadTests
{
    private const int Rounds = 20;

    public static TheoryData<string, string> Cases => CorpusData.CasesAndPasses;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Do_not_disturb_each_other(string name, string passes)
    {
        CorpusCase loss = CorpusData.Case(name);
        Loss built = CorpusBuild.Find(loss, passes);
        List<(object? Receiver, object[] Arguments, long[] Expected)> work = Work(), others = loss.ChangesObjects ? Work() : work;

        int wrong = 0;
        using Barrier start = new(2);
        List<(object? Receiver, object[] Arguments, long[] Expected)> Work() => [.. CorpusData.Inputs(loss, built).Select(i => (i.Receiver, i.Arguments, Run(built, i.Receiver, i.Arguments)))];
        void Repeat(List<(object? Receiver, object[] Arguments, long[] Expected)> work)
        {
            start.SignalAndWait();
            for (int round = 0; round < Rounds; round++)
            {
                foreach ((object? receiver, object[] arguments, long[] expected) in work)
                    if (!Run(built, receiver, arguments).SequenceEqual(expected)) Interlocked.Increment(ref wrong);
            }
        }

        Thread other = new(() => Repeat(others));
        other.Start();
        Repeat(work);
        other.Join();
        Assert.Equal(0, wrong);
    }

    private static long[] Run(Loss built, object? receiver, object[] arguments)
    {
        System.Array[] outputs = built.NewOutputs(arguments);
        double value = built.Gradient(receiver, Arguments.With(Arguments.Copy(arguments), outputs));
        System.Array tangent = built.NewResult();
        double again = built.Pushforward(receiver, [.. Arguments.Copy(arguments), .. built.NewTangents(arguments, new Draw(2)), tangent]);
        System.Array[] products = built.NewOutputs(arguments);
        if (built.HasSecond) built.HessianVectorProduct(receiver, [.. Arguments.Copy(arguments), .. built.NewTangents(arguments, new Draw(4)), .. products]);
        return [.. Arguments.Bits([.. outputs, tangent, .. products]), System.BitConverter.DoubleToInt64Bits(value), System.BitConverter.DoubleToInt64Bits(again)];
    }
}
