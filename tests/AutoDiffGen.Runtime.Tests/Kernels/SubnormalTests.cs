using AutoDiffGen.Optimizers;
using Xunit;

namespace AutoDiffGen.Tests.Kernels;

/// <summary>Averages end at 0 once gradients do, rather than in the subnormal numbers, where arithmetic is many times slower.</summary>
public class SubnormalTests
{
    [Theory]
    [InlineData(MomentumForm.Velocity)]
    [InlineData(MomentumForm.HeavyBall)]
    [InlineData(MomentumForm.ExponentialAverage)]
    public void Momentum_comes_to_rest(MomentumForm form)
    {
        var momentum = new Momentum<float>(1) { Form = form };
        float[] p = [0];
        momentum.Step(p, [1]);
        for (int k = 0; k < 1000; k++) momentum.Step(p, [0]);
        // 0.9^1000 is 2e-46, below the smallest subnormal float; without the flush it would stop decaying at 5 times that one.
        p[0] = 0;
        momentum.Step(p, [0]);
        Assert.Equal(0, p[0]);
    }

    [Fact]
    public void Adam_comes_to_rest()
    {
        var adam = new Adam<float>(1) { Beta1 = 0.9, Beta2 = 0.9 };
        float[] p = [0];
        adam.Step(p, [1]);
        for (int k = 0; k < 2000; k++) adam.Step(p, [0]);
        p[0] = 0;
        adam.Step(p, [0]);
        Assert.Equal(0, p[0]);
    }

    [Fact]
    public void Small_squares_still_count()
    {
        // v = 1e-36 is smaller than the least average of gradients, but its root is far larger than this epsilon.
        var adam = new Adam<float>(1) { Beta1 = 0, Beta2 = 0, Epsilon = 1e-30 };
        float[] p = [0];
        adam.Step(p, [1e-18f]);
        Assert.InRange(p[0], -1 - 1e-6f, -1 + 1e-6f);
    }
}
