using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace AutoDiffGen.Tests.VectorMathTests;

public class AccuracyTests
{
    public static TheoryData<string> All => [.. Functions.All.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public void Within_the_bound_of_the_table(string name)
    {
        Function function = Functions.All[name];
        foreach (TablePoint point in TablePoint.Of(name))
        {
            double error = point.Ulps(function.Of(point.X, point.Y));
            Assert.True(error <= function.Bound, $"{name}({point.X:R}, {point.Y:R}) is {error} ulp off.");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Within_the_bound_of_the_reference(string name)
    {
        Function function = Functions.All[name];
        int count = 0;
        foreach ((double x, double y) in Numbers.For(name, 10000))
        {
            double error = Reference.Ulps(function.Of(x, y), Reference.Of(name, x, y));
            Assert.True(error <= function.Bound, $"{name}({x:R}, {y:R}) is {error} ulp off.");
            count++;
        }

        Assert.True(count > 3000);
    }

    [Fact]
    public void No_bound_is_above_two_ulps() => Assert.All(Functions.All.Values, f => Assert.InRange(f.Bound, 0.5, 2));

    /// <summary>What is checked against must be right itself.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void Reference_and_table_agree(string name)
    {
        foreach (TablePoint point in TablePoint.Of(name))
        {
            bool isCovered = Math.Abs(point.Nearest) is > 1e-250 and < 1e250 && Math.Abs(point.X) is > 1e-100 and < 1e100 && (point.Y == 0 || Math.Abs(point.Y) is > 1e-100 and < 1e100)
                && !(name is "Sin" or "Cos" or "Tan" && Math.Abs(point.X) > 1e6) && !(name is "Tanh" && Math.Abs(point.X) > 300) && !(name is "Pow" && point.X < 0)
                && !(name is "Asin" or "Acos" or "Atanh" && Math.Abs(point.X) == 1);
            if (isCovered)
            {
                double error = Reference.Ulps(point.Nearest, Reference.Of(name, point.X, point.Y));
                Assert.True(Math.Abs(error - Math.Abs(point.Remainder)) < 1e-5, $"{name}({point.X:R}, {point.Y:R}): {error} instead of {point.Remainder}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Floats_are_rounded_once(string name)
    {
        Function function = Functions.All[name];
        IEnumerable<(double X, double Y)> numbers = TablePoint.Of(name).Select(p => (p.X, p.Y)).Concat(Numbers.For(name, 2000));
        foreach ((double wideX, double wideY) in numbers)
        {
            float x = (float)wideX, y = (float)wideY;
            float single = function.OfFloats(x, y);
            double exact = function.Of(x, y);
            // The double has the last word but for its own error of about an ulp, a 2⁻²⁹th of the float's.
            Assert.True(single == (float)exact || (float.IsNaN(single) && double.IsNaN(exact)), $"{name}({x:R}, {y:R}) = {single:R}");
        }
    }

    /// <summary>Across the seams of the kernels, steps of many ulps must not go backwards.</summary>
    [Theory]
    [InlineData("Exp", -700, 700)]
    [InlineData("ExpM1", -36, 700)]
    [InlineData("Exp2", -1000, 1000)]
    [InlineData("Log", 1e-3, 1e3)]
    [InlineData("LogP1", -0.99, 1e3)]
    [InlineData("Sinh", -700, 700)]
    [InlineData("Tanh", -15, 15)]
    [InlineData("Asin", -1, 1)]
    [InlineData("Atan", -100, 100)]
    [InlineData("Asinh", -1e3, 1e3)]
    [InlineData("Acosh", 1.01, 1e3)]
    [InlineData("Atanh", -0.99, 0.99)]
    [InlineData("Cbrt", -1e3, 1e3)]
    [InlineData("Sigmoid", -700, 15)]
    [InlineData("Softplus", -700, 700)]
    public void Monotone(string name, double from, double to)
    {
        Function function = Functions.All[name];
        foreach ((double x, _) in Numbers.For(name, 3000))
        {
            if (x < from || x > to) continue;
            double next = x + Math.Max(Math.Abs(x), 1) * 1e-13;
            if (next <= to) Assert.True(function.Of(x) <= function.Of(next), $"{name} decreases at {x:R}");
        }
    }

    [Fact]
    public void Exact_where_the_result_is_a_double()
    {
        for (int i = -1074; i < 1024; i++)
        {
            Assert.Equal(Math.ScaleB(1, i), Functions.All["Exp2"].Of(i));
            Assert.Equal(i, Functions.All["Log2"].Of(Math.ScaleB(1, i)));
            Assert.Equal(Math.ScaleB(1, i), Functions.All["Pow"].Of(2, i));
        }

        for (int i = 0; i <= 22; i++)
        {
            Assert.Equal(i, Functions.All["Log10"].Of(double.Parse("1e" + i, System.Globalization.CultureInfo.InvariantCulture)));
            Assert.Equal(double.Parse("1e" + i, System.Globalization.CultureInfo.InvariantCulture), Functions.All["Pow"].Of(10, i));
        }

        for (int i = -1000; i <= 1000; i++)
        {
            Assert.Equal(i, Functions.All["Cbrt"].Of((double)i * i * i));
            Assert.Equal(5.0 * Math.Abs(i), Functions.All["Hypot"].Of(3.0 * i, 4.0 * i));
        }
    }

    [Fact]
    public void Never_beyond_the_range()
    {
        foreach ((double x, _) in Numbers.For("Sin", 10000))
        {
            Assert.InRange(Functions.All["Sin"].Of(x), -1, 1);
            Assert.InRange(Functions.All["Cos"].Of(x), -1, 1);
            Assert.InRange(Functions.All["Tanh"].Of(x), -1, 1);
            Assert.InRange(Functions.All["Sigmoid"].Of(x), 0, 1);
            Assert.InRange(Functions.All["Atan"].Of(x), -Math.PI / 2, Math.PI / 2);
            Assert.True(Functions.All["Cosh"].Of(x) >= 1);
        }
    }
}
