using System;
using System.Linq;
using System.Numerics;
using AutoDiffGen.Kernels;
using AutoDiffGen.Training;
using Xunit;

namespace AutoDiffGen.Tests.Kernels;

public class StepProductsTests
{
    [Fact]
    public void Sums_of_every_length()
    {
        for (int n = 0; n <= 70; n++)
        {
            Sums<double>(n, 1e-14);
            Sums<float>(n, 1e-6);
        }
    }

    private static void Sums<T>(int n, double tolerance) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new SeededRandom((ulong)n);
        T[] m = Draw(), v = [.. Draw().Select(x => x * x)], g = Draw();
        double a = 0.25, outside = 0.125, square = 0, slope = 0, scale = 0;
        for (int i = 0; i < n; i++)
        {
            double step = a * N(m[i]) / (Math.Sqrt(N(v[i])) + outside);
            square += step * step;
            slope += step * N(g[i]);
            scale += Math.Abs(step * N(g[i]));
        }

        (double actualSquare, double actualSlope) = StepProducts.Of<T>(m, v, g, T.CreateTruncating(a), T.CreateTruncating(outside));
        Assert.InRange(actualSquare - square, -tolerance * square, tolerance * square);
        Assert.InRange(actualSlope - slope, -tolerance * scale, tolerance * scale);

        T[] Draw() => [.. Enumerable.Range(0, n).Select(_ => T.CreateTruncating(random.NextDouble() - 0.5))];
        static double N(T x) => double.CreateTruncating(x);
    }
}
