using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation.Rules;

/// <summary>The words in which the sheets are written: functions and constants.</summary>
internal static class Formulas
{
    public const double Pi = System.Math.PI;

    /// <summary>ln 2</summary>
    public const double Ln2 = 0.69314718055994530942;

    /// <summary>ln 10</summary>
    public const double Ln10 = 2.30258509299404568402;

    public static Formula Sqrt(Formula x) => Call("Sqrt", x);

    public static Formula Pow(Formula x, Formula p) => Call("Pow", x, p);

    public static Formula Log(Formula x) => Call("Log", x);

    public static Formula Hypot(Formula x, Formula y) => Call("Hypot", x, y);

    public static Formula Sin(Formula x) => Call("Sin", x);

    public static Formula Cos(Formula x) => Call("Cos", x);

    public static Formula SinPi(Formula x) => Call("SinPi", x);

    public static Formula CosPi(Formula x) => Call("CosPi", x);

    public static Formula Sinh(Formula x) => Call("Sinh", x);

    public static Formula Cosh(Formula x) => Call("Cosh", x);

    public static Formula Round(Formula x) => Call("Round", x);

    /// <summary>x · 2ⁿ</summary>
    public static Formula ScaleB(Formula x, Formula n) => Call("ScaleB", x, n);

    private static Formula Call(string function, params Formula[] arguments) => new Formula.Call(function, EquatableArray.Of(arguments));
}
