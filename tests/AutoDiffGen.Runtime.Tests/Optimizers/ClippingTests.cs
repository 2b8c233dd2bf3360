using System;
using System.Linq;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Tests.Support;
using Xunit;

namespace AutoDiffGen.Tests.Optimizers;

public class ClippingTests
{
    public sealed record Recorded(string Kind, double[] Grad, double Max_norm, double Norm_type, double Returned_total_norm, double Clip_value, double[] Clipped);

    private sealed record File(Recorded[] Clip);

    private static readonly Recorded[] Data = ReferenceData.Read<File>("edge_cases.json").Clip;

    public static TheoryData<int> Finite => [.. Enumerable.Range(0, Data.Length).Where(i => Data[i].Kind == "norm" && IsOrdinary(Data[i]))];

    public static TheoryData<int> Values => [.. Enumerable.Range(0, Data.Length).Where(i => Data[i].Kind == "value")];

    [Theory]
    [MemberData(nameof(Finite))]
    public void With_margin_as_torch(int index)
    {
        Recorded recorded = Data[index];
        double[] g = [.. recorded.Grad];
        Assert.Equal(recorded.Returned_total_norm, Clipping.ByNorm(recorded.Max_norm, Norm(recorded), ClippingForm.WithMargin).Apply<double>(g), 1e-15);
        for (int i = 0; i < g.Length; i++) Assert.Equal(recorded.Clipped[i], g[i], 1e-15);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void By_value_as_torch(int index)
    {
        double[] g = [.. Data[index].Grad];
        Clipping.ByValue(Data[index].Clip_value).Apply<double>(g);
        Assert.Equal(Data[index].Clipped, g);
    }

    [Fact]
    public void Exactly_to_the_limit_and_not_at_all_below_it()
    {
        AssertClose((5, [0.6, 0.8]), Clipped(1, 3, 4));
        AssertClose((5, [3, 4]), Clipped(5, 3, 4));
        AssertClose((5, [3, 4]), Clipped(10, 3, 4));
        AssertClose((0, [0, 0]), Clipped(1, 0, 0));
        AssertClose((5, [0, 0]), Clipped(0, 3, 4));
    }

    [Fact]
    public void Norms_that_overflow_or_vanish_do_no_harm()
    {
        // torch returns infinity and 0, and clips to zeros and not at all.
        AssertClose((Math.Sqrt(2) * 1e200, [Math.Sqrt(0.5), Math.Sqrt(0.5)]), Clipped(1, 1e200, 1e200));
        AssertClose((Math.Sqrt(2) * 1e-200, [1e-200, 1e-200]), Clipped(1, 1e-200, 1e-200));
        AssertClose((Math.Sqrt(2) * 1e-200, [1e-250 * Math.Sqrt(0.5), 1e-250 * Math.Sqrt(0.5)]), Clipped(1e-250, 1e-200, 1e-200));
        // The norm itself is more than a double can be: the elements are not.
        AssertClose((double.PositiveInfinity, [Math.Sqrt(0.5), -Math.Sqrt(0.5)]), Clipped(1, 1.7e308, -1.7e308));
        AssertClose((double.PositiveInfinity, [1e-300 * Math.Sqrt(0.5), 1e-300 * Math.Sqrt(0.5)]), Clipped(1e-300, 1.7e308, 1.7e308));
        AssertClose((double.PositiveInfinity, [0.5, 0.5]), (Clipping.ByNorm(1, GradientNorm.Sum), (double[])[1.7e308, 1.7e308]));
    }

    [Fact]
    public void Factor_that_no_float_can_be()
    {
        float[] g = [3e38f, -3e38f];
        Clipping.ByNorm(1e-3).Apply<float>(g);
        Assert.InRange(g[0] / (float)(1e-3 * Math.Sqrt(0.5)), 1 - 1e-6f, 1 + 1e-6f);
        Assert.Equal(-g[0], g[1]);
    }

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.NaN)]
    public void Gradient_that_is_not_finite_has_no_direction_to_keep(double bad)
    {
        double[] g = [bad, 3];
        Assert.Equal(Math.Abs(bad), Clipping.ByNorm(1).Apply<double>(g));
        Assert.Equal([bad, 3], g);
    }

    [Fact]
    public void Norm_of_a_clipped_gradient_is_the_limit()
    {
        var random = new AutoDiffGen.Training.SeededRandom(5);
        for (int n = 1; n <= 70; n++)
        {
            double[] g = [.. Enumerable.Range(0, n).Select(_ => random.NextDouble() * 1e3 - 500)];
            Clipping.ByNorm(0.5).Apply<double>(g);
            Assert.Equal(0.5, Math.Sqrt(g.Sum(x => x * x)), 1e-15);
        }
    }

    [Theory]
    [InlineData(GradientNorm.Euclidean, 3.0)]
    [InlineData(GradientNorm.Maximum, 2.0)]
    [InlineData(GradientNorm.Sum, 5.0)]
    public void Optimizer_clips_as_the_gradient_alone_is_clipped_and_tells_the_norm_before(GradientNorm norm, double expected)
    {
        Clipping clipping = Clipping.ByNorm(0.5, norm);
        double[] g = [2, -1, 2], own = [.. g], p = [0, 0, 0];
        Assert.Equal(expected, clipping.Apply<double>(own));
        var descent = new GradientDescent<double>(1) { Clipping = clipping };
        Assert.Equal(double.NaN, descent.GradientNorm());
        descent.Step(p, g);
        Assert.Equal(own, p.Select(x => -x));
        Assert.Equal(expected, descent.GradientNorm());
        Assert.Equal([2, -1, 2], g);
    }

    [Fact]
    public void Optimizer_clips_by_value()
    {
        double[] p = [0, 0, 0];
        new GradientDescent<double>(1) { Clipping = Clipping.ByValue(0.5) }.Step(p, [2, -0.25, double.NegativeInfinity]);
        Assert.Equal([-0.5, 0.25, 0.5], p);
    }

    [Fact]
    public void Cliff_throws_the_parameters_far_away_unless_clipped()
    {
        // Goodfellow et al., fig. 8.3: f = x⁸ has a wall; the plain step from 2 lands at −99, a clipped one close by.
        double Run(Clipping? clipping)
        {
            var descent = new GradientDescent<double>(0.1) { Clipping = clipping };
            double[] p = [2];
            for (int k = 0; k < 60; k++) descent.Step(p, [8 * Math.Pow(p[0], 7)]);
            return p[0];
        }

        Assert.False(Math.Abs(Run(null)) < 1e6);
        Assert.InRange(Math.Abs(Run(Clipping.ByNorm(1))), 0, 0.8);
    }

    [Theory]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Limits_out_of_range(double limit)
    {
        Assert.Equal("limit", Assert.Throws<ArgumentOutOfRangeException>(() => Clipping.ByNorm(limit)).ParamName);
        Assert.Equal("limit", Assert.Throws<ArgumentOutOfRangeException>(() => Clipping.ByValue(limit)).ParamName);
    }

    [Fact]
    public void Unknown_norms_and_forms()
    {
        Assert.Equal("norm", Assert.Throws<ArgumentOutOfRangeException>(() => Clipping.ByNorm(1, (GradientNorm)7)).ParamName);
        Assert.Equal("form", Assert.Throws<ArgumentOutOfRangeException>(() => Clipping.ByNorm(1, form: (ClippingForm)7)).ParamName);
    }

    private static bool IsOrdinary(Recorded recorded) =>
        recorded.Grad.All(x => double.IsFinite(x) && (x == 0 || Math.Abs(Math.Log10(Math.Abs(x))) < 100));

    private static GradientNorm Norm(Recorded recorded) =>
        double.IsInfinity(recorded.Norm_type) ? GradientNorm.Maximum : recorded.Norm_type == 1 ? GradientNorm.Sum : GradientNorm.Euclidean;

    private static (double Norm, double[] Gradient) Clipped(double limit, params double[] g) => (Clipping.ByNorm(limit).Apply<double>(g), g);

    private static void AssertClose((double Norm, double[] Gradient) expected, (Clipping Clipping, double[] Gradient) clipped) =>
        AssertClose(expected, (clipped.Clipping.Apply<double>(clipped.Gradient), clipped.Gradient));

    private static void AssertClose((double Norm, double[] Gradient) expected, (double Norm, double[] Gradient) actual)
    {
        Same(expected.Norm, actual.Norm);
        for (int i = 0; i < expected.Gradient.Length; i++) Same(expected.Gradient[i], actual.Gradient[i]);

        static void Same(double expected, double actual)
        {
            if (expected == 0 || double.IsInfinity(expected)) Assert.Equal(expected, actual);
            else Assert.InRange(actual / expected, 1 - 1e-15, 1 + 1e-15);
        }
    }
}
