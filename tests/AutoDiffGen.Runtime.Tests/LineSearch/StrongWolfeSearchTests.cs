using System;
using System.Linq;
using AutoDiffGen.LineSearch;
using Xunit;

namespace AutoDiffGen.Tests.LineSearch;

public class StrongWolfeSearchTests
{
    public static TheoryData<int> Lines => [.. Enumerable.Range(0, LineReference.Data.Lines.Length)];

    [Theory]
    [MemberData(nameof(Lines))]
    public void Steps_are_those_of_More_and_Thuente(int index)
    {
        LineReference.Line line = LineReference.Data.Lines[index];
        // scipy's largest step.
        var search = new StrongWolfeSearch { SufficientDecrease = line.C1, Curvature = line.C2, MaxStep = 50 };
        LineSearchResult result = search.Search(line.At, line.Value, line.Slope);
        Assert.True(result.Converged);
        Assert.Equal(line.MoreThuente, result.Step, 1e-9 * line.MoreThuente);
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void Conditions_hold_from_any_first_step(int index)
    {
        LineReference.Line line = LineReference.Data.Lines[index];
        Assert.True(line.IsStrongWolfe(line.NocedalWright));
        for (double first = 1e-8; first < 1e6; first *= 10)
        {
            LineSearchResult result = new StrongWolfeSearch { SufficientDecrease = line.C1, Curvature = line.C2 }.Search(line.At, line.Value, line.Slope, first);
            Assert.True(result.Converged);
            Assert.True(line.IsStrongWolfe(result.Step));
            Assert.Equal(line.At(result.Step, out _), result.Value);
        }
    }

    [Fact]
    public void Says_how_it_failed()
    {
        var search = new StrongWolfeSearch();
        Assert.Equal(LineSearchStatus.NotDescent, search.Search(Linear(1), 0, 1).Status);
        Assert.Equal(LineSearchStatus.NotDescent, search.Search(Linear(1), 0, 0).Status);
        Assert.Equal(LineSearchStatus.NonFinite, search.Search(Linear(double.NaN), 0, -1).Status);
        Assert.Equal(LineSearchStatus.NonFinite, search.Search(Linear(-1), double.NaN, -1).Status);
        Assert.Equal(LineSearchStatus.NonFinite, search.Search(Linear(-1), 0, double.NaN).Status);
        Assert.Equal((LineSearchStatus.MaxStep, 8.0), Of(new StrongWolfeSearch { MaxStep = 8 }.Search(Linear(-1), 0, -1)));
        Assert.Equal(LineSearchStatus.MaxIterations, new StrongWolfeSearch { MaxIterations = 3 }.Search(Linear(-1), 0, -1).Status);
        // It rises by 1 and says that it falls by 1.
        Assert.Equal((LineSearchStatus.NoDecrease, 0.0), Of(search.Search(Wrong, 5, -1)));
        Assert.Equal((LineSearchStatus.NoDecrease, 0.0), Of(new StrongWolfeSearch { Rounding = 1e-10 }.Search(Wrong, 5, -1)));
        // The value does not move at all, whatever the slope says.
        Assert.Equal((LineSearchStatus.Flat, 0.0), Of(search.Search(Constant, 1, -1)));
    }

    [Fact]
    public void Failure_returns_the_best_step_seen()
    {
        // |t − 0.3| has no step with a small slope.
        LineSearchResult result = new StrongWolfeSearch { Curvature = 0.1, SufficientDecrease = 0.05 }.Search(Kink, 0.3, -1);
        Assert.False(result.Converged);
        Assert.Equal(0.3, result.Step, 1e-9);
        Assert.Equal(result.BestStep, result.Step);
        Assert.Equal(result.BestValue, result.Value);
    }

    [Fact]
    public void Halves_until_finite_and_finds_the_minimum_before_the_barrier()
    {
        // −log(1 − t) − 5t: NaN from 1 on, minimum at 0.8.
        static double line(double t, out double slope)
        {
            slope = (1 / (1 - t)) - 5;
            return -Math.Log(1 - t) - (5 * t);
        }

        foreach (double first in (double[])[0.1, 1, 10, 1e6])
        {
            LineSearchResult result = new StrongWolfeSearch { Curvature = 0.01 }.Search(line, 0, -4, first);
            Assert.True(result.Converged);
            Assert.Equal(0.8, result.Step, 0.01);
        }
    }

    [Fact]
    public void Rounding_is_allowed_for_where_asked()
    {
        // A parabola of curvature 1e-20 on a value of 1: all values are the same.
        static double line(double t, out double slope)
        {
            slope = (t - 1) * 1e-20;
            return 1;
        }

        Assert.Equal(LineSearchStatus.Flat, new StrongWolfeSearch().Search(line, 1, -1e-20, 0.5).Status);
        LineSearchResult result = new StrongWolfeSearch { Rounding = 1e-14 }.Search(line, 1, -1e-20, 0.5);
        Assert.True(result.Converged);
        Assert.Equal(0.5, result.Step);
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var search = new StrongWolfeSearch { Curvature = 0.01 };
        ScalarGradient line = (double t, out double slope) =>
        {
            slope = Math.Exp(t) - 3;
            return Math.Exp(t) - (3 * t);
        };
        search.Search(line, 1, -2);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int k = 0; k < 100; k++) search.Search(line, 1, -2);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Rejects_bad_settings()
    {
        Assert.Equal("SufficientDecrease", Assert.Throws<ArgumentOutOfRangeException>(() => new StrongWolfeSearch { SufficientDecrease = 0 }).ParamName);
        Assert.Equal("Curvature", Assert.Throws<ArgumentOutOfRangeException>(() => new StrongWolfeSearch { Curvature = 1 }).ParamName);
        Assert.Equal("MaxStep", Assert.Throws<ArgumentOutOfRangeException>(() => new StrongWolfeSearch { MaxStep = double.PositiveInfinity }).ParamName);
        Assert.Equal("Rounding", Assert.Throws<ArgumentOutOfRangeException>(() => new StrongWolfeSearch { Rounding = -1 }).ParamName);
        Assert.Equal("first", Assert.Throws<ArgumentOutOfRangeException>(() => new StrongWolfeSearch().Search(Kink, 0, -1, double.NaN)).ParamName);
        Assert.Equal("line", Assert.Throws<ArgumentNullException>(() => new StrongWolfeSearch().Search(null!, 0, -1)).ParamName);
    }

    private static ScalarGradient Linear(double factor) => (double t, out double slope) =>
    {
        slope = factor;
        return factor * t;
    };

    private static double Constant(double t, out double slope)
    {
        slope = -1;
        return 1;
    }

    private static double Wrong(double t, out double slope)
    {
        slope = -1;
        return 5 + t;
    }

    private static double Kink(double t, out double slope)
    {
        slope = t < 0.3 ? -1 : 1;
        return Math.Abs(t - 0.3);
    }

    private static (LineSearchStatus Status, double Step) Of(LineSearchResult result) => (result.Status, result.Step);
}
