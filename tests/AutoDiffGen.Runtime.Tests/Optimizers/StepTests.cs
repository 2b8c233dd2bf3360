using System;
using System.Collections.Generic;
using System.Numerics;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Schedules;
using AutoDiffGen.Tests.Support;
using Xunit;

namespace AutoDiffGen.Tests.Optimizers;

/// <summary>What all optimizers have in common: checks before anything is written, the schedule's index, no allocation.</summary>
public class StepTests
{
    public static TheoryData<string> Names => AllOptimizers.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Lengths_must_agree(string name) => Rejected("gradient", name, o => o.Step(new double[3], new double[2]));

    [Theory]
    [MemberData(nameof(Names))]
    public void Length_must_stay(string name) => Rejected("parameters", name, o => o.Step(new double[3], new double[3]), steps: 1);

    [Theory]
    [MemberData(nameof(Names))]
    public void Memory_must_not_overlap(string name)
    {
        double[] memory = [1, 2, 3, 4];
        Rejected("parameters", name, o => o.Step(memory.AsSpan(0, 3), memory.AsSpan(1, 3)));
        Assert.Equal([1, 2, 3, 4], memory);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Rejected_step_leaves_no_trace(string name)
    {
        Optimizer<double> optimizer = AllOptimizers.New<double>(name, 0.1), untouched = AllOptimizers.New<double>(name, 0.1);
        double[] p = [1, 2], q = [1, 2];
        Assert.Throws<ArgumentException>(() => optimizer.Step(p, new double[3]));
        optimizer.Step(p, [1, -1]);
        untouched.Step(q, [1, -1]);
        Assert.Throws<ArgumentException>(() => optimizer.Step(new double[3], new double[3]));
        optimizer.Step(p, [0.5, 2]);
        untouched.Step(q, [0.5, 2]);
        Assert.Equal(q, p);
        Assert.Equal(2, optimizer.Updates);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_parameters_are_as_good_as_any(string name)
    {
        Optimizer<float> optimizer = AllOptimizers.New<float>(name, 0.1);
        optimizer.Step([], []);
        optimizer.Step([], []);
        Assert.Equal(2, optimizer.Updates);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_allocated_after_the_first_step(string name)
    {
        Assert.Equal(0, AllocatedAfterFirstStep<double>(name, 37));
        Assert.Equal(0, AllocatedAfterFirstStep<float>(name, 1024));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Rate_of_update_k_is_the_schedules_value_at_k(string name)
    {
        var asked = new List<long>();
        Optimizer<double> optimizer = AllOptimizers.New<double>(name, new Schedule(k =>
        {
            asked.Add(k);
            return 0.1;
        }));
        double[] p = [1];
        for (int k = 0; k < 4; k++) optimizer.Step(p, [1]);
        Assert.Equal([0, 1, 2, 3], asked);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Rate_too_large_for_float_is_rejected_before_anything_is_written(string name)
    {
        Optimizer<float> optimizer = AllOptimizers.New<float>(name, 1e300);
        float[] p = [1, 2];
        var error = Assert.Throws<InvalidOperationException>(() => optimizer.Step(p, [1, 1]));
        Assert.Contains("1E+300", error.Message, StringComparison.Ordinal);
        Assert.Equal([1, 2], p);
        Assert.Equal(0, optimizer.Updates);
    }

    [Fact]
    public void Types_other_than_float_and_double_are_not_supported() =>
        Assert.Throws<NotSupportedException>(() => new GradientDescent<Half>(0.1));

    private static long AllocatedAfterFirstStep<T>(string name, int n)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Optimizer<T> optimizer = AllOptimizers.New<T>(name, Schedule.LinearDecay(0.1, 0.01, 50));
        T[] p = new T[n], g = new T[n];
        Array.Fill(g, T.One);
        optimizer.Step(p, g);
        return Allocations.Of(100, () => optimizer.Step(p, g));
    }

    private static void Rejected(string parameter, string name, Action<Optimizer<double>> step, int steps = 0)
    {
        Optimizer<double> optimizer = AllOptimizers.New<double>(name, 0.1);
        double[] p = [1, 2];
        for (int k = 0; k < steps; k++) optimizer.Step(p, [1, 1]);
        Assert.Equal(parameter, Assert.Throws<ArgumentException>(() => step(optimizer)).ParamName);
        Assert.Equal(steps, optimizer.Updates);
    }
}
