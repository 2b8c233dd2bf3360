using System;
using System.Buffers;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Infrastructure;

/// <summary>The measuring instruments see what they are for.</summary>
[Collection(PoolWatch.Alone)]
public sealed class MeasurementTests
{
    private object? _kept;

    [Fact]
    public void Allocation_counts_each_call_but_the_first()
    {
        int calls = 0;
        Assert.True(Allocation.BytesPerCall(() => _kept = new byte[100]) >= 100);
        Assert.Equal(0, Allocation.BytesPerCall(() => _kept = calls++ == 0 ? new byte[100] : _kept));
    }

    [Fact]
    public void Allocation_sees_a_single_late_one()
    {
        int calls = 0;
        Assert.NotEqual(0, Allocation.BytesPerCall(() => _kept = ++calls == 4 ? new object() : _kept));
    }

    [Fact]
    public void PoolWatch_counts_rents_and_returns_of_this_thread()
    {
        using PoolWatch pool = new();
        double[] returned = ArrayPool<double>.Shared.Rent(100);
        float[] kept = ArrayPool<float>.Shared.Rent(200);
        ArrayPool<double>.Shared.Return(returned);
        Assert.Equal((2, 1), (pool.Rented, pool.Returned));
        ArrayPool<float>.Shared.Return(kept);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(-3)]
    public void Differences_are_right_for_smooth_functions(double x)
    {
        Difference difference = Differences.Of(t => Math.Exp(t) * Math.Sin(t), x);
        double expected = Math.Exp(x) * (Math.Sin(x) + Math.Cos(x));
        Assert.True(Math.Abs(difference.Derivative - expected) < 1e-11, $"{difference} instead of {expected}");
        Assert.True(difference.Error < 1e-10);
    }

    [Fact]
    public void Differences_admit_a_kink() =>
        Assert.True(Differences.Of(t => Math.Max(t, 0) * Math.Exp(t), 0).Error > 1e-6);

    [Fact]
    public void Differences_stay_on_their_side_of_a_kink() =>
        Assert.Equal(Math.Cos(0.01), Differences.Of(t => t > 0 ? Math.Sin(t) : 7, 0.01).Derivative, 1e-10);
}
