using System;
using System.Numerics;
using AutoDiffGen.Kernels;
using AutoDiffGen.Training;
using Xunit;

namespace AutoDiffGen.Tests.Kernels;

/// <summary>The kernels give the bits of their naive twins for every length, in place and between other data.</summary>
public class UpdateKernelTests
{
    private const int Steps = 3;
    private const int Offset = 3; // where the parameters start: on no boundary of any vector

    private delegate void Element<T>(ref T p, T g, ref T first, ref T second);

    [Fact]
    public void Gradient_descent_in_double() => GradientDescent<double>();

    [Fact]
    public void Gradient_descent_in_float() => GradientDescent<float>();

    [Fact]
    public void Momentum_in_double() => Momentum<double>();

    [Fact]
    public void Momentum_in_float() => Momentum<float>();

    [Fact]
    public void Adam_in_double() => Adam<double>();

    [Fact]
    public void Adam_in_float() => Adam<float>();

    private static void GradientDescent<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T rate = T.CreateTruncating(0.01);
        SameBits(
            new GradientDescentUpdate<T>(rate), 0, (ref T p, T g, ref T _, ref T _) => ScalarTwin.GradientDescent(ref p, g, rate));
    }

    private static void Momentum<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T beta = T.CreateTruncating(0.9), c = T.CreateTruncating(0.1), r = T.CreateTruncating(-0.01);
        SameBits(
            new MomentumUpdate<T>(beta, c, r), 1,
            (ref T p, T g, ref T m, ref T _) => ScalarTwin.Momentum(ref p, g, ref m, beta, c, r));
    }

    private static void Adam<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T beta1 = T.CreateTruncating(0.9), c1 = T.CreateTruncating(0.1), beta2 = T.CreateTruncating(0.999), c2 = T.CreateTruncating(0.001);
        T a = T.CreateTruncating(0.05), inside = T.CreateTruncating(1e-12), outside = T.CreateTruncating(1e-8);
        SameBits(
            new AdamUpdate<T>(beta1, c1, beta2, c2, a, inside, outside), 2,
            (ref T p, T g, ref T m, ref T v) => ScalarTwin.Adam(ref p, g, ref m, ref v, beta1, c1, beta2, c2, a, inside, outside));
    }

    private static void SameBits<T, TUpdate>(TUpdate update, int stateBuffers, Element<T> twin)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TUpdate : struct, IUpdate<T>
    {
        Assert.Equal(stateBuffers, TUpdate.StateBuffers);
        var random = new SeededRandom(1);
        for (int n = 0; n <= 257; n++)
        {
            T[] memory = Samples<T>.Draw(random, n + 2 * Offset), expected = [.. memory];
            var state = new T[stateBuffers * n];
            T[] first = new T[n], second = new T[n];
            for (int step = 0; step < Steps; step++)
            {
                T[] gradient = Samples<T>.Draw(random, n);
                UpdateKernel.Run<T, TUpdate>(update, memory.AsSpan(Offset, n), gradient, state);
                for (int i = 0; i < n; i++) twin(ref expected[Offset + i], gradient[i], ref first[i], ref second[i]);
            }

            Samples<T>.AssertSameBits(expected, memory);
            if (stateBuffers > 0) Samples<T>.AssertSameBits(first, state.AsSpan(0, n));
            if (stateBuffers > 1) Samples<T>.AssertSameBits(second, state.AsSpan(n));
        }
    }
}
