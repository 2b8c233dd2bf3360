using System;

namespace AutoDiffGen.Hunter.Oracle;

/// <summary>The functions of MathF on dual numbers: the value in float, the derivative in double.</summary>
public static class DualMathF
{
    public static DualSingle Sin(DualSingle x) => DualSingle.Rounded(MathF.Sin(x.Value), DualMath.Sin(x));

    public static DualSingle Cos(DualSingle x) => DualSingle.Rounded(MathF.Cos(x.Value), DualMath.Cos(x));

    public static DualSingle Exp(DualSingle x) => DualSingle.Rounded(MathF.Exp(x.Value), DualMath.Exp(x));

    public static DualSingle Log(DualSingle x) => DualSingle.Rounded(MathF.Log(x.Value), DualMath.Log(x));

    public static DualSingle Sqrt(DualSingle x) => DualSingle.Rounded(MathF.Sqrt(x.Value), DualMath.Sqrt(x));

    public static DualSingle Tanh(DualSingle x) => DualSingle.Rounded(MathF.Tanh(x.Value), DualMath.Tanh(x));

    public static DualSingle Atan(DualSingle x) => DualSingle.Rounded(MathF.Atan(x.Value), DualMath.Atan(x));

    public static DualSingle Abs(DualSingle x) => DualSingle.Rounded(MathF.Abs(x.Value), DualMath.Abs(x));

    public static DualSingle Max(DualSingle x, DualSingle y) => DualSingle.Rounded(MathF.Max(x.Value, y.Value), DualMath.Max(x, y));

    public static DualSingle Min(DualSingle x, DualSingle y) => DualSingle.Rounded(MathF.Min(x.Value, y.Value), DualMath.Min(x, y));

    public static DualSingle Pow(DualSingle x, DualSingle p) => DualSingle.Rounded(MathF.Pow(x.Value, p.Value), DualMath.Pow(x, p));
}
