using System.Globalization;

namespace GaborFit;

/// <summary>How numbers are printed, alike on the console and on the page.</summary>
internal static class Numbers
{
    public static string Fixed(double value, int decimals) => value.ToString("F" + decimals, CultureInfo.InvariantCulture);

    /// <summary>For what spans many orders: plain while that is short, else with an exponent.</summary>
    public static string Magnitude(double value) => value.ToString(value < 1e-3 ? "0.0e-0" : "0.0000", CultureInfo.InvariantCulture);
}
