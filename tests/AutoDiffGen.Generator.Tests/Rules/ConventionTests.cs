using System;
using AutoDiffGen.Generator.Differentiation.Rules;
using AutoDiffGen.Generator.Differentiation.Rules.Sheets;
using AutoDiffGen.Generator.IR;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Rules;

/// <summary>The points at which a derivative is a matter of convention, or at which a formula taken at its word would fail.</summary>
public class ConventionTests
{
    private const double Infinity = double.PositiveInfinity;

    [Theory]
    [InlineData("Abs", 0, 0)]
    [InlineData("Abs", -0.0, 0)]
    [InlineData("Abs", -Infinity, -1)]
    [InlineData("Sqrt", 0, Infinity)]
    [InlineData("Cbrt", 0, Infinity)]
    [InlineData("Log", 0, Infinity)]
    [InlineData("Asin", 1, Infinity)]
    [InlineData("Acos", 1, -Infinity)]
    [InlineData("Acosh", 1, Infinity)]
    [InlineData("Atanh", -1, Infinity)]
    [InlineData("Tan", 0, 1)]
    [InlineData("Tanh", Infinity, 0)]
    [InlineData("Exp", -Infinity, 0)]
    [InlineData("ExpM1", -Infinity, 0)]
    [InlineData("Atan", Infinity, 0)]
    [InlineData("Asinh", 1e200, 1e-200)]
    [InlineData("Acosh", 1e200, 1e-200)]
    public void Of_one_argument(string key, double x, double expected) => Same(expected, RuleProbe.Of(key).Partial(0, [x]));

    // Max(x, c) and Max(c, x) with a constant c, at a tie; Max(x, 0) is ReLU with ReLU'(0) = 0.
    [Theory]
    [InlineData("Max")]
    [InlineData("Min")]
    [InlineData("MaxNative")]
    [InlineData("MinNative")]
    [InlineData("MaxNumber")]
    [InlineData("MinNumber")]
    [InlineData("MaxMagnitude")]
    [InlineData("MinMagnitude")]
    [InlineData("MaxMagnitudeNumber")]
    [InlineData("MinMagnitudeNumber")]
    public void A_tie_gives_0_against_a_constant_and_half_each_else(string key)
    {
        RuleProbe probe = RuleProbe.Of(key);
        foreach (double x in (ReadOnlySpan<double>)[0, -0.0, 1.5, -2])
        {
            Same(0, probe.PartialAlone(0, [x, x]));
            Same(0, probe.PartialAlone(1, [x, x]));
            Same(0.5, probe.Partial(0, [x, x]));
            Same(0.5, probe.Partial(1, [x, x]));
            Same(0, probe.Second(0, 0, x, x));
            Same(0, probe.Second(0, 1, x, x));
        }
    }

    [Theory]
    [InlineData("Max", -Infinity, 0, 0)]
    [InlineData("Max", Infinity, 0, 1)]
    [InlineData("Min", -Infinity, 0, 1)]
    [InlineData("Max", double.NaN, 0, 1)]
    [InlineData("MaxNumber", double.NaN, 0, 0)]
    [InlineData("MaxNumber", 2, double.NaN, 1)]
    [InlineData("MinMagnitudeNumber", double.NaN, 1, 0)]
    [InlineData("MaxMagnitude", -3, 3, 0)]
    [InlineData("MaxMagnitude", 3, -3, 1)]
    [InlineData("MinMagnitude", -3, 3, 1)]
    public void A_selection_passes_the_adjoint_to_what_it_returned(string key, double x, double c, double expected) =>
        Same(expected, RuleProbe.Of(key).PartialAlone(0, [x, c]));

    [Theory]
    [InlineData("Clamp")]
    [InlineData("ClampNative")]
    public void Clamp_passes_x_inside_and_on_the_bounds(string key)
    {
        RuleProbe probe = RuleProbe.Of(key);
        double[] At(double x) => [probe.Partial(0, [x, 1, 2]), probe.Partial(1, [x, 1, 2]), probe.Partial(2, [x, 1, 2])];
        Assert.Equal([0, 1, 0], At(0.5));
        Assert.Equal([1, 0, 0], At(1));
        Assert.Equal([1, 0, 0], At(1.5));
        Assert.Equal([1, 0, 0], At(2));
        Assert.Equal([0, 0, 1], At(2.5));
        Assert.Equal([1, 0, 0], At(double.NaN));
    }

    [Theory]
    [InlineData("Hypot")]
    [InlineData("Atan2")]
    [InlineData("Atan2Pi")]
    public void The_origin_of_the_plane_gives_0(string key)
    {
        RuleProbe probe = RuleProbe.Of(key);
        for (int i = 0; i < 2; i++)
        {
            Same(0, probe.Partial(i, [0, 0]));
            Same(0, probe.Partial(i, [-0.0, 0], adjoint: Infinity));
            Same(0, probe.Second(i, 0, 0, 0));
            Same(0, probe.Second(i, 1, 0, 0));
        }
    }

    [Theory]
    [InlineData("Hypot", 0, 3e-200, 4e-200, 0.6)]
    [InlineData("Hypot", 1, 3e200, 4e200, 0.8)]
    [InlineData("Atan2", 0, 3e200, 4e200, 1.6e-201)]
    [InlineData("Atan2", 1, 3e-200, 4e-200, -1.2e199)]
    public void The_plane_has_no_range_but_that_of_the_type(string key, int argument, double x, double y, double expected) =>
        Assert.Equal(1, RuleProbe.Of(key).Partial(argument, [x, y]) / expected, 12);

    [Theory]
    [InlineData(-2, 3, 12)]
    [InlineData(-2, 2, -4)]
    [InlineData(-2, -1, -0.25)]
    [InlineData(0, 0, 0)]
    [InlineData(5, 0, 0)]
    [InlineData(0, 1, 1)]
    [InlineData(-0.0, 1, 1)]
    [InlineData(0, 1.5, 0)]
    [InlineData(0, 3, 0)]
    [InlineData(0, 0.5, Infinity)]
    public void Power_by_its_base(double x, double p, double expected)
    {
        Same(expected, RuleProbe.Of("Pow").Partial(0, [x, p]));
        Same(expected, RuleProbe.Of("Pow").PartialAlone(0, [x, p]));
    }

    [Theory]
    [InlineData(0, 2, 2)]
    [InlineData(0, 3, 0)]
    [InlineData(0, 1, 0)]
    [InlineData(0, 0, 0)]
    [InlineData(3, 0, 0)]
    [InlineData(-2, 3, -12)]
    public void Power_twice_by_its_base(double x, double p, double expected) => Same(expected, RuleProbe.Of("Pow").Second(0, 0, x, p));

    // At p = 0 it is 1 / x, though ∂(xᵖ) / ∂x is 0 there.
    [Theory]
    [InlineData(2, 0, 0.5)]
    [InlineData(0, 3, 0)]
    [InlineData(0, 1.5, 0)]
    [InlineData(0, 1, -Infinity)]
    [InlineData(0, 0.5, -Infinity)]
    [InlineData(0, 0, Infinity)]
    [InlineData(0, -1, Infinity)]
    [InlineData(1, 3, 1)]
    public void Power_by_its_base_and_exponent_in_either_order(double x, double p, double expected)
    {
        Same(expected, RuleProbe.Of("Pow").Second(0, 1, x, p));
        Same(expected, RuleProbe.Of("Pow").Second(1, 0, x, p));
    }

    [Theory]
    [InlineData(0, 2, 0)]
    [InlineData(0, 0.5, 0)]
    [InlineData(1, 7, 0)]
    public void Power_twice_by_its_exponent(double x, double p, double expected) => Same(expected, RuleProbe.Of("Pow").Second(1, 1, x, p));

    [Theory]
    [InlineData(0, 0.5, 0)]
    [InlineData(-0.0, 2, 0)]
    [InlineData(-2, 3, double.NaN)]
    [InlineData(Infinity, -1, 0)]
    [InlineData(1, 7, 0)]
    public void Power_by_its_exponent(double x, double p, double expected) => Same(expected, RuleProbe.Of("Pow").Partial(1, [x, p]));

    [Theory]
    [InlineData(3, 2, 1)]
    [InlineData(3, -2, -1)]
    [InlineData(-3, 2, -1)]
    [InlineData(-3, -2, 1)]
    [InlineData(0, -2, 0)]
    [InlineData(3, -0.0, -1)]
    public void CopySign_has_the_product_of_the_signs(double x, double y, double expected)
    {
        Same(expected, RuleProbe.Of("CopySign").Partial(0, [x, y]));
        Same(0, RuleProbe.Of("CopySign").Partial(1, [x, y]));
    }

    [Theory]
    [InlineData(7.5, 2, -3)]
    [InlineData(-7.5, 2, 3)]
    [InlineData(7.5, -2, 3)]
    [InlineData(1, 2, 0)]
    [InlineData(1, 0.1, -9)]
    [InlineData(1, Infinity, 0)]
    public void Remainder_has_1_and_the_multiple(double x, double y, double expected)
    {
        Same(1, RuleProbe.Of(BinaryKind.Remainder).Partial(0, [x, y]));
        Same(expected, RuleProbe.Of(BinaryKind.Remainder).Partial(1, [x, y]));
    }

    [Theory]
    [InlineData(7.5, 2, -4)]
    [InlineData(5, 2, -2)]
    [InlineData(7, 2, -4)]
    public void IEEERemainder_has_1_and_the_multiple(double x, double y, double expected)
    {
        Same(1, RuleProbe.Of("IEEERemainder").Partial(0, [x, y]));
        Same(expected, RuleProbe.Of("IEEERemainder").Partial(1, [x, y]));
        Same(expected, RuleProbe.Of("Ieee754Remainder").Partial(1, [x, y]));
    }

    [Theory]
    [InlineData("Floor")]
    [InlineData("Ceiling")]
    [InlineData("Truncate")]
    [InlineData("Round")]
    public void Rounding_loses_the_derivative(string key)
    {
        Assert.True(RuleTable.Function(key).IsFlat(0));
        Same(0, RuleProbe.Of(key).Partial(0, [2.7]));
    }

    // Of the functions that are estimated.
    [Fact]
    public void Estimates_have_the_derivative_of_what_they_estimate()
    {
        Same(-0.0625, RuleProbe.Of("ReciprocalEstimate").Partial(0, [4]));
        Same(-0.0625, RuleProbe.Of("ReciprocalSqrtEstimate").Partial(0, [4]));
        Same(-Infinity, RuleProbe.Of("ReciprocalSqrtEstimate").Partial(0, [0]));
    }

    [Fact]
    public void NaN_in_the_input_propagates()
    {
        foreach (Rule rule in (Rule[])[.. Exponentials.Rows, .. Trigonometry.Rows, .. Hyperbolic.Rows, .. Powers.Rows])
        {
            double[] point = rule.Arity == 1 ? [double.NaN] : [double.NaN, 2];
            Same(double.NaN, new RuleProbe(rule).Partial(0, point));
        }
    }

    [Fact]
    public void A_conversion_hands_on_the_adjoint_in_the_other_type() => Same((float)0.1, RuleProbe.Operators["Convert"] is { } rule
        ? new RuleProbe(rule).Partial(0, [0.7], adjoint: (float)0.1)
        : double.NaN);

    private static void Same(double expected, double actual) => Assert.True(expected == actual || (double.IsNaN(expected) && double.IsNaN(actual)), $"{actual} instead of {expected}");
}
