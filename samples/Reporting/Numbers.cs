using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Reporting;

/// <summary>How numbers are printed, alike on the console and on the page.</summary>
public static class Numbers
{
    public static string Fixed(double value, int decimals) => value.ToString("F" + decimals, CultureInfo.InvariantCulture);

    /// <summary>For what spans many orders: plain while that is short, else with an exponent.</summary>
    public static string Magnitude(double value) => value.ToString(value < 1e-3 ? "0.0e-0" : "0.0000", CultureInfo.InvariantCulture);

    /// <summary>As many digits as a drawing needs: all of them would be most of a page.</summary>
    public static double Drawn(double value, int digits) =>
        double.Parse(value.ToString("G" + digits, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>Evenly spaced numbers, both ends included.</summary>
    public static IEnumerable<double> Steps(double from, double to, int count) =>
        Enumerable.Range(0, count).Select(i => Drawn(from + (to - from) * i / (count - 1), 8));
}
