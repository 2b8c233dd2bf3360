using System;
using System.Collections.Generic;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Tests.VectorMathTests;

/// <summary>A function of <see cref="VectorMath"/>, and what is known of it. Functions of one argument leave y alone.</summary>
/// <param name="Name">The method.</param>
/// <param name="Bound">The error bound in ulps.</param>
/// <param name="Scalar">The same of System.Math, good for special values and a dozen digits.</param>
/// <param name="Double">Eight doubles.</param>
/// <param name="Float">Sixteen floats.</param>
/// <param name="InPlace">Vectors in memory.</param>
/// <param name="Half">Four doubles.</param>
/// <param name="Quarter">Two doubles.</param>
internal sealed record Function(
    string Name,
    double Bound,
    Func<double, double, double> Scalar,
    Func<Vector512<double>, Vector512<double>, Vector512<double>> Double,
    Func<Vector512<float>, Vector512<float>, Vector512<float>> Float,
    Function.InPlaceCall InPlace,
    Func<Vector256<double>, Vector256<double>, Vector256<double>> Half,
    Func<Vector128<double>, Vector128<double>, Vector128<double>> Quarter)
{
    public delegate void InPlaceCall(ref Vector512<double> x, ref Vector512<double> y, int count);

    public bool HasTwoArguments => Name is "Pow" or "Atan2" or "Hypot";

    public double Of(double x, double y = 0) => Double(Vector512.Create(x), Vector512.Create(y))[0];

    public float OfFloats(float x, float y) => Float(Vector512.Create(x), Vector512.Create(y))[0];
}

/// <summary>All functions, by name.</summary>
internal static class Functions
{
    public static readonly IReadOnlyDictionary<string, Function> All = Build();

    private static Dictionary<string, Function> Build()
    {
        var all = new Dictionary<string, Function>();
        foreach (Function function in (Function[])[
            new("Exp", 1.1, (x, _) => Math.Exp(x), (x, _) => VectorMath.Exp(x), (x, _) => VectorMath.Exp(x),
                (ref x, ref _, count) => VectorMath.Exp(ref x, count), (x, _) => Lanes256.Exp(x), (x, _) => Lanes128.Exp(x)),
            new("ExpM1", 1.1, (x, _) => ExpM1(x), (x, _) => VectorMath.ExpM1(x), (x, _) => VectorMath.ExpM1(x),
                (ref x, ref _, count) => VectorMath.ExpM1(ref x, count), (x, _) => Lanes256.ExpM1(x), (x, _) => Lanes128.ExpM1(x)),
            new("Exp2", 1.0, (x, _) => Math.Pow(2, x), (x, _) => VectorMath.Exp2(x), (x, _) => VectorMath.Exp2(x),
                (ref x, ref _, count) => VectorMath.Exp2(ref x, count), (x, _) => Lanes256.Exp2(x), (x, _) => Lanes128.Exp2(x)),
            new("Log", 0.9, (x, _) => Math.Log(x), (x, _) => VectorMath.Log(x), (x, _) => VectorMath.Log(x),
                (ref x, ref _, count) => VectorMath.Log(ref x, count), (x, _) => Lanes256.Log(x), (x, _) => Lanes128.Log(x)),
            new("LogP1", 1.0, (x, _) => LogP1(x), (x, _) => VectorMath.LogP1(x), (x, _) => VectorMath.LogP1(x),
                (ref x, ref _, count) => VectorMath.LogP1(ref x, count), (x, _) => Lanes256.LogP1(x), (x, _) => Lanes128.LogP1(x)),
            new("Log2", 0.7, (x, _) => Math.Log2(x), (x, _) => VectorMath.Log2(x), (x, _) => VectorMath.Log2(x),
                (ref x, ref _, count) => VectorMath.Log2(ref x, count), (x, _) => Lanes256.Log2(x), (x, _) => Lanes128.Log2(x)),
            new("Log10", 0.7, (x, _) => Math.Log10(x), (x, _) => VectorMath.Log10(x), (x, _) => VectorMath.Log10(x),
                (ref x, ref _, count) => VectorMath.Log10(ref x, count), (x, _) => Lanes256.Log10(x), (x, _) => Lanes128.Log10(x)),
            new("Sin", 0.9, (x, _) => Math.Sin(x), (x, _) => VectorMath.Sin(x), (x, _) => VectorMath.Sin(x),
                (ref x, ref _, count) => VectorMath.Sin(ref x, count), (x, _) => Lanes256.Sin(x), (x, _) => Lanes128.Sin(x)),
            new("Cos", 0.9, (x, _) => Math.Cos(x), (x, _) => VectorMath.Cos(x), (x, _) => VectorMath.Cos(x),
                (ref x, ref _, count) => VectorMath.Cos(ref x, count), (x, _) => Lanes256.Cos(x), (x, _) => Lanes128.Cos(x)),
            new("Tan", 1.0, (x, _) => Math.Tan(x), (x, _) => VectorMath.Tan(x), (x, _) => VectorMath.Tan(x),
                (ref x, ref _, count) => VectorMath.Tan(ref x, count), (x, _) => Lanes256.Tan(x), (x, _) => Lanes128.Tan(x)),
            new("Sinh", 0.9, (x, _) => Math.Sinh(x), (x, _) => VectorMath.Sinh(x), (x, _) => VectorMath.Sinh(x),
                (ref x, ref _, count) => VectorMath.Sinh(ref x, count), (x, _) => Lanes256.Sinh(x), (x, _) => Lanes128.Sinh(x)),
            new("Cosh", 0.8, (x, _) => Math.Cosh(x), (x, _) => VectorMath.Cosh(x), (x, _) => VectorMath.Cosh(x),
                (ref x, ref _, count) => VectorMath.Cosh(ref x, count), (x, _) => Lanes256.Cosh(x), (x, _) => Lanes128.Cosh(x)),
            new("Tanh", 0.9, (x, _) => Math.Tanh(x), (x, _) => VectorMath.Tanh(x), (x, _) => VectorMath.Tanh(x),
                (ref x, ref _, count) => VectorMath.Tanh(ref x, count), (x, _) => Lanes256.Tanh(x), (x, _) => Lanes128.Tanh(x)),
            new("Asin", 0.7, (x, _) => Math.Asin(x), (x, _) => VectorMath.Asin(x), (x, _) => VectorMath.Asin(x),
                (ref x, ref _, count) => VectorMath.Asin(ref x, count), (x, _) => Lanes256.Asin(x), (x, _) => Lanes128.Asin(x)),
            new("Acos", 0.7, (x, _) => Math.Acos(x), (x, _) => VectorMath.Acos(x), (x, _) => VectorMath.Acos(x),
                (ref x, ref _, count) => VectorMath.Acos(ref x, count), (x, _) => Lanes256.Acos(x), (x, _) => Lanes128.Acos(x)),
            new("Atan", 0.9, (x, _) => Math.Atan(x), (x, _) => VectorMath.Atan(x), (x, _) => VectorMath.Atan(x),
                (ref x, ref _, count) => VectorMath.Atan(ref x, count), (x, _) => Lanes256.Atan(x), (x, _) => Lanes128.Atan(x)),
            new("Asinh", 1.1, (x, _) => Math.Asinh(x), (x, _) => VectorMath.Asinh(x), (x, _) => VectorMath.Asinh(x),
                (ref x, ref _, count) => VectorMath.Asinh(ref x, count), (x, _) => Lanes256.Asinh(x), (x, _) => Lanes128.Asinh(x)),
            new("Acosh", 1.1, (x, _) => Math.Acosh(x), (x, _) => VectorMath.Acosh(x), (x, _) => VectorMath.Acosh(x),
                (ref x, ref _, count) => VectorMath.Acosh(ref x, count), (x, _) => Lanes256.Acosh(x), (x, _) => Lanes128.Acosh(x)),
            new("Atanh", 1.0, (x, _) => Math.Atanh(x), (x, _) => VectorMath.Atanh(x), (x, _) => VectorMath.Atanh(x),
                (ref x, ref _, count) => VectorMath.Atanh(ref x, count), (x, _) => Lanes256.Atanh(x), (x, _) => Lanes128.Atanh(x)),
            new("Cbrt", 0.51, (x, _) => Math.Cbrt(x), (x, _) => VectorMath.Cbrt(x), (x, _) => VectorMath.Cbrt(x),
                (ref x, ref _, count) => VectorMath.Cbrt(ref x, count), (x, _) => Lanes256.Cbrt(x), (x, _) => Lanes128.Cbrt(x)),
            new("Sqrt", 0.5, (x, _) => Math.Sqrt(x), (x, _) => VectorMath.Sqrt(x), (x, _) => VectorMath.Sqrt(x),
                (ref x, ref _, count) => VectorMath.Sqrt(ref x, count), (x, _) => Lanes256.Sqrt(x), (x, _) => Lanes128.Sqrt(x)),
            new("Sigmoid", 0.8, (x, _) => Sigmoid(x), (x, _) => VectorMath.Sigmoid(x), (x, _) => VectorMath.Sigmoid(x),
                (ref x, ref _, count) => VectorMath.Sigmoid(ref x, count), (x, _) => Lanes256.Sigmoid(x), (x, _) => Lanes128.Sigmoid(x)),
            new("Softplus", 1.3, (x, _) => Softplus(x), (x, _) => VectorMath.Softplus(x), (x, _) => VectorMath.Softplus(x),
                (ref x, ref _, count) => VectorMath.Softplus(ref x, count), (x, _) => Lanes256.Softplus(x), (x, _) => Lanes128.Softplus(x)),
            new("Pow", 1.0, (x, y) => Math.Pow(x, y), VectorMath.Pow, VectorMath.Pow, VectorMath.Pow, Lanes256.Pow, Lanes128.Pow),
            new("Atan2", 0.9, (x, y) => Math.Atan2(x, y), VectorMath.Atan2, VectorMath.Atan2, VectorMath.Atan2, Lanes256.Atan2, Lanes128.Atan2),
            new("Hypot", 0.7, (x, y) => double.Hypot(x, y), VectorMath.Hypot, VectorMath.Hypot, VectorMath.Hypot, Lanes256.Hypot, Lanes128.Hypot),
        ])
            all.Add(function.Name, function);
        return all;
    }

    // Math has these only as a formula that loses all digits somewhere, or not at all.
    private static double ExpM1(double x) => Math.Abs(x) < 1e-4 ? Math.CopySign(Math.Abs(x + x * x / 2 + x * x * x / 6), x) : Math.Exp(x) - 1;

    private static double LogP1(double x) => Math.Abs(x) < 1e-4 ? Math.CopySign(Math.Abs(x - x * x / 2 + x * x * x / 3), x) : Math.Log(1 + x);

    private static double Sigmoid(double x) => x < -37 ? Math.Exp(x) : 1 / (1 + Math.Exp(-x));

    private static double Softplus(double x) => x > 37 ? x : LogP1(Math.Exp(x));
}
