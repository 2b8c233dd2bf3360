using System;

namespace AutoDiffGen.Tests.VectorMathTests;

/// <summary>An unevaluated sum of two doubles, about 106 bits.</summary>
/// <remarks>Dekker, A floating-point technique for extending the available precision, Numerische Mathematik 18 (1971), with fused multiply-add.</remarks>
internal readonly record struct DoubleDouble(double High, double Low)
{
    public static DoubleDouble Pi => new(3.141592653589793, 1.2246467991473532e-16);

    /// <summary>What π leaves after <see cref="Pi"/>.</summary>
    public const double PiRest = -2.9947698097183397e-33;

    public static DoubleDouble Ln2 => new(0.6931471805599453, 2.3190468138462996e-17);

    public static DoubleDouble Ln10 => new(2.302585092994046, -2.1707562233822494e-16);

    public static implicit operator DoubleDouble(double x) => new(x, 0);

    public static DoubleDouble operator -(DoubleDouble a) => new(-a.High, -a.Low);

    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + -b;

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        (double high, double e) = TwoSum(a.High, b.High);
        (double low, double f) = TwoSum(a.Low, b.Low);
        (high, e) = TwoSum(high, e + low);
        return Normal(high, e + f);
    }

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        double high = a.High * b.High;
        return Normal(high, Math.FusedMultiplyAdd(a.High, b.High, -high) + (a.High * b.Low + a.Low * b.High));
    }

    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        double first = a.High / b.High;
        DoubleDouble rest = a - b * first;
        double second = rest.High / b.High;
        rest -= b * second;
        return Normal(first, second) + rest.High / b.High;
    }

    public static bool operator <(DoubleDouble a, double b) => a.High < b || (a.High == b && a.Low < 0);

    public static bool operator >(DoubleDouble a, double b) => a.High > b || (a.High == b && a.Low > 0);

    public static DoubleDouble Sqrt(DoubleDouble a)
    {
        if (a.High == 0) return a;
        double root = Math.Sqrt(a.High);
        return Normal(root, (a - (DoubleDouble)root * root).High / (2 * root));
    }

    /// <summary>Both parts times a power of 2.</summary>
    public DoubleDouble Scale(int exponent) => new(Math.ScaleB(High, exponent), Math.ScaleB(Low, exponent));

    private static (double Sum, double Error) TwoSum(double a, double b)
    {
        double sum = a + b, part = sum - a;
        return (sum, a - (sum - part) + (b - part));
    }

    private static DoubleDouble Normal(double high, double low)
    {
        double sum = high + low;
        return new(sum, high - sum + low);
    }
}
