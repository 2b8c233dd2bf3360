using System;
using AutoDiffGen;

namespace Gallery;

/// <summary>|x| + noise·x, whose mean over noise around 0 is |x|: convex, but not strongly.</summary>
internal static partial class NoisyKink
{
    [Differentiable]
    public static double Loss([Wrt] double x, double noise) => Math.Abs(x) + noise * x;
}
