using System;
using System.Linq;
using AutoDiffGen.LineSearch;
using Xunit;

namespace AutoDiffGen.Tests.LineSearch;

public class ArmijoSearchTests
{
    public static TheoryData<int> Lines => [.. Enumerable.Range(0, LineReference.Data.Lines.Length)];

    [Theory]
    [MemberData(nameof(Lines))]
    public void Interpolates_as_scipy_does(int index)
    {
        LineReference.Line line = LineReference.Data.Lines[index];
        var search = new ArmijoSearch { SufficientDecrease = line.C1, Backtracking = Backtracking.Interpolated };
        LineSearchResult result = search.Search(step => line.At(step, out _), line.Value, line.Slope);
        Assert.True(result.Converged);
        Assert.Equal(line.Armijo, result.Step, 1e-9 * line.Armijo);
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void Every_way_of_backtracking_ends_at_sufficient_decrease(int index)
    {
        LineReference.Line line = LineReference.Data.Lines[index];
        foreach (Backtracking way in Enum.GetValues<Backtracking>())
        {
            LineSearchResult result = new ArmijoSearch { SufficientDecrease = line.C1, Backtracking = way }.Search(step => line.At(step, out _), line.Value, line.Slope);
            Assert.True(result.Converged);
            Assert.True(result.Value <= line.Value + (line.C1 * result.Step * line.Slope));
            Assert.Equal(line.At(result.Step, out _), result.Value);
        }
    }

    [Fact]
    public void Geometric_steps_shrink_by_the_factor()
    {
        // Accepted at 0.3³ = 0.027 only.
        LineSearchResult result = new ArmijoSearch { Backtracking = Backtracking.Geometric, Shrink = 0.3 }.Search(t => t > 0.05 ? 1 : -t, 0, -1);
        Assert.Equal(0.027, result.Step, 1e-15);
        Assert.Equal(4, result.Evaluations);
    }

    [Fact]
    public void Takes_no_step_to_minus_infinity()
    {
        LineSearchResult result = new ArmijoSearch().Search(t => t > 0.3 ? double.NegativeInfinity : -t, 0, -1);
        Assert.Equal(LineSearchStatus.Converged, result.Status);
        Assert.Equal(0.25, result.Step);
        Assert.Equal(-0.25, result.Value);
    }

    [Fact]
    public void Halves_until_finite()
    {
        LineSearchResult result = new ArmijoSearch().Search(t => t > 0.2 ? double.PositiveInfinity : -t, 0, -1);
        Assert.True(result.Converged);
        Assert.Equal(0.125, result.Step);
    }

    [Fact]
    public void Says_how_it_failed()
    {
        var search = new ArmijoSearch();
        Assert.Equal(LineSearchStatus.NotDescent, search.Search(t => t, 0, 1).Status);
        Assert.Equal(LineSearchStatus.NotDescent, search.Search(t => t, 0, 0).Status);
        Assert.Equal(0, search.Search(t => t, 0, 0).Evaluations);
        Assert.Equal(LineSearchStatus.NonFinite, search.Search(_ => double.NaN, 0, -1).Status);
        Assert.Equal(LineSearchStatus.NonFinite, search.Search(t => -t, double.NaN, -1).Status);
        Assert.Equal(LineSearchStatus.NonFinite, search.Search(t => -t, 0, double.NegativeInfinity).Status);
        Assert.Equal(LineSearchStatus.Flat, search.Search(_ => 1, 1, -1).Status);
        Assert.Equal(LineSearchStatus.MaxIterations, new ArmijoSearch { MaxIterations = 3 }.Search(t => t, 0, -1).Status);
    }

    [Fact]
    public void Failure_returns_the_best_step_seen()
    {
        // Falls, though by less than is sufficient.
        LineSearchResult result = new ArmijoSearch { SufficientDecrease = 0.9, MaxIterations = 4, Backtracking = Backtracking.Geometric }.Search(t => 1 - (0.1 * t), 1, -1);
        Assert.Equal(LineSearchStatus.MaxIterations, result.Status);
        Assert.Equal(1, result.Step);
        Assert.Equal(0.9, result.Value);
    }

    [Fact]
    public void Rounding_is_allowed_for_where_asked()
    {
        double noise(double t) => 1 + 1e-15;
        Assert.NotEqual(LineSearchStatus.Converged, new ArmijoSearch().Search(noise, 1, -1e-20).Status);
        Assert.Equal(1, new ArmijoSearch { Rounding = 1e-14 }.Search(noise, 1, -1e-20).Step);
    }

    [Fact]
    public void Rejects_bad_settings()
    {
        Assert.Equal("SufficientDecrease", Assert.Throws<ArgumentOutOfRangeException>(() => new ArmijoSearch { SufficientDecrease = 1 }).ParamName);
        Assert.Equal("Shrink", Assert.Throws<ArgumentOutOfRangeException>(() => new ArmijoSearch { Shrink = 0 }).ParamName);
        Assert.Equal("Backtracking", Assert.Throws<ArgumentOutOfRangeException>(() => new ArmijoSearch { Backtracking = (Backtracking)7 }).ParamName);
        Assert.Equal("MaxIterations", Assert.Throws<ArgumentOutOfRangeException>(() => new ArmijoSearch { MaxIterations = 0 }).ParamName);
        Assert.Equal("first", Assert.Throws<ArgumentOutOfRangeException>(() => new ArmijoSearch().Search(t => t, 0, -1, 0)).ParamName);
        Assert.Equal("line", Assert.Throws<ArgumentNullException>(() => new ArmijoSearch().Search(null!, 0, -1)).ParamName);
    }
}
