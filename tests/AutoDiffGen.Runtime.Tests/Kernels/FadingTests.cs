using System;
using System.Numerics;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Tests.Optimizers;
using Xunit;

namespace AutoDiffGen.Tests.Kernels;

/// <summary>No optimizer keeps a subnormal number of its own making: arithmetic on them is many times slower, and averages would stay there.</summary>
public class FadingTests
{
    public static TheoryData<string> Names => AllOptimizers.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void State_after_a_gradient_and_zeros_is_zero_or_normal(string name)
    {
        Fades<float>(name, 3000);
        Fades<double>(name, 30_000);
    }

    private static void Fades<T>(string name, int steps) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Optimizer<T> optimizer = AllOptimizers.New<T>(name, 0.001);
        T[] p = new T[19], g = new T[19];
        Array.Fill(p, T.One);
        for (int i = 0; i < g.Length; i++) g[i] = T.ScaleB(T.One, -4 * i);
        optimizer.Step(p, g);
        Array.Clear(g);
        for (int k = 0; k < steps; k++)
        {
            optimizer.Step(p, g);
            if (k % 97 != 0) continue;
            for (int buffer = 0; buffer < optimizer.State.Buffers; buffer++)
                foreach (T value in optimizer.State[buffer])
                    Assert.False(T.IsSubnormal(value), $"{name}: buffer {buffer} has {value} after {k} zeros");
        }
    }
}
