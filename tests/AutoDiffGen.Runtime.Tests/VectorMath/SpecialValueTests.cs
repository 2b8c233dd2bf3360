using System;
using System.Linq;
using Xunit;

namespace AutoDiffGen.Tests.VectorMathTests;

public class SpecialValueTests
{
    public static readonly double[] Specials =
    [
        0, 1, double.NaN, double.PositiveInfinity, double.Epsilon, 2.2250738585072014e-308, 2.225073858507201e-308, double.MaxValue, 0.5, 2, 3, 1.5,
        1.0000000000000002, 0.9999999999999999, 709.782712893384, 709.7827128933841, 708.3964185322641, 708.3964185322642, 745.1332191019411, 745.1332191019412, 745.14,
        710.4758600739439, 710.475860073944, 750, 1023, 1024, 1074, 1075, 1076, 9007199254740991, 9007199254740993, 1e17, 1e22, 1e300, 1e-300, 1e-17, 4e-9, 20, 40, 37,
    ];

    private static readonly double[] Both = [.. Specials, .. Specials.Select(x => -x)];

    public static TheoryData<string> OfOne => [.. Functions.All.Values.Where(f => !f.HasTwoArguments).Select(f => f.Name)];

    public static TheoryData<string> OfTwo => [.. Functions.All.Values.Where(f => f.HasTwoArguments).Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(OfOne))]
    public void As_Math(string name)
    {
        Function function = Functions.All[name];
        foreach (double x in Both) AssertAsMath(name, function.Scalar(x, 0), function.Of(x), x, 0);
        foreach (double x in Both) Assert.Equal((float)function.Of((float)x), function.OfFloats((float)x, 0));
    }

    [Theory]
    [MemberData(nameof(OfTwo))]
    public void Of_two_arguments_as_Math(string name)
    {
        Function function = Functions.All[name];
        foreach (double x in Both)
            foreach (double y in Both) AssertAsMath(name, function.Scalar(x, y), function.Of(x, y), x, y);
    }

    /// <summary>The same NaN, infinity and zero with its sign; the same number to a dozen digits (tighter bounds are in <see cref="AccuracyTests"/>).</summary>
    private static void AssertAsMath(string name, double expected, double actual, double x, double y)
    {
        bool isSame = expected.Equals(actual) && double.IsNegative(expected) == double.IsNegative(actual);
        if (double.IsNaN(expected)) isSame = double.IsNaN(actual);
        bool isNear = double.IsFinite(expected) && expected != 0 && actual != 0 && Math.Abs(actual - expected) <= Math.Max(1e-12 * Math.Abs(expected), double.Epsilon);
        Assert.True(isSame || isNear, $"{name}({x:R}, {y:R}) is {actual:R}, not {expected:R}");
    }

    [Theory]
    [InlineData("Log", 0, double.NegativeInfinity)]
    [InlineData("Log", -0.0, double.NegativeInfinity)]
    [InlineData("Log", -double.Epsilon, double.NaN)]
    [InlineData("Log", double.NegativeInfinity, double.NaN)]
    [InlineData("Log", 1, 0)]
    [InlineData("LogP1", -1, double.NegativeInfinity)]
    [InlineData("LogP1", -1.0000000000000002, double.NaN)]
    [InlineData("LogP1", double.MaxValue, 709.782712893384)]
    [InlineData("LogP1", double.Epsilon, double.Epsilon)]
    [InlineData("ExpM1", double.NegativeInfinity, -1)]
    [InlineData("ExpM1", -double.Epsilon, -double.Epsilon)]
    [InlineData("Exp", -745.1332191019412, 0)]
    [InlineData("Exp", -745.1332191019411, double.Epsilon)]
    [InlineData("Exp", 709.782712893384, 1.7976931348622732E+308)]
    [InlineData("Exp", 709.7827128933841, double.PositiveInfinity)]
    [InlineData("Sin", double.PositiveInfinity, double.NaN)]
    [InlineData("Cos", double.NegativeInfinity, double.NaN)]
    [InlineData("Tan", double.PositiveInfinity, double.NaN)]
    [InlineData("Tanh", double.NegativeInfinity, -1)]
    [InlineData("Acos", 1, 0)]
    [InlineData("Acos", -1, Math.PI)]
    [InlineData("Asin", 1.0000000000000002, double.NaN)]
    [InlineData("Acosh", 1, 0)]
    [InlineData("Acosh", 0.9999999999999999, double.NaN)]
    [InlineData("Atanh", 1, double.PositiveInfinity)]
    [InlineData("Atanh", -1, double.NegativeInfinity)]
    [InlineData("Atanh", 1.0000000000000002, double.NaN)]
    [InlineData("Sigmoid", double.NegativeInfinity, 0)]
    [InlineData("Sigmoid", double.PositiveInfinity, 1)]
    [InlineData("Sigmoid", 0, 0.5)]
    [InlineData("Sigmoid", -745.1332191019411, double.Epsilon)]
    [InlineData("Softplus", double.NegativeInfinity, 0)]
    [InlineData("Softplus", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Softplus", -745.1332191019411, double.Epsilon)]
    [InlineData("Softplus", 1e300, 1e300)]
    [InlineData("Cbrt", double.Epsilon, 1.7031839360032603E-108)]
    public void Limits(string name, double x, double expected) => Assert.Equal(expected, Functions.All[name].Of(x));

    [Theory]
    [InlineData("Sin")]
    [InlineData("Tan")]
    [InlineData("Sinh")]
    [InlineData("Tanh")]
    [InlineData("Asin")]
    [InlineData("Atan")]
    [InlineData("Asinh")]
    [InlineData("Atanh")]
    [InlineData("Cbrt")]
    [InlineData("ExpM1")]
    [InlineData("LogP1")]
    [InlineData("Sqrt")]
    public void Zero_keeps_its_sign(string name)
    {
        Assert.Equal(0L, BitConverter.DoubleToInt64Bits(Functions.All[name].Of(0.0)));
        Assert.Equal(long.MinValue, BitConverter.DoubleToInt64Bits(Functions.All[name].Of(-0.0)));
    }

    /// <summary>The double nearest to a multiple of π/2 of all: 6381956970095103·2⁷⁹⁷.</summary>
    [Fact]
    public void Worst_angle()
    {
        double x = Math.ScaleB(6381956970095103, 797);
        Assert.Equal(-4.687165924254628e-19, Functions.All["Cos"].Of(x));
        Assert.Equal(1, Functions.All["Sin"].Of(x));
    }
}
