using System;
using System.Linq;
using System.Reflection;
using AutoDiffGen.Corpus;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Corpus;

/// <summary>An output that shares an element with an input or with another output is refused, before anything is written.</summary>
public sealed class OverlapTests
{
    public static TheoryData<string, string> Cases => CorpusData.CasesAndPasses;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Of_outputs_is_refused(string name, string passes)
    {
        CorpusCase loss = CorpusData.Case(name);
        Loss built = CorpusBuild.Find(loss, passes);
        foreach ((_, object? receiver, object[] arguments) in CorpusData.Inputs(loss, built))
        {
            ParameterInfo[] parameters = [.. built.Parameters, .. built.Outputs];
            for (int output = built.Parameters.Length; output < parameters.Length; output++)
            {
                for (int other = 0; other < output; other++)
                    Refuses(built, receiver, Arguments.With(Arguments.Copy(arguments), built.NewOutputs(arguments)), parameters, output, other);
            }
        }
    }

    private static void Refuses(Loss built, object? receiver, object[] all, ParameterInfo[] parameters, int output, int other)
    {
        if (!Share(all, parameters, output, other, built.IsGeneric.Contains(true))) return;
        long[] before = Contents(all);

        ArgumentException thrown = Assert.Throws<ArgumentException>(() => built.Gradient(receiver, all));

        // Of two outputs either may be named.
        string[] named = other < built.Parameters.Length ? [parameters[output].Name!] : [parameters[output].Name!, parameters[other].Name!];
        Assert.Contains(thrown.ParamName, named);
        Assert.Equal(before, Contents(all));
    }

    // Puts both into one array so that they share one element (spans) or all (arrays). False where that cannot be.
    private static bool Share(object[] all, ParameterInfo[] parameters, int output, int other, bool isGeneric)
    {
        if (all[output] is not Array first || all[other] is not Array second || first.GetType() != second.GetType()) return false;
        if (first.Length == 0 || second.Length == 0 || parameters[other].ParameterType.IsByRef) return false;
        if (first is not (double[] or float[]) || Composites.Is(parameters[output].ParameterType) || Composites.Is(parameters[other].ParameterType)) return false;
        // What stands behind a collection nobody sees.
        if (!parameters[other].ParameterType.IsByRefLike && !parameters[other].ParameterType.IsArray) return false;
        // A number that is handed back stands in the memory's first element. That two type parameters stand for one type nobody knows.
        if (parameters[output].ParameterType.IsByRef)
        {
            if (isGeneric) return false;
            all[output] = all[other];
            return true;
        }

        bool spans = parameters[output].ParameterType.IsByRefLike && parameters[other].ParameterType.IsByRefLike;
        if (!spans && first.Length != second.Length) return false;

        if (!spans)
        {
            all[output] = all[other];
            return true;
        }

        if (first is double[] x) (all[output], all[other]) = Chained(x, (double[])second);
        else (all[output], all[other]) = Chained((float[])first, (float[])second);
        return true;
    }

    private static (object Output, object Other) Chained<T>(T[] output, T[] other)
    {
        T[] memory = new T[output.Length + other.Length - 1];
        output.CopyTo(memory, other.Length - 1);
        other.CopyTo(memory, 0);
        return (memory.AsMemory(other.Length - 1), memory.AsMemory(0, other.Length));
    }

    private static long[] Contents(object[] all) => Arguments.Bits([.. all.Select(a => a switch
    {
        double[] or float[] => (Array)a,
        Memory<double> memory => memory.ToArray(),
        Memory<float> memory => memory.ToArray(),
        _ => Array.Empty<double>(),
    })]);
}
