using System.Linq;
using AutoDiffGen.Corpus;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Corpus;

/// <summary>No call of a derivative after the first allocates.</summary>
/// <remarks>With no tests beside it: a collection that they cause empties the array pools, and who rents next allocates.</remarks>
[Collection(PoolWatch.Alone)]
public sealed class AllocationTests
{
    // What a Hessian allocates it allocates with few as well, and it is called many times.
    private const int FewComponents = 12;

    public static TheoryData<string, string> Cases => CorpusData.CasesAndPasses;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Is_nothing(string name, string passes)
    {
        CorpusCase loss = CorpusData.Case(name);
        if (loss.Allocates) return;
        Loss built = CorpusBuild.Find(loss, passes);
        // Structs are made of flat arrays for each call.
        if (built.Parameters.Any(p => Composites.Is(p.ParameterType))) return;
        foreach ((int size, object? receiver, object[] arguments) in CorpusData.Inputs(loss, built))
        {
            object[] all = Arguments.With(Arguments.Copy(arguments), built.NewOutputs(arguments));
            Allocation.AssertNone(() => built.Gradient(receiver, all), $"{name}, size {size},");
            object[] forward = [.. Arguments.Copy(arguments), .. built.NewTangents(arguments, new Draw(1)), built.NewResult()];
            Allocation.AssertNone(() => built.Pushforward(receiver, forward), $"The pushforward of {name}, size {size},");
            if (built.HasPullback)
            {
                object[] backward = [.. Arguments.Copy(arguments), built.ResultAdjoint(-0.75), .. built.NewAdjoints(arguments)];
                Allocation.AssertNone(() => built.Pullback(receiver, backward), $"The pullback of {name}, size {size},");
            }

            int n = built.Wrt.Sum(i => Arguments.Numbers(arguments[i]).Length);
            if (built.HasHessian && n <= FewComponents)
            {
                object[] matrix = [.. Arguments.Copy(arguments), built.NewHessian(n)];
                Allocation.AssertNone(() => built.Hessian(receiver, matrix), $"The Hessian of {name}, size {size},");
            }

            if (!built.HasSecond) continue;
            object[] second = [.. Arguments.Copy(arguments), .. built.NewTangents(arguments, new Draw(1)), .. built.NewOutputs(arguments)];
            Allocation.AssertNone(() => built.HessianVectorProduct(receiver, second), $"The Hessian-vector product of {name}, size {size},");
        }
    }
}
