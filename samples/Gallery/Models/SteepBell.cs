using System;
using AutoDiffGen;

namespace Gallery;

/// <summary>An upside-down bell that is steep along φ₁ and wide along φ₀: L[φ] = 1 − exp(−2·φ₁²)·exp(−(φ₀ − 0.7)²/8).</summary>
/// <remarks>Prince, Understanding Deep Learning, figure 6.9 and notebook 6.5.</remarks>
internal static partial class SteepBell
{
    [Differentiable]
    public static double Loss(ReadOnlySpan<double> phi)
    {
        double steep = Math.Exp(-0.5 * phi[1] * phi[1] * 4.0);
        double wide = Math.Exp(-0.5 * (phi[0] - 0.7) * (phi[0] - 0.7) / 4.0);
        return 1.0 - steep * wide;
    }
}
