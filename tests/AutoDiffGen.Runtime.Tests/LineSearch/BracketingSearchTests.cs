using System;
using System.Collections.Generic;
using AutoDiffGen.LineSearch;
using AutoDiffGen.SecondOrder;
using AutoDiffGen.Tests.Problems;
using AutoDiffGen.Tests.Support;
using Xunit;

namespace AutoDiffGen.Tests.LineSearch;

public class BracketingSearchTests
{
    // Figure 6.10.
    private static double Curve(double p) => 1 - (0.5 * Math.Exp(-(p - 0.65) * (p - 0.65) / 0.1)) - (0.45 * Math.Exp(-(p - 0.35) * (p - 0.35) / 0.02));

    [Fact]
    public void Answers_as_the_notebook_does()
    {
        LineSearchResult result = new BracketingSearch().Search(Curve, 0, 1);
        Assert.Equal(LineSearchStatus.MaxIterations, result.Status);
        Assert.Equal(0.3832312147538486, result.Step, 1e-14);
        Assert.Equal(0.3287581447415854, result.Value, 1e-14);
        Assert.Equal(10, result.Iterations);
    }

    [Fact]
    public void Tries_the_notebooks_points()
    {
        List<double> tried = [];
        new BracketingSearch().Search(
            p =>
            {
                tried.Add(p);
                return Curve(p);
            },
            0,
            1);
        foreach (double[] bracket in Chapter6.Data.Bracketing)
        {
            Assert.Contains(tried, p => Math.Abs(p - bracket[1]) < 1e-14);
            Assert.Contains(tried, p => Math.Abs(p - bracket[2]) < 1e-14);
        }
    }

    [Fact]
    public void Best_point_seen_is_not_thrown_away()
    {
        double least = double.PositiveInfinity, at = double.NaN;
        LineSearchResult result = new BracketingSearch().Search(
            p =>
            {
                double value = Curve(p);
                if (value < least) (least, at) = (value, p);
                return value;
            },
            0,
            1);
        Assert.Equal(at, result.BestStep);
        Assert.Equal(least, result.BestValue);
        Assert.True(result.BestValue < result.Value);
    }

    [Fact]
    public void Converges_to_its_tolerance()
    {
        LineSearchResult result = new BracketingSearch { Tolerance = 1e-7, MaxIterations = 100 }.Search(x => (x - 0.3) * (x - 0.3), 0, 2);
        Assert.True(result.Converged);
        Assert.Equal(0.3, result.Step, 1e-7);
    }

    [Fact]
    public void First_rule_halves_towards_the_lower_end()
    {
        LineSearchResult result = new BracketingSearch { Tolerance = 1e-9, MaxIterations = 100 }.Search(x => (x - 1e-3) * (x - 1e-3), 0, 1);
        Assert.True(result.Converged);
        Assert.Equal(1e-3, result.Step, 1e-8);
    }

    [Fact]
    public void Says_how_it_failed()
    {
        var search = new BracketingSearch { MaxIterations = 40 };
        Assert.Equal((LineSearchStatus.NotDescent, 0.0), Of(search.Search(x => x, 0, 1)));
        LineSearchResult rising = search.Search(x => -x, 0, 1);
        Assert.Equal((LineSearchStatus.MaxStep, 1.0, -1.0), (rising.Status, rising.BestStep, rising.BestValue));
        Assert.Equal((LineSearchStatus.Flat, 0.0), Of(search.Search(_ => 3, 0, 1)));
        Assert.Equal((LineSearchStatus.NonFinite, 0.0), Of(search.Search(_ => double.NaN, 0, 1)));
    }

    [Fact]
    public void Shrinks_away_from_values_that_are_not_finite()
    {
        LineSearchResult result = new BracketingSearch { Tolerance = 1e-6, MaxIterations = 100 }.Search(x => x > 0.01 ? double.NaN : (x - 0.004) * (x - 0.004), 0, 1);
        Assert.True(result.Converged);
        Assert.Equal(0.004, result.Step, 1e-6);
    }

    [Fact]
    public void Rejects_bad_bounds()
    {
        Assert.Equal("upper", Assert.Throws<ArgumentOutOfRangeException>(() => new BracketingSearch().Search(x => x, 1, 1)).ParamName);
        Assert.Equal("lower", Assert.Throws<ArgumentOutOfRangeException>(() => new BracketingSearch().Search(x => x, double.NaN, 1)).ParamName);
        Assert.Equal("loss", Assert.Throws<ArgumentNullException>(() => new BracketingSearch().Search(null!, 0, 1)).ParamName);
        Assert.Equal("Tolerance", Assert.Throws<ArgumentOutOfRangeException>(() => new BracketingSearch { Tolerance = -1 }).ParamName);
        Assert.Equal("MaxIterations", Assert.Throws<ArgumentOutOfRangeException>(() => new BracketingSearch { MaxIterations = 0 }).ParamName);
    }

    public static TheoryData<int> Descents => [0, 1, 2];

    [Theory]
    [MemberData(nameof(Descents))]
    public void Descends_to_the_least_squares_line_as_in_figure_6_1(int index)
    {
        Chapter6 data = Chapter6.Data;
        Follows(data.LineDescents[index], (p, g) => Line.LossGradient(p, data.LineX, data.LineY, g), 1e-9);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Descends_on_the_Gabor_loss_as_in_figure_6_5(int index)
    {
        Chapter6 data = Chapter6.Data;
        Follows(data.GaborDescents[index], (p, g) => Gabor.LossGradient(p, data.GaborX, data.GaborY, g), 1e-6);
    }

    private static void Follows(Chapter6.Descent descent, SpanGradient loss, double tolerance)
    {
        List<double[]> points = [];
        MinimizerResult result = new SteepestDescent
        {
            Search = new BracketingSearch { Tolerance = descent.Tolerance, MaxIterations = descent.Iterations },
            MaxStep = descent.MaxDistance,
            MaxIterations = descent.Params.Length - 1,
            GradientTolerance = 0,
            Callback = step => points.Add(step.Point.ToArray()),
        }.Minimize(descent.Start, loss);
        Assert.Equal(MinimizerStatus.MaxIterations, result.Status);
        Assert.Equal(descent.Loss[^1], result.Value, tolerance);
        for (int k = 0; k < points.Count; k++)
        {
            for (int i = 0; i < 2; i++) Assert.Equal(descent.Params[k][i], points[k][i], tolerance);
        }
    }

    private static (LineSearchStatus Status, double Step) Of(LineSearchResult result) => (result.Status, result.Step);
}
