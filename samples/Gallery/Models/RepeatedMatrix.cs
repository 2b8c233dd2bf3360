using System;
using AutoDiffGen;

namespace Gallery;

/// <summary>The same 2 × 2 matrix applied over and over: the first component of Wᵗ·x.</summary>
/// <remarks>Goodfellow, Bengio and Courville, Deep Learning, (8.11).</remarks>
internal static partial class RepeatedMatrix
{
    [Differentiable]
    public static double Loss([Wrt] ReadOnlySpan<double> x, ReadOnlySpan<double> w, int times)
    {
        double a = x[0], b = x[1];
        for (int t = 0; t < times; t++)
            (a, b) = (w[0] * a + w[1] * b, w[2] * a + w[3] * b);
        return a;
    }
}
