using System;
using System.Globalization;

namespace AutoDiffGen.Generator.IR;

/// <summary>Constants between their bits, their numbers and C# text that parses back to the same bits.</summary>
internal static class Literal
{
    public static long Bits(ScalarType type, double number) => type.Kind switch
    {
        Scalar.Float64 => BitConverter.DoubleToInt64Bits(number),
        Scalar.Float32 => SingleBits((float)number),
        _ => (long)number,
    };

    /// <summary>The number a constant stands for; exact but for longs beyond 2^53.</summary>
    public static double Number(ScalarType type, long bits) => type.Kind switch
    {
        Scalar.Float64 => BitConverter.Int64BitsToDouble(bits),
        Scalar.Float32 => Single(bits),
        _ => bits,
    };

    public static float Single(long bits) => BitConverter.ToSingle(BitConverter.GetBytes((int)bits), 0);

    public static long SingleBits(float number) => BitConverter.ToInt32(BitConverter.GetBytes(number), 0);

    /// <summary>C# text of the constant.</summary>
    public static string Text(ScalarType type, long bits) => type.Kind switch
    {
        Scalar.Float64 => Double(BitConverter.Int64BitsToDouble(bits)),
        Scalar.Float32 => Float(Single(bits)),
        Scalar.Int32 => bits == int.MinValue ? "int.MinValue" : bits.ToString(CultureInfo.InvariantCulture),
        Scalar.Int64 => bits == long.MinValue ? "long.MinValue" : bits.ToString(CultureInfo.InvariantCulture) + "L",
        _ => bits != 0 ? "true" : "false",
    };

    private static string Double(double number)
    {
        // NaN keeps its payload nowhere in C#; every NaN is written as the one constant there is.
        if (double.IsNaN(number)) return "double.NaN";
        if (double.IsInfinity(number)) return number > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";
        string text = Shortest(number, n => double.Parse(n, CultureInfo.InvariantCulture) is var back
            && BitConverter.DoubleToInt64Bits(back) == BitConverter.DoubleToInt64Bits(number), number.ToString("R", CultureInfo.InvariantCulture), 17);
        return text.IndexOfAny(['.', 'E']) >= 0 ? text : text + ".0";
    }

    private static string Float(float number)
    {
        if (float.IsNaN(number)) return "float.NaN";
        if (float.IsInfinity(number)) return number > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity";
        string text = Shortest(number, n => float.Parse(n, CultureInfo.InvariantCulture) is var back
            && SingleBits(back) == SingleBits(number), number.ToString("R", CultureInfo.InvariantCulture), 9);
        return text + "f";
    }

    // "R" of the old framework, which may host the compiler, does not always round-trip: fall back to all digits.
    private static string Shortest(double number, Func<string, bool> same, string text, int digits)
    {
        if (number == 0) return 1 / number < 0 ? "-0.0" : "0.0";
        return same(text) ? text : number.ToString("G" + digits, CultureInfo.InvariantCulture);
    }
}
