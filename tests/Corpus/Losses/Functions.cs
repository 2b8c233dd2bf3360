using System;
using AutoDiffGen;

namespace Corpus;

public static partial class Functions
{
    [Differentiable]
    public static double Trigonometric(double x, double y) =>
        Math.Sin(x) * Math.Cos(y) + Math.Tan(x / 3) + Math.Asin(y / 4) - Math.Acos(x / 5) * Math.Atan(y) + Math.Atan2(x, y);

    [Differentiable]
    public static double Hyperbolic(double x, double y) =>
        Math.Sinh(x) + Math.Cosh(y) * Math.Tanh(x * y) + Math.Asinh(y) + Math.Acosh(2 + x * x) + Math.Atanh(y / 4);

    [Differentiable]
    public static double Powers(double x, double y) =>
        Math.Pow(x, 3) + Math.Pow(x, y) + Math.Pow(2, y) + Math.Sqrt(x) + Math.Cbrt(y) + Math.Exp(-x) * Math.Log(x + y) + Math.Log10(x) + Math.Log2(y);

    /// <summary>The same through the types themselves.</summary>
    [Differentiable]
    public static double GenericMath(double x, double y) =>
        double.Sin(x) + double.Exp(y) * double.Sqrt(x) + double.Hypot(x, y) + double.Pow(x, 2.5) + double.Max(x, y) + double.Abs(y - x);

    /// <summary>Functions that lose their derivative, beside one that keeps it.</summary>
    [Differentiable]
    public static double Remainders(double x, double y) => (x % y) * x + Math.IEEERemainder(x, y) + Math.CopySign(x, y) * y;

    /// <summary>A polynomial by Horner's scheme.</summary>
    [Differentiable]
    public static double Horner([Wrt] ReadOnlySpan<double> coefficients, [Wrt] double x)
    {
        double value = 0;
        for (int i = coefficients.Length - 1; i >= 0; i--) value = value * x + coefficients[i];
        return value;
    }

    /// <summary>A power series with a factorial on the way.</summary>
    [Differentiable]
    public static double Series(double x, int terms)
    {
        double sum = 0;
        double term = 1;
        for (int k = 1; k <= terms; k++)
        {
            sum += term;
            term *= x / k;
        }

        return sum;
    }

    /// <summary>Nodes and weights from tables, a constant, and a conversion of an integer.</summary>
    [Differentiable]
    public static double Quadrature(double a, double b)
    {
        double sum = 0;
        for (int i = 0; i < Nodes.Length; i++)
        {
            double x = 0.5 * (b - a) * Nodes[i] + 0.5 * (a + b);
            sum += Weights[i] * Math.Exp(-x * x) * Scale;
        }

        return 0.5 * (b - a) * sum / (float)Nodes.Length;
    }

    private const double Scale = 1.1283791670955126;

    private static readonly double[] Nodes = [-0.906179845938664, -0.5384693101056831, 0, 0.5384693101056831, 0.906179845938664];

    private static readonly double[] Weights =
        [0.23692688505618908, 0.47862867049936647, 0.5688888888888889, 0.47862867049936647, 0.23692688505618908];
}
