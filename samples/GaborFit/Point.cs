using System;
using System.Globalization;

namespace GaborFit;

/// <summary>A point of the parameter plane, φ = (φ₀, φ₁).</summary>
internal readonly record struct Point(double Phi0, double Phi1) : IFormattable
{
    public double DistanceTo(Point other) => double.Hypot(Phi0 - other.Phi0, Phi1 - other.Phi1);

    public override string ToString() => ToString(null, null);

    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        format ??= "0.0000";
        return $"({Phi0.ToString(format, CultureInfo.InvariantCulture)}, {Phi1.ToString(format, CultureInfo.InvariantCulture)})";
    }
}
