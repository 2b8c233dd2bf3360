using System;
using System.Linq;
using AutoDiffGen.Corpus;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Corpus;

/// <summary>Outputs are checked before anything is computed, and overwritten whatever they held.</summary>
public sealed class OutputTests
{
    private const double Untouched = 12345;

    public static TheoryData<string, string> Cases => CorpusData.CasesAndPasses;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Have_the_length_of_their_parameter(string name, string passes)
    {
        CorpusCase loss = CorpusData.Case(name);
        Loss built = CorpusBuild.Find(loss, passes);
        foreach ((_, object? receiver, object[] arguments) in CorpusData.Inputs(loss, built))
        {
            for (int i = 0; i < built.Outputs.Length; i++)
            {
                if (arguments[built.Wrt[i]] is not (double[] or float[]) || !built.Outputs[i].ParameterType.IsByRefLike || Composites.Is(built.Outputs[i].ParameterType)) continue;
                Array array = (Array)arguments[built.Wrt[i]];
                Refuses(built, receiver, arguments, i, array.Length + 1);
                if (array.Length > 0) Refuses(built, receiver, arguments, i, array.Length - 1);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void May_be_dirty(string name, string passes)
    {
        CorpusCase loss = CorpusData.Case(name);
        Loss built = CorpusBuild.Find(loss, passes);
        foreach ((_, object? receiver, object[] arguments) in CorpusData.Inputs(loss, built))
        {
            Array[] dirty = built.NewOutputs(arguments);
            Array[] clean = [.. dirty.Select(o => (o is double[,] or double[][]) ? Arguments.Filled(o, 0) : Array.CreateInstance(o.GetType().GetElementType()!, o.Length))];
            built.Gradient(receiver, Arguments.With(Arguments.Copy(arguments), dirty));
            built.Gradient(receiver, Arguments.With(Arguments.Copy(arguments), clean));
            Assert.Equal(Arguments.Bits(clean), Arguments.Bits(dirty));
        }
    }

    private static void Refuses(Loss built, object? receiver, object[] arguments, int output, int length)
    {
        Array[] outputs = [.. built.NewOutputs(arguments).Select((o, i) => (o is double[,] or double[][]) ? Arguments.Filled(o, Untouched) : Marked(o, i == output ? length : o.Length))];
        object[] handed = Arguments.Copy(arguments);

        ArgumentException thrown = Assert.Throws<ArgumentException>(() => built.Gradient(receiver, Arguments.With(handed, outputs)));

        Assert.Equal(built.Outputs[output].Name, thrown.ParamName);
        Assert.Equal(Arguments.Bits(Arguments.Arrays(arguments)), Arguments.Bits(Arguments.Arrays(handed)));
        // An out number is assigned by nobody when the call throws; arrays show what was written.
        Assert.All(outputs.SelectMany(o => Arguments.Numbers(o)), x => Assert.Equal(Untouched, x));
    }

    private static Array Marked(Array like, int length) =>
        like is float[]? Enumerable.Repeat((float)Untouched, length).ToArray() : Enumerable.Repeat(Untouched, length).ToArray();
}
