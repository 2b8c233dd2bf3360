using System;
using System.Linq;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Schedules;
using AutoDiffGen.Tests.Kernels;
using AutoDiffGen.Training;
using Xunit;

namespace AutoDiffGen.Tests.Optimizers;

/// <summary>Groups of one optimizer are as optimizers of their own.</summary>
public class GroupTests
{
    [Fact]
    public void Rate_decay_and_clipping_of_a_group_are_its_own()
    {
        var grouped = new Adam<double>(0.1)
        {
            WeightDecay = WeightDecay.Coupled(0.3),
            Groups =
            [
                new(19),
                new(2) { WeightDecay = WeightDecay.None },
                new(16) { LearningRate = Schedule.InverseTime(0.02, 0.5), WeightDecay = WeightDecay.Decoupled(0.2), Clipping = Clipping.ByNorm(0.5) },
            ],
        };
        Optimizer<double>[] apart =
        [
            new Adam<double>(0.1) { WeightDecay = WeightDecay.Coupled(0.3) },
            new Adam<double>(0.1),
            new Adam<double>(Schedule.InverseTime(0.02, 0.5)) { WeightDecay = WeightDecay.Decoupled(0.2), Clipping = Clipping.ByNorm(0.5) },
        ];
        SameAsApart(grouped, apart, [19, 2, 16]);
        Assert.Equal(double.NaN, grouped.GradientNorm(0));
        Assert.Equal(apart[2].GradientNorm(), grouped.GradientNorm(2));
    }

    [Fact]
    public void Each_group_switches_from_Adam_by_itself()
    {
        Swats<double> New(params ParameterGroup[] groups) => new(0.05) { SwitchTolerance = 1e-2, Groups = groups };
        Swats<double> grouped = New(new ParameterGroup(5), new ParameterGroup(7));
        Swats<double>[] apart = [New(), New()];
        SameAsApart(grouped, apart, [5, 7]);
        Assert.Equal(apart[0].DescentRate(), grouped.DescentRate(0));
        Assert.Equal(apart[1].DescentRate(), grouped.DescentRate(1));
        Assert.NotEqual(grouped.DescentRate(0), grouped.DescentRate(1));
    }

    [Fact]
    public void Norm_of_the_whole_gradient_clips_the_groups_that_have_no_clipping_of_their_own()
    {
        var descent = new GradientDescent<double>(1)
        {
            Clipping = Clipping.ByNorm(1),
            Groups = [new(1), new(1) { Clipping = Clipping.ByValue(2) }, new(1)],
        };
        double[] p = [0, 0, 0];
        descent.Step(p, [3, 12, 4]);
        Assert.Equal(13, descent.GradientNorm(0));
        Assert.Equal([-3 / 13.0, -2, -4 / 13.0], p);
        Assert.Equal(13, descent.GradientNorm(2));
        Assert.Equal(double.NaN, descent.GradientNorm(1));
    }

    [Fact]
    public void Groups_have_to_be_all_of_the_parameters()
    {
        var descent = new GradientDescent<double>(1) { Groups = [new(2), new(3)] };
        foreach (int length in new[] { 4, 6, 0 })
        {
            var error = Assert.Throws<ArgumentException>(() => descent.Step(new double[length], new double[length]));
            Assert.Equal("parameters", error.ParamName);
            Assert.Contains("groups have 5", error.Message, StringComparison.Ordinal);
        }

        descent.Step(new double[5], new double[5]);
        Assert.Equal(1, descent.Updates);
    }

    [Fact]
    public void Rate_of_a_later_group_that_fails_leaves_no_trace()
    {
        var descent = new GradientDescent<float>(1) { Groups = [new(1), new(1) { LearningRate = 1e300 }] };
        float[] p = [1, 2];
        Assert.Throws<InvalidOperationException>(() => descent.Step(p, [1, 1]));
        Assert.Equal([1, 2], p);
        Assert.Equal(0, descent.Updates);
    }

    [Fact]
    public void Bad_groups()
    {
        Assert.Equal("length", Assert.Throws<ArgumentOutOfRangeException>(() => new ParameterGroup(0)).ParamName);
        Assert.Equal("Groups", Assert.Throws<ArgumentNullException>(() => new GradientDescent<double>(1) { Groups = null! }).ParamName);
        Assert.Equal("Groups", Assert.Throws<ArgumentNullException>(() => new GradientDescent<double>(1) { Groups = [null!] }).ParamName);
        var descent = new GradientDescent<double>(1) { Groups = [new(2), new(3)] };
        Assert.Equal("group", Assert.Throws<ArgumentOutOfRangeException>(() => descent.GradientNorm(2)).ParamName);
    }

    private static void SameAsApart(Optimizer<double> grouped, Optimizer<double>[] apart, int[] lengths)
    {
        var random = new SeededRandom(11);
        double[] p = Draw(lengths.Sum());
        double[][] parts = [.. lengths.Select((n, i) => p[lengths[..i].Sum()..(lengths[..i].Sum() + n)])];
        for (int k = 0; k < 50; k++)
        {
            double[] gradient = Draw(p.Length);
            for (int i = 0; i < p.Length; i++) gradient[i] += p[i] * (1 + i);
            grouped.Step(p, gradient);
            int start = 0;
            for (int i = 0; i < lengths.Length; start += lengths[i++])
            {
                apart[i].Step(parts[i], gradient[start..(start + lengths[i])]);
                Samples<double>.AssertSameBits(parts[i], p.AsSpan(start, lengths[i]));
            }
        }

        double[] Draw(int n) => [.. Enumerable.Range(0, n).Select(_ => random.NextDouble() - 0.5)];
    }
}
