using System;
using System.Collections.Generic;

namespace AutoDiffGen.Tests.VectorMathTests;

/// <summary>Elementary functions to about 100 bits, by series and Newton steps: slow, simple, and nothing in common with what they check.</summary>
/// <remarks>For results in the normal range, and angles up to 10⁶; beyond, there is the table in Data/VectorMath.</remarks>
internal static class Reference
{
    private static readonly Dictionary<string, Func<double, double, DoubleDouble>> Functions = new()
    {
        ["Exp"] = (x, _) => Exp(x),
        ["ExpM1"] = (x, _) => ExpM1(x),
        ["Exp2"] = (x, _) => Exp(DoubleDouble.Ln2 * (x - Math.Round(x))).Scale((int)Math.Round(x)),
        ["Log"] = (x, _) => Log(x),
        ["LogP1"] = (x, _) => LogP1(x),
        ["Log2"] = (x, _) => Math.ScaleB(1, Math.ILogB(x)) == x ? Math.ILogB(x) : Log(x) / DoubleDouble.Ln2,
        ["Log10"] = (x, _) => Log(x) / DoubleDouble.Ln10,
        ["Sin"] = (x, _) => SinCos(x).Sin,
        ["Cos"] = (x, _) => SinCos(x).Cos,
        ["Tan"] = (x, _) => SinCos(x).Sin / SinCos(x).Cos,
        ["Sinh"] = (x, _) => Math.Abs(x) < 1 ? (ExpM1(x) + ExpM1(x) / (ExpM1(x) + 1)).Scale(-1) : (Exp((DoubleDouble)x) - Exp(-(DoubleDouble)x)).Scale(-1),
        ["Cosh"] = (x, _) => (Exp(x) + Exp(-x)).Scale(-1),
        ["Tanh"] = (x, _) => Math.Abs(x) > 300 ? Math.Sign(x) : ExpM1(2 * x) / (ExpM1(2 * x) + 2),
        ["Asin"] = (x, _) => Atan(x / DoubleDouble.Sqrt((1 - (DoubleDouble)x) * (1 + (DoubleDouble)x))),
        ["Acos"] = (x, _) => x == -1 ? DoubleDouble.Pi : Atan(DoubleDouble.Sqrt((1 - (DoubleDouble)x) / (1 + (DoubleDouble)x))).Scale(1),
        ["Atan"] = (x, _) => Atan(x),
        ["Asinh"] = (x, _) => Math.Sign(x) * Asinh(Math.Abs(x)),
        ["Acosh"] = (x, _) => Acosh(x),
        ["Atanh"] = (x, _) => Math.Sign(x) * LogP1((DoubleDouble)Math.Abs(x) * 2 / (1 - (DoubleDouble)Math.Abs(x))).Scale(-1),
        ["Cbrt"] = (x, _) => Cbrt(x),
        ["Sqrt"] = (x, _) => DoubleDouble.Sqrt(x),
        ["Sigmoid"] = (x, _) => x >= 0 ? 1 / (1 + Exp(-x)) : Exp(x) / (1 + Exp(x)),
        ["Softplus"] = (x, _) => x > 600 ? x : Math.Max(x, 0) + LogP1(Exp(-Math.Abs(x))),
        ["Pow"] = (x, y) => Exp(Log(x) * y),
        ["Atan2"] = Atan2,
        ["Hypot"] = (x, y) => DoubleDouble.Sqrt((DoubleDouble)x * x + (DoubleDouble)y * y),
    };

    public static bool Has(string function) => Functions.ContainsKey(function);

    /// <summary>The function's value; y is for functions of two arguments.</summary>
    public static DoubleDouble Of(string function, double x, double y = 0) => Functions[function](x, y);

    /// <summary>The distance from the exact value in units of the last place that a double of the exact value's magnitude has.</summary>
    public static double Ulps(double value, DoubleDouble exact)
    {
        if (exact.High == 0) return value == 0 ? 0 : double.PositiveInfinity;
        int exponent = Math.ILogB(exact.High);
        // A value just below a power of 2 rounds to it.
        if (Math.Abs(exact.High) == Math.ScaleB(1, exponent) && exact.Low * exact.High < 0) exponent--;
        int unit = Math.Max(exponent - 52, -1074);
        return Math.Abs((value - exact.High - exact.Low) * Math.ScaleB(1, -unit / 2) * Math.ScaleB(1, -unit - (-unit / 2)));
    }

    private static DoubleDouble Exp(DoubleDouble x)
    {
        double n = Math.Round(x.High / DoubleDouble.Ln2.High);
        // ln 2 as an exact part and the rest, so that n·ln 2 is known to 130 bits.
        const double part = 0.6931471805598903, next = 5.497923018708371e-14, rest = 1.94704509238075e-31;
        DoubleDouble r = x - n * part - (DoubleDouble)n * next - n * rest;
        r = r.Scale(-9);
        DoubleDouble e = Series(r);
        for (int i = 0; i < 9; i++) e = e.Scale(1) + e * e;
        return (e + 1).Scale((int)n);
    }

    private static DoubleDouble ExpM1(DoubleDouble x)
    {
        if (Math.Abs(x.High) > 0.35) return Exp(x) - 1;
        DoubleDouble e = Series(x.Scale(-4));
        for (int i = 0; i < 4; i++) e = e.Scale(1) + e * e;
        return e;
    }

    /// <summary>x + x²/2! + … + x¹⁸/18!</summary>
    private static DoubleDouble Series(DoubleDouble x)
    {
        DoubleDouble sum = 0;
        for (int k = 18; k > 0; k--) sum = (sum + 1) * x / k;
        return sum;
    }

    private static DoubleDouble Log(DoubleDouble x)
    {
        int exponent = Math.ILogB(x.High);
        x = x.Scale(-exponent);
        if (x > 1.4)
        {
            x = x.Scale(-1);
            exponent++;
        }

        return LogP1(x - 1) + DoubleDouble.Ln2 * exponent;
    }

    private static DoubleDouble LogP1(DoubleDouble x)
    {
        if (x > 0.5 || x < -0.3)
            return x.High > 1e17 ? Log(x) + 1 / x : Log(1 + x);

        // log(1 + x) = log c + log((1 + x) / c) with c near 1 + x; then 2·artanh.
        if (Math.Abs(x.High) > 0.05)
        {
            DoubleDouble y = Math.Log(1 + x.High);
            for (int i = 0; i < 2; i++)
            {
                DoubleDouble e = Exp(y);
                y += (1 + x - e) / (1 + x + e) * 2;
            }

            return y;
        }

        DoubleDouble s = x / (2 + x), z = s * s, sum = 0;
        for (int k = 29; k > 0; k -= 2) sum = sum * z + (DoubleDouble)2 / k;
        return sum * s;
    }

    private static (DoubleDouble Sin, DoubleDouble Cos) SinCos(DoubleDouble x)
    {
        double n = Math.Round(x.High / (Math.PI / 2));
        DoubleDouble r = x - DoubleDouble.Pi.Scale(-1).High * (DoubleDouble)n - DoubleDouble.Pi.Scale(-1).Low * (DoubleDouble)n - DoubleDouble.PiRest / 2 * n;
        DoubleDouble z = r * r, sin = 0, cos = 0;
        for (int k = 26; k > 0; k -= 2)
        {
            cos = -(1 + cos) * z / (k * (k - 1));
            sin = -(1 + sin) * z / (k * (k + 1));
        }

        sin = r + r * sin;
        cos += 1;
        return ((long)n & 3) switch
        {
            0 => (sin, cos),
            1 => (cos, -sin),
            2 => (-sin, -cos),
            _ => (-cos, sin),
        };
    }

    private static DoubleDouble Atan(DoubleDouble x)
    {
        if (x.High > 1) return DoubleDouble.Pi.Scale(-1) - Atan(1 / x);
        if (x.High < -1) return -Atan(-x);
        double near = Math.Atan(x.High);
        (DoubleDouble sin, DoubleDouble cos) = SinCos(near);
        DoubleDouble d = (x * cos - sin) / (cos + x * sin);
        return near + d;
    }

    private static DoubleDouble Atan2(double y, double x)
    {
        DoubleDouble angle = Math.Abs(y) > Math.Abs(x)
            ? DoubleDouble.Pi.Scale(-1) - Atan((DoubleDouble)Math.Abs(x) / Math.Abs(y))
            : Atan((DoubleDouble)Math.Abs(y) / Math.Abs(x));
        if (x < 0) angle = DoubleDouble.Pi - angle;
        return y < 0 ? -angle : angle;
    }

    private static DoubleDouble Asinh(double x)
    {
        if (x > 1e100) return Log(x) + DoubleDouble.Ln2;
        DoubleDouble square = (DoubleDouble)x * x;
        return LogP1(x + square / (1 + DoubleDouble.Sqrt(1 + square)));
    }

    private static DoubleDouble Acosh(double x)
    {
        if (x > 1e100) return Log(x) + DoubleDouble.Ln2;
        DoubleDouble more = (DoubleDouble)x - 1;
        return LogP1(more + DoubleDouble.Sqrt(more * (more + 2)));
    }

    private static DoubleDouble Cbrt(double x)
    {
        DoubleDouble root = Math.Cbrt(x);
        for (int i = 0; i < 2; i++) root -= (root * root * root - x) / (root * root * 3);
        return root;
    }
}
