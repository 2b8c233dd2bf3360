using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace AutoDiffGen.Tests.VectorMathTests;

/// <summary>Arguments and the exact value: the nearest double plus a remainder in units of the exact value's last place.</summary>
internal readonly record struct TablePoint(double X, double Y, double Nearest, double Remainder)
{
    /// <summary>The points of Data/VectorMath; none for what has no file.</summary>
    public static IReadOnlyList<TablePoint> Of(string function)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Data", "VectorMath", function + ".txt");
        return File.Exists(path) ? [.. File.ReadLines(path).Select(Parse)] : [];
    }

    private static TablePoint Parse(string line)
    {
        string[] words = line.Split(' ');
        double[] numbers = [.. words[..^1].Select(w => BitConverter.UInt64BitsToDouble(ulong.Parse(w, NumberStyles.HexNumber, CultureInfo.InvariantCulture)))];
        return new(numbers[0], numbers.Length > 2 ? numbers[1] : 0, numbers[^1], double.Parse(words[^1], CultureInfo.InvariantCulture));
    }

    /// <summary>How many units of the exact value's last place lie between it and <paramref name="value"/>.</summary>
    public double Ulps(double value)
    {
        if (value.Equals(Nearest) && double.IsInfinity(value)) return 0;
        // The last number before ∞ is one ulp away from it.
        if (double.IsInfinity(value) || double.IsInfinity(Nearest)) return Math.Min(Math.Abs(value), Math.Abs(Nearest)) == double.MaxValue ? 1 : double.PositiveInfinity;
        return Math.Abs((value - Nearest) / Unit - Remainder);
    }

    private double Unit
    {
        get
        {
            double magnitude = Math.Abs(Nearest);
            double above = magnitude == double.MaxValue ? magnitude - Math.BitDecrement(magnitude) : Math.BitIncrement(magnitude) - magnitude;
            // Just below a power of 2, units are half as large.
            bool isBelow = Remainder * Nearest < 0 && magnitude > 0 && Math.ScaleB(1, Math.ILogB(magnitude)) == magnitude;
            return isBelow ? magnitude - Math.BitDecrement(magnitude) : above;
        }
    }
}
