using System;
using System.Linq;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Tests.Support;
using Xunit;

namespace AutoDiffGen.Tests.Optimizers;

/// <summary>Gradients that are zero from the start or later, not finite once, huge or tiny: the optimizers do what torch's do.</summary>
public class EdgeCaseTests
{
    private sealed record Case(string Name, string Sequence, double[][] Gradients, double[][] Params);

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
        Optimizer<double> optimizer = name switch
        {
            "sgd" => new GradientDescent<double>(Data.Rate),
            "momentum" => new Momentum<double>(Data.Rate) { Form = MomentumForm.HeavyBall },
            "adam" => new Adam<double>(Data.Rate),
            _ => throw new ArgumentException(name),
        };
        double[] p = [.. Data.Start];
        for (int k = 0; k < recorded.Gradients.Length; k++)
        {
            optimizer.Step(p, recorded.Gradients[k]);
            for (int i = 0; i < p.Length; i++) AssertClose(recorded.Params[k][i], p[i]);
        }
    }

    private static void AssertClose(double expected, double actual)
    {
        double tolerance = 1e-14 * Math.Abs(expected);
        if (double.IsFinite(expected)) Assert.InRange(actual, expected - tolerance, expected + tolerance);
        else Assert.Equal(expected, actual);
    }
}
