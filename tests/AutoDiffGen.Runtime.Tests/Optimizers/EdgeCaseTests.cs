using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Tests.Support;
using Xunit;

namespace AutoDiffGen.Tests.Optimizers;

/// <summary>Gradients that are zero from the start or later, not finite once, huge or tiny: the optimizers do what torch's do.</summary>
public class EdgeCaseTests
{
    private sealed record Case(string Name, string Sequence, Dictionary<string, double> Hyper, double[][] Gradients, double[][] Params);

    private sealed record File(double[] Start, double Rate, Case[] Sequences);

    private static readonly File Data = ReferenceData.Read<File>("edge_cases.json");

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (Case c in Data.Sequences) cases.Add(c.Name, c.Sequence);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Same_parameters_as_torch(string name, string sequence)
    {
        Case recorded = Data.Sequences.Single(c => c.Name == name && c.Sequence == sequence);
        Optimizer<double> optimizer = ReferenceOptimizers.For<double>(new ReferenceRun(name, recorded.Hyper, 0, [], []), Data.Rate);
        double[] p = [.. Data.Start], largest = [.. Data.Start.Select(Math.Abs)];
        for (int k = 0; k < recorded.Gradients.Length; k++)
        {
            optimizer.Step(p, recorded.Gradients[k]);
            for (int i = 0; i < p.Length; i++)
            {
                // Of the largest value so far: where values cancel, the digits are gone.
                if (double.IsFinite(p[i])) largest[i] = Math.Max(largest[i], Math.Abs(p[i]));
                AssertClose(recorded.Params[k][i], p[i], 1e-14 * largest[i]);
            }
        }
    }

    private static void AssertClose(double expected, double actual, double tolerance)
    {
        if (double.IsFinite(expected)) Assert.InRange(actual, expected - tolerance, expected + tolerance);
        else Assert.Equal(expected, actual);
    }
}
