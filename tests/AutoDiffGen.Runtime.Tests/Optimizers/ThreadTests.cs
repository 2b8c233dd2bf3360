using System;
using System.Numerics;
using System.Threading.Tasks;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Tests.Kernels;
using AutoDiffGen.Tests.Support;
using AutoDiffGen.Training;
using Xunit;

namespace AutoDiffGen.Tests.Optimizers;

/// <summary>Steps of several threads give the bits of one thread, whatever the split.</summary>
public class ThreadTests
{
    [Theory]
    [InlineData(2, (1 << 17) - 1)]
    [InlineData(2, 1 << 17)]
    [InlineData(2, (1 << 17) + 77)]
    [InlineData(3, 3 * (1 << 16) + 5)]
    [InlineData(64, 300_001)]
    public void Same_bits(int threads, int n)
    {
        Same(n, () => new Adam<float>(0.1), () => new Adam<float>(0.1) { Threads = threads });
        Same(n, () => new AmsGrad<double>(0.1), () => new AmsGrad<double>(0.1) { Threads = threads });
        Same(n, () => new GradientDescent<float>(0.1), () => new GradientDescent<float>(0.1) { Threads = threads });
        Same(
            n,
            () => new RmsProp<float>(0.1) { Momentum = 0.9, Clipping = Clipping.ByNorm(1), WeightDecay = WeightDecay.Coupled(0.1) },
            () => new RmsProp<float>(0.1) { Momentum = 0.9, Clipping = Clipping.ByNorm(1), WeightDecay = WeightDecay.Coupled(0.1), Threads = threads });
    }

    [Fact]
    public void Many_optimizers_at_once_do_not_wait_for_each_other_for_ever() =>
        Parallel.For(0, 16, _ => Same(1 << 17, () => new Adam<float>(0.1), () => new Adam<float>(0.1) { Threads = 4 }));

    [Fact]
    public void Nothing_is_allocated_by_the_calling_thread_after_the_first_step()
    {
        var adam = new Adam<float>(0.1) { Threads = 2 };
        float[] p = new float[1 << 18], g = new float[1 << 18];
        for (int k = 0; k < 3; k++) adam.Step(p, g);
        Assert.Equal(0, Allocations.Of(20, () => adam.Step(p, g)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(65)]
    public void Threads_out_of_range(int threads) =>
        Assert.Equal("Threads", Assert.Throws<ArgumentOutOfRangeException>(() => new Adam<float>(0.1) { Threads = threads }).ParamName);

    private static void Same<T>(int n, Func<Optimizer<T>> one, Func<Optimizer<T>> several) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new SeededRandom(3);
        T[] p = new T[n], g = new T[n];
        for (int i = 0; i < n; i++) (p[i], g[i]) = (T.CreateTruncating(random.NextDouble()), T.CreateTruncating(random.NextDouble() - 0.5));
        T[] q = [.. p];
        Optimizer<T> single = one(), shared = several();
        for (int k = 0; k < 3; k++)
        {
            single.Step(p, g);
            shared.Step(q, g);
        }

        Samples<T>.AssertSameBits(p, q);
    }
}
