using System;
using System.Globalization;

namespace Gallery;

/// <summary>Something that must hold: what was computed, beside what was expected.</summary>
internal sealed record Check(string Quantity, string Computed, string Expected, bool Passed)
{
    /// <summary>A number that was published with so many decimals: it must round to the same.</summary>
    public static Check Digits(string quantity, double computed, string published)
    {
        double reference = double.Parse(published, CultureInfo.InvariantCulture);
        int decimals = published.Contains('.') ? published.Length - published.IndexOf('.') - 1 : 0;
        return new(quantity, Print(computed), published, Math.Abs(computed - reference) <= 0.5001 * Math.Pow(10, -decimals));
    }

    /// <summary>A number of which all digits are known: it must agree but for rounding, in parts of its size (at least 1).</summary>
    public static Check Near(string quantity, double computed, double reference, double tolerance = 1e-9) => new(
        quantity, Print(computed), Print(reference), Math.Abs(computed - reference) <= tolerance * Math.Max(1, Math.Abs(reference)));

    /// <summary>A count.</summary>
    public static Check Equal(string quantity, long computed, long expected) => new(quantity, Print(computed), Print(expected), computed == expected);

    /// <summary>A bound.</summary>
    public static Check AtMost(string quantity, double computed, double bound) => new(quantity, Print(computed), "≤ " + Print(bound), computed <= bound);

    /// <summary>A bound.</summary>
    public static Check AtLeast(string quantity, double computed, double bound) => new(quantity, Print(computed), "≥ " + Print(bound), computed >= bound);

    /// <summary>A behaviour.</summary>
    public static Check That(string quantity, bool holds) => new(quantity, holds ? "yes" : "no", "yes", holds);

    private static string Print(double value) =>
        value == 0 || (Math.Abs(value) is >= 1e-4 and < 1e7)
            ? value.ToString("0.##########", CultureInfo.InvariantCulture)
            : value.ToString("0.0##e0", CultureInfo.InvariantCulture);
}
