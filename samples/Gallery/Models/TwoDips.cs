using System;
using AutoDiffGen;

namespace Gallery;

/// <summary>A line with a wide dip at 0.65 and a narrow one at 0.35.</summary>
/// <remarks>Prince, Understanding Deep Learning, figure 6.10 and notebook 6.1.</remarks>
internal static partial class TwoDips
{
    [Differentiable]
    public static double Loss(double phi)
    {
        double wide = Math.Exp(-(phi - 0.65) * (phi - 0.65) / 0.1);
        double narrow = Math.Exp(-(phi - 0.35) * (phi - 0.35) / 0.02);
        return 1 - 0.5 * wide - 0.45 * narrow;
    }
}
