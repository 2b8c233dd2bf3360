using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using AutoDiffGen.Corpus;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Corpus;

/// <summary>Each pass alone, and all but one, give the loss's value to the bit and the gradient that no pass at all gives.</summary>
public sealed class PassSetTests
{
    // Passes may reorder the sums of adjoints, nothing else.
    private const double Tolerance = 1e-12;
    private const double FloatTolerance = 1e-5;
    private const double HalfTolerance = 2e-2;

    private static readonly HashSet<(Assembly Code, string Loss)> Seen = [];

    public static TheoryData<string> Sets { get; } = [.. PassSelection.Partial.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Agrees_with_no_pass(string passes)
    {
        foreach (CorpusCase loss in AllCases.List)
        {
            Loss plain = CorpusBuild.Find(loss, "NoPass"), built = CorpusBuild.Find(loss, passes);
            // The same code, built for two sets of passes.
            if (!Seen.Add((built.Type.Assembly, loss.Name))) continue;
            foreach (int size in loss.Sizes)
            {
                (double value, double[] gradient) = Evaluate(loss, built, size);
                (double expectedValue, double[] expected) = Evaluate(loss, plain, size);
                Assert.True(BitConverter.DoubleToInt64Bits(value) == BitConverter.DoubleToInt64Bits(expectedValue), $"{loss.Name}, size {size}: the value is {value:R}, not {expectedValue:R}.");

                double tolerance = loss.Precision switch { Precision.Single => FloatTolerance, Precision.Half => HalfTolerance, _ => Tolerance };
                double scale = expected.Aggregate(1.0, (most, x) => Math.Max(most, Math.Abs(x)));
                for (int i = 0; i < expected.Length; i++)
                {
                    Assert.True(
                        Math.Abs(gradient[i] - expected[i]) <= tolerance * scale,
                        $"{loss.Name}, size {size}: component {i} is {gradient[i]:R}, without passes {expected[i]:R}.");
                }
            }
        }
    }

    private static (double Value, double[] Gradient) Evaluate(CorpusCase loss, Loss built, int size)
    {
        (object? receiver, object[] arguments) = CorpusData.Input(loss, built, size);
        Array[] outputs = built.NewOutputs(arguments);
        double value = built.Gradient(receiver, Arguments.With(Arguments.Copy(arguments), outputs));
        return (value, [.. outputs.SelectMany(Arguments.Numbers)]);
    }
}
