using System;

namespace AutoDiffGen.Hunter.Oracle;

/// <summary>The chain rule, with the convention that 0 times anything is 0.</summary>
internal static class Chain
{
    /// <param name="value">The function's value.</param>
    /// <param name="partial">Its derivative with respect to the argument.</param>
    /// <param name="x">The argument.</param>
    /// <param name="magnitude">What the partial is rounded against, where it is a difference: 1 - y·y is as exact as 1 + y·y.</param>
    public static Dual Of(double value, double partial, Dual x, double magnitude = 0) =>
        new(value, Product(partial, x.Slope), Product(Math.Max(Math.Abs(partial), magnitude), x.Scale));

    public static Dual Of(double value, double first, Dual x, double second, Dual y) =>
        new(value, Product(first, x.Slope) + Product(second, y.Slope), Product(Math.Abs(first), x.Scale) + Product(Math.Abs(second), y.Scale));

    public static Dual Of(double value, double first, Dual x, double second, Dual y, double third, Dual z) =>
        new(
            value,
            Product(first, x.Slope) + Product(second, y.Slope) + Product(third, z.Slope),
            Product(Math.Abs(first), x.Scale) + Product(Math.Abs(second), y.Scale) + Product(Math.Abs(third), z.Scale));

    private static double Product(double partial, double slope)
    {
        if (double.IsInfinity(partial)) Poles.Seen++;
        return partial == 0 || slope == 0 ? 0 : partial * slope;
    }
}
