using System;
using System.Collections.Generic;

namespace AutoDiffGen.Tests.VectorMathTests;

/// <summary>Random arguments of a function, dense where it is hard, and with results that <see cref="Reference"/> can give.</summary>
internal static class Numbers
{
    public static IEnumerable<(double X, double Y)> For(string function, int count)
    {
        var random = new Random(20 + function.Length);
        for (int i = 0; i < count; i++)
        {
            (double x, double y) = Draw(function, random);
            if (IsInDomain(function, x, y)) yield return (x, y);
        }
    }

    private static (double X, double Y) Draw(string function, Random random)
    {
        double x = random.Next(5) switch
        {
            0 => Between(random, -1, 1),
            1 => Between(random, -20, 20),
            2 => Between(random, -700, 700),
            3 => Signed(random, Math.Pow(2, Between(random, -60, 60))),
            _ => Near(random, Seams[random.Next(Seams.Length)]),
        };
        if (function is "Asin" or "Acos" or "Atanh" && Math.Abs(x) > 1) x = random.Next(2) == 0 ? 1 / x : Signed(random, 1 - Math.Pow(2, Between(random, -52, -1)));
        if (function is "Acosh") x = random.Next(3) == 0 ? 1 + Math.Pow(2, Between(random, -52, 0)) : Math.Abs(x);
        if (function is "Log" or "Log2" or "Log10" or "Sqrt" or "Pow") x = Math.Abs(x);
        if (function is "Sin" or "Cos" or "Tan" && random.Next(2) == 0) x = Near(random, random.Next(1, 100000) * (Math.PI / 4));
        double y = random.Next(3) switch
        {
            0 => Between(random, -10, 10),
            1 => Signed(random, x * Between(random, 0.3, 3)),
            _ => function == "Pow" ? Between(random, -650, 650) / Math.Max(1e-3, Math.Abs(Math.Log(x))) : Near(random, x),
        };
        return (x, y);
    }

    // Where the kernels change their formula, overflow, or are 0.
    private static readonly double[] Seams =
    [
        0, 1, -1, 0.5, -0.5, 2, -2, Math.Sqrt(2), Math.Sqrt(0.5), Math.Sqrt(2) - 1, Math.Sqrt(2) + 1, 1 - Math.Sqrt(2), Math.Log(2) / 2, -Math.Log(2) / 2, 1.5 * Math.Log(2), -1.5 * Math.Log(2),
        20, -20, 22, 36.7, -36.7, -40, Math.PI / 4, Math.PI / 2, Math.PI, -Math.PI / 2, 709.78, -708, 708, 3e-9, 5e-17, 1 << 28,
    ];

    private static double Near(Random random, double x) => random.Next(3) switch
    {
        0 => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x) + random.Next(x == 0 ? 0 : -50, 50)),
        1 => x * (1 + Signed(random, Math.Pow(2, Between(random, -50, -3)))),
        _ => x + Signed(random, Math.Pow(2, Between(random, -40, -2))),
    };

    private static double Between(Random random, double from, double to) => from + (to - from) * random.NextDouble();

    private static double Signed(Random random, double x) => random.Next(2) == 0 ? x : -x;

    private static bool IsInDomain(string function, double x, double y)
    {
        // Smaller ones have no low part in the reference.
        if (Math.Abs(x) is < 1e-250 or > 1e250 || !double.IsFinite(x)) return false;
        return function switch
        {
            "Exp" or "Sinh" or "Cosh" or "Sigmoid" or "Softplus" => Math.Abs(x) < 600,
            "ExpM1" => x < 600 && x > -600,
            "Tanh" => Math.Abs(x) < 300,
            "Exp2" => Math.Abs(x) < 900,
            "Log" or "Log2" or "Log10" => x > 0 && x != 1,
            "LogP1" => x > -1,
            "Sin" or "Cos" or "Tan" => Math.Abs(x) < 1e6,
            "Asin" => Math.Abs(x) < 1,
            "Acos" => x is > -1 and < 1,
            "Atanh" => Math.Abs(x) < 1,
            "Acosh" => x > 1,
            "Sqrt" => x > 0,
            "Pow" => x > 0 && x != 1 && Math.Abs(y * Math.Log(x)) < 600,
            "Atan2" or "Hypot" => y != 0 && Math.Abs(y) is > 1e-100 and < 1e100 && Math.Abs(x) is > 1e-100 and < 1e100,
            _ => true,
        };
    }
}
