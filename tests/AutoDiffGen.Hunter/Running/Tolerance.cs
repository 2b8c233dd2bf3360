using System;
using AutoDiffGen.Hunter.Oracle;

namespace AutoDiffGen.Hunter.Running;

/// <summary>How far a gradient may be from the oracle's: by rounding, and no further.</summary>
/// <remarks>
/// Values are the same to the bit, so only the derivative's own sums and products are rounded. What they can lose is
/// relative to the sum of magnitudes that <see cref="Dual.Scale"/> keeps.
/// </remarks>
internal sealed class Tolerance(bool isSingle)
{
    private readonly double _relative = isSingle ? 2e-5 : 1e-11;
    private readonly double _absolute = isSingle ? 1e-6 : 1e-14;

    /// <summary>Whether two values are the same but for roundings.</summary>
    public static bool IsRounded(double x, double y) =>
        x.Equals(y) || Math.Abs(x - y) <= 1e-9 * (1 + Math.Abs(y)) || (!double.IsFinite(x) && !double.IsFinite(y));

    /// <summary>Whether two values differ by more than roundings, but by no more than what programs make of roundings that feed on themselves.</summary>
    public static bool IsAmplified(double x, double y) => !IsRounded(x, y) && Math.Abs(x - y) <= 1e-5 * (1 + Math.Abs(y));

    /// <summary>Whether a derivative of that size has a place in the numbers that are computed with.</summary>
    public bool IsFinite(double scale) => double.IsFinite(isSingle ? (float)scale : scale);

    public bool Accepts(Dual expected, double actual) =>
        Math.Abs(actual - expected.Slope) <= (_relative * expected.Scale) + _absolute;
}
