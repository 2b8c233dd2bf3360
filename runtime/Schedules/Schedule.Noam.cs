using System;
using AutoDiffGen.Support;

namespace AutoDiffGen.Schedules;

public sealed partial class Schedule
{
    /// <summary>ε_k = s·min((k + 1)^−½, (k + 1)·N^−3⁄2): rises linearly for N updates, then falls with the root.</summary>
    /// <remarks>Vaswani et al. 2017, section 5.3, where s is the root of 1/d. Satisfies ∑ε = ∞, but not ∑ε² &lt; ∞.</remarks>
    /// <param name="scale">s, at least 0 and finite; the largest rate is s / √N.</param>
    /// <param name="warmUp">N, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Schedule Noam(double scale, long warmUp)
    {
        Valid.Rate(scale, nameof(scale));
        Valid.AtLeast(1, warmUp, nameof(warmUp));
        return new(k => scale * Math.Min(1 / Math.Sqrt(k + 1.0), (k + 1.0) * Math.Pow(warmUp, -1.5)), scale > 0, scale == 0);
    }
}
