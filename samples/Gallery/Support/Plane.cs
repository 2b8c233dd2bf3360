using System.Collections.Generic;
using System.Linq;

namespace Gallery;

/// <summary>Points of two parameters.</summary>
internal static class Plane
{
    public static double Distance(double[] p, double[] q) => double.Hypot(p[0] - q[0], p[1] - q[1]);

    /// <summary>How far two paths are apart at most, step by step.</summary>
    public static double Largest(IEnumerable<double[]> path, IEnumerable<double[]> other) => path.Zip(other, Distance).Max();

    /// <summary>The star of a minimum, for drawing.</summary>
    public static Points Star(double[] p, string? name = null) => new(name, [p[0]], [p[1]], Ink.Orange) { Symbol = "star", Size = 15 };

    /// <summary>The circle of a start, for drawing.</summary>
    public static Points Start(double[] p, string? name = null) => new(name, [p[0]], [p[1]], Ink.White) { Size = 10 };
}
