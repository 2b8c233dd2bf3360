using System;
using System.Numerics;
using System.Runtime.InteropServices;
using AutoDiffGen.Training;
using Xunit;

namespace AutoDiffGen.Tests.Kernels;

/// <summary>Numbers of all kinds: mostly of common magnitude, some zero, tiny, subnormal, huge or not finite.</summary>
internal static class Samples<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal static T[] Draw(SeededRandom random, int length)
    {
        var samples = new T[length];
        foreach (ref T x in samples.AsSpan())
        {
            T u = T.CreateTruncating(random.NextDouble() - 0.5);
            x = random.NextInt32(24) switch
            {
                0 => T.Zero,
                1 => T.NegativeZero,
                2 => u * T.CreateTruncating(1e-30),
                3 => u * ScalarTwin.LeastNormal<T>(),
                4 => u * T.CreateTruncating(1e15),
                5 => u * T.ScaleB(T.One / ScalarTwin.LeastNormal<T>(), -1),
                6 when random.NextInt32(20) == 0 => T.PositiveInfinity,
                7 when random.NextInt32(20) == 0 => T.NaN,
                8 => u * T.Sqrt(ScalarTwin.LeastNormal<T>()) * T.CreateTruncating(16), // a thousandth of the square is subnormal
                _ => u,
            };
        }

        return samples;
    }

    /// <summary>The same bits, but any NaN is any other: its sign and payload depend on the order of operands.</summary>
    internal static void AssertSameBits(ReadOnlySpan<T> expected, ReadOnlySpan<T> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            if (T.IsNaN(expected[i]) && T.IsNaN(actual[i])) continue;
            bool same = MemoryMarshal.AsBytes(expected.Slice(i, 1)).SequenceEqual(MemoryMarshal.AsBytes(actual.Slice(i, 1)));
            Assert.True(same, $"element {i} of {expected.Length} is {actual[i]:R}, but should be {expected[i]:R}");
        }
    }
}
