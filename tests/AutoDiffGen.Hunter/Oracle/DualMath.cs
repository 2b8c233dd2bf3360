using System;

namespace AutoDiffGen.Hunter.Oracle;

/// <summary>The functions of Math on dual numbers, with the project's conventions at kinks.</summary>
public static class DualMath
{
    public static Dual Sin(Dual x) => Chain.Of(Math.Sin(x.Value), Math.Cos(x.Value), x);

    public static Dual Cos(Dual x) => Chain.Of(Math.Cos(x.Value), -Math.Sin(x.Value), x);

    public static (Dual Sin, Dual Cos) SinCos(Dual x) => (Sin(x), Cos(x));

    public static Dual Tan(Dual x) => Chain.Of(Math.Tan(x.Value), 1 + (Math.Tan(x.Value) * Math.Tan(x.Value)), x);

    public static Dual Exp(Dual x) => Chain.Of(Math.Exp(x.Value), Math.Exp(x.Value), x);

    public static Dual Log(Dual x) => Chain.Of(Math.Log(x.Value), 1 / x.Value, x);

    public static Dual Sqrt(Dual x) => Chain.Of(Math.Sqrt(x.Value), 0.5 / Math.Sqrt(x.Value), x);

    public static Dual Cbrt(Dual x) => Chain.Of(Math.Cbrt(x.Value), 1 / (3 * Math.Cbrt(x.Value) * Math.Cbrt(x.Value)), x);

    public static Dual Tanh(Dual x) => Chain.Of(Math.Tanh(x.Value), 1 - (Math.Tanh(x.Value) * Math.Tanh(x.Value)), x, magnitude: 1);

    public static Dual Sinh(Dual x) => Chain.Of(Math.Sinh(x.Value), Math.Cosh(x.Value), x);

    public static Dual Cosh(Dual x) => Chain.Of(Math.Cosh(x.Value), Math.Sinh(x.Value), x);

    public static Dual Asinh(Dual x) => Chain.Of(Math.Asinh(x.Value), 1 / double.Hypot(x.Value, 1), x);

    public static Dual Atan(Dual x) => Chain.Of(Math.Atan(x.Value), 1 / (1 + (x.Value * x.Value)), x);

    public static Dual Asin(Dual x) => Chain.Of(Math.Asin(x.Value), 1 / Math.Sqrt(1 - (x.Value * x.Value)), x);

    public static Dual Atan2(Dual y, Dual x)
    {
        // Squares of large numbers overflow.
        double length = double.Hypot(x.Value, y.Value);
        double value = Math.Atan2(y.Value, x.Value);
        return length == 0 ? value : Chain.Of(value, x.Value / length / length, y, -y.Value / length / length, x);
    }

    public static Dual Pow(Dual x, Dual p)
    {
        double value = Math.Pow(x.Value, p.Value);
        double byBase = p.Value == 0 ? 0 : p.Value * Math.Pow(x.Value, p.Value - 1);
        double byExponent = value == 0 && x.Value >= 0 ? 0 : value * Math.Log(x.Value);
        return Chain.Of(value, byBase, x, byExponent, p);
    }

    public static Dual FusedMultiplyAdd(Dual x, Dual y, Dual z) =>
        Chain.Of(Math.FusedMultiplyAdd(x.Value, y.Value, z.Value), y.Value, x, x.Value, y, 1, z);

    public static Dual Abs(Dual x) => x.Value < 0 ? -x : x.Value == 0 ? Math.Abs(x.Value) : x;

    // A tie of two numbers that both have a derivative gives each one half; one without has no part in it.
    public static Dual Max(Dual x, Dual y) => Chosen(Math.Max(x.Value, y.Value), x, x.Value > y.Value, y, y.Value > x.Value);

    public static Dual Min(Dual x, Dual y) => Chosen(Math.Min(x.Value, y.Value), x, x.Value < y.Value, y, y.Value < x.Value);

    public static Dual Clamp(Dual x, Dual low, Dual high)
    {
        double value = Math.Clamp(x.Value, low.Value, high.Value);
        return (x.Value < low.Value ? low : x.Value > high.Value ? high : x) with { Value = value };
    }

    public static Dual CopySign(Dual x, Dual y) =>
        Chain.Of(Math.CopySign(x.Value, y.Value), double.IsNaN(x.Value) ? double.NaN : Math.Sign(x.Value) * (double.IsNegative(y.Value) ? -1 : 1), x);

    /// <summary>Derivative.Stop.</summary>
    public static Dual Stop(Dual x) => x.Value;

    /// <inheritdoc cref="Stop(Dual)"/>
    public static DualSingle Stop(DualSingle x) => x.Value;

    public static Dual Floor(Dual x) => Math.Floor(x.Value);

    public static Dual Ceiling(Dual x) => Math.Ceiling(x.Value);

    public static Dual Round(Dual x) => Math.Round(x.Value);

    public static Dual Truncate(Dual x) => Math.Truncate(x.Value);

    public static int Sign(Dual x) => Math.Sign(x.Value);

    private static Dual Chosen(double value, Dual x, bool first, Dual y, bool second)
    {
        if (first || double.IsNaN(x.Value)) return x with { Value = value };
        if (second || double.IsNaN(y.Value)) return y with { Value = value };
        if (x.Slope == 0 && y.Slope == 0) return value;
        // Which of the arguments has a derivative at all, a slope of 0 cannot tell: see Ties.
        Ties.Seen++;
        return Chain.Of(value, 0.5, x, 0.5, y);
    }
}
