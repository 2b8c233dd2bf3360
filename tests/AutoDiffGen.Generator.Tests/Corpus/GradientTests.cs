using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Corpus;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Corpus;

/// <summary>The gradient is that of differences of the loss, in buffers that were dirty.</summary>
public sealed class GradientTests
{
    private const double Tolerance = 1e-9;

    // A float has 24 bits; a few hundred roundings in a row are allowed to show.
    private const double FloatTolerance = 2e-5;

    // A Half has 11.
    private const double HalfTolerance = 4e-2;

    public static TheoryData<string> Losses { get; } = [.. AllCases.List.Select(c => c.Name)];

    public static TheoryData<string, string> Cases => CorpusData.CasesAndPasses;

    /// <summary>The points are well inside a smooth piece of the loss: else differences say nothing, whatever they say.</summary>
    [Theory]
    [MemberData(nameof(Losses))]
    public void Differences_are_to_be_trusted(string name)
    {
        CorpusCase loss = CorpusData.Case(name);
        foreach (int size in loss.Sizes)
        {
            IReadOnlyList<Partial> partials = Oracle.Of(loss, size);
            Assert.All(partials, p => Assert.True(
                p.Difference.Error <= Tolerance * Oracle.Scale(partials),
                $"Size {size}: ∂/∂{p.Name} = {p.Difference.Derivative:R} ±{p.Difference.Error:E1}, largest component {Oracle.Scale(partials):R}."));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Is_that_of_differences(string name, string passes)
    {
        CorpusCase loss = CorpusData.Case(name);
        Loss built = CorpusBuild.Find(loss, passes);
        double tolerance = loss.Precision switch { Precision.Single => FloatTolerance, Precision.Half => HalfTolerance, _ => Tolerance };
        foreach ((int size, object? receiver, object[] arguments) in CorpusData.Inputs(loss, built))
        {
            Array[] outputs = built.NewOutputs(arguments);
            built.Gradient(receiver, Arguments.With(Arguments.Copy(arguments), outputs));

            double[][] actual = [.. outputs.Select(o => Arguments.Numbers(o))];
            IReadOnlyList<Partial> expected = Oracle.Of(loss, size);
            double scale = Oracle.Scale(expected);
            Assert.All(expected, p => Assert.True(
                Math.Abs(actual[p.Output][p.Component] - p.Difference.Derivative) <= tolerance * scale,
                $"Size {size}: ∂/∂{p.Name} is {actual[p.Output][p.Component]:R}, by differences {p.Difference.Derivative:R} ±{p.Difference.Error:E1}, largest component {scale:R}."));
            Assert.All(actual.SelectMany(a => a), x => Assert.True(double.IsFinite(x), $"Size {size}: a component is {x}."));
        }
    }
}
