using System;

namespace NistFit;

/// <summary>How many leading digits of a value are those that NIST certifies.</summary>
internal static class Digits
{
    /// <summary>As many as are certified.</summary>
    public const double Certified = 11;

    /// <summary>−log₁₀ of the relative error, between 0 and <see cref="Certified"/>; 0 for a value that is not a number.</summary>
    public static double Of(double value, double certified)
    {
        double digits = -Math.Log10(Math.Abs(value - certified) / Math.Abs(certified));
        return double.IsNaN(digits) ? 0 : Math.Clamp(digits, 0, Certified);
    }
}
