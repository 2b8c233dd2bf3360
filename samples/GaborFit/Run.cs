using System;
using System.Linq;

namespace GaborFit;

/// <summary>One descent: where it began, every point it visited, and how long its steps took.</summary>
/// <param name="Path">The start, then the point after each step.</param>
internal sealed record Run(Method Method, Start Start, Point[] Path, TimeSpan Time)
{
    public Point End => Path[^1];

    /// <summary>The loss over all points at the end, also where the method saw only batches.</summary>
    public double Loss => LossAt(End);

    /// <summary>The loss over all points along the path.</summary>
    public double[] Losses => [.. Path.Select(LossAt)];

    /// <summary>How far, in φ, it ended from the global minimum.</summary>
    public double Distance => End.DistanceTo(GlobalMinimum.Phi);

    public bool ReachedGlobalMinimum => GlobalMinimum.IsReached(End);

    private static double LossAt(Point phi) => Gabor.Loss([phi.Phi0, phi.Phi1], Data.X, Data.Y);
}
