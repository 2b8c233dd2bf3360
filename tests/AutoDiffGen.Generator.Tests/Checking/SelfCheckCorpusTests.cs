using System;
using System.Linq;
using AutoDiffGen.Corpus;
using AutoDiffGen.Generator.Tests.Corpus;
using AutoDiffGen.Generator.Tests.Mappings;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Checking;

/// <summary>The members that compare derivatives agree for the whole corpus, and change nothing of the caller's.</summary>
public sealed class SelfCheckCorpusTests
{
    // What is compared grows with the square of that.
    private const int MostComponents = 20;

    public static TheoryData<string> Losses { get; } = [.. AllCases.List.Select(c => c.Name)];

    public static TheoryData<string> Mappings { get; } = [.. MappingCase.All.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Mappings))]
    public void Agree_for_methods_that_return_nothing(string name)
    {
        MappingCase mapping = MappingCase.All.Single(c => c.Name == name);
        Mapping built = Mapping.Of(mapping, PassSelection.SelfChecking.Name);
        foreach (int size in mapping.Sizes)
        {
            object[] arguments = mapping.Inputs(new Draw((ulong)(size + (100 * mapping.Variant))), size), handed = Arguments.Copy(arguments);
            GradientReport report = built.SelfCheck(handed);
            Assert.True(report.Agrees, $"Size {size}: {report}");
            // `out` numbers, which stand in arrays of one, are handed back as 0.
            Assert.All(
                Enumerable.Range(0, handed.Length).Where(i => handed[i] is not (double[] { Length: 1 } or int[] or int or Delegate)),
                i => Assert.Equal(Arguments.Numbers(arguments[i]), Arguments.Numbers(handed[i])));
        }
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void Agree(string name)
    {
        CorpusCase loss = CorpusData.Case(name);
        Loss built = CorpusBuild.Find(loss, PassSelection.SelfChecking.Name);
        foreach ((int size, object? receiver, object[] arguments) in CorpusData.Inputs(loss, built))
        {
            // An infinite factor meets a slope of 0 in another order on the way back.
            if (Arguments.Arrays(arguments).SelectMany(Arguments.Numbers).Any(double.IsInfinity)) continue;
            if (built.Wrt.Sum(i => Arguments.Numbers(arguments[i]).Length) > MostComponents) continue;
            object[] handed = Arguments.Copy(arguments);
            GradientReport report = built.SelfCheck(receiver, handed);
            Assert.True(report.Agrees, $"Size {size}: {report}");
            Assert.Equal(Arguments.Bits(Arguments.Arrays(arguments)), Arguments.Bits(Arguments.Arrays(handed)));
        }
    }
}
