using System;
using System.Globalization;

namespace AutoDiffGen.Generator.IR;

/// <summary>Constants between their bits, their numbers and C# text that parses back to the same bits.</summary>
internal static class Literal
{
    public static long Bits(ScalarType type, double number) => type.Kind switch
    {
        Scalar.Float64 or Scalar.Generic or Scalar.Lanes => BitConverter.DoubleToInt64Bits(number),
        Scalar.Float32 => SingleBits((float)number),
        _ => (long)number,
    };

    /// <summary>The number a constant stands for; exact but for integers beyond 2^53, and before a type parameter rounds it.</summary>
    public static double Number(ScalarType type, long bits) => type.Kind switch
    {
        Scalar.UInt64 => (ulong)bits,
        Scalar.Float64 or Scalar.Generic or Scalar.Lanes => BitConverter.Int64BitsToDouble(bits),
        Scalar.Float32 => Single(bits),
        _ => bits,
    };

    /// <summary>Whether every floating-point type has exactly this number, given by the bits of a double: 0, 1, 2.5, but not 0.1, nor 1e-9, which a small type takes for 0.</summary>
    public static bool IsInAnyType(long bits)
    {
        // Half has exponents from -14 to 15, others have only eight bits of a number.
        const int LeastExponent = 1023 - 14, MostExponent = 1023 + 15, Bits = 8;
        int exponent = (int)(bits >> 52) & 0x7FF;
        return bits == 0 || (exponent is >= LeastExponent and <= MostExponent && (bits & ((1L << (53 - Bits)) - 1)) == 0);
    }

    /// <summary>Whether the constant is not 0; of a type parameter, whatever small numbers the type in its place may have.</summary>
    public static bool IsNotZero(ScalarType type, long bits) => Math.Abs(Number(type, bits)) is not 0 and var size && (!type.IsGeneric || size > 1e-4);

    public static float Single(long bits) => BitConverter.ToSingle(BitConverter.GetBytes((int)bits), 0);

    public static long SingleBits(float number) => BitConverter.ToInt32(BitConverter.GetBytes(number), 0);

    /// <summary>C# text of the constant.</summary>
    public static string Text(ScalarType type, long bits) => type.Kind switch
    {
        Scalar.Float64 or Scalar.Lanes => Double(BitConverter.Int64BitsToDouble(bits)),
        Scalar.Float32 => Float(Single(bits)),
        Scalar.Int32 => bits == int.MinValue ? "int.MinValue" : bits.ToString(CultureInfo.InvariantCulture),
        Scalar.Int64 => bits == long.MinValue ? "long.MinValue" : bits.ToString(CultureInfo.InvariantCulture) + "L",
        Scalar.UInt32 => bits.ToString(CultureInfo.InvariantCulture) + "u",
        Scalar.UInt64 => ((ulong)bits).ToString(CultureInfo.InvariantCulture) + "ul",
        Scalar.Char => bits is >= ' ' and <= '~' and not ('\'' or '\\') ? $"'{(char)bits}'" : $"'\\u{bits:x4}'",
        Scalar.Generic => Generic(type.Name, BitConverter.Int64BitsToDouble(bits)),
        Scalar.Int8 or Scalar.UInt8 or Scalar.Int16 or Scalar.UInt16 => $"({type.Keyword}){(bits < 0 ? $"({Plain(bits)})" : Plain(bits))}",
        _ => bits != 0 ? "true" : "false",
    };

    private static string Plain(long number) => number.ToString(CultureInfo.InvariantCulture);

    // A constant that the type has by a name of its own, else a double: converted, which rounds once.
    private static string Generic(string name, double number)
    {
        if (number == 0) return 1 / number < 0 ? $"-{name}.Zero" : $"{name}.Zero";
        if (number is 1 or -1) return number > 0 ? $"{name}.One" : $"-{name}.One";
        string text = Double(number);
        bool isWhole = text.EndsWith(".0", StringComparison.Ordinal) && text.Length <= 11;
        return $"{name}.CreateChecked({(isWhole ? text.Substring(0, text.Length - 2) : text)})";
    }

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
