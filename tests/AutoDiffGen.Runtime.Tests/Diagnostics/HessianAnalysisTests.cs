using System;
using System.Linq;
using AutoDiffGen.Diagnostics;
using AutoDiffGen.SecondOrder;
using AutoDiffGen.Tests.Problems;
using AutoDiffGen.Tests.Support;
using Xunit;

namespace AutoDiffGen.Tests.Diagnostics;

public class HessianAnalysisTests
{
    public static TheoryData<int> CriticalPoints => [.. Enumerable.Range(0, Chapter6.Data.CriticalPoints.Length)];

    [Theory]
    [MemberData(nameof(CriticalPoints))]
    public void Critical_points_of_the_Gabor_loss(int index)
    {
        Chapter6 data = Chapter6.Data;
        Chapter6.CriticalPoint point = data.CriticalPoints[index];
        double[] gradient = new double[2];
        Assert.Equal(point.Loss, Gabor.LossGradient(point.Phi, data.GaborX, data.GaborY, gradient), 1e-12);
        Assert.All(gradient, g => Assert.Equal(0, g, 1e-12));
        HessianAnalysis analysis = HessianAnalysis.At((p, h) => Gabor.LossHessian(p, data.GaborX, data.GaborY, h), point.Phi);
        Assert.Equal(Enum.Parse<CriticalPointKind>(point.Kind, ignoreCase: true), analysis.Kind);
        for (int i = 0; i < 2; i++) Assert.Equal(point.Eigenvalues[i], analysis.Eigenvalues[i], 1e-10);
        Assert.Equal(analysis.Kind, HessianAnalysis.ByTraceAndDeterminant(analysis.Trace, analysis.Determinant));
    }

    [Fact]
    public void The_window_has_8_minima_20_saddles_and_12_maxima()
    {
        Chapter6 data = Chapter6.Data;
        var kinds = data.CriticalPoints.Select(point => HessianAnalysis.At((p, h) => Gabor.LossHessian(p, data.GaborX, data.GaborY, h), point.Phi).Kind).ToList();
        Assert.Equal((8, 20, 12), (kinds.Count(k => k == CriticalPointKind.Minimum), kinds.Count(k => k == CriticalPointKind.Saddle), kinds.Count(k => k == CriticalPointKind.Maximum)));
    }

    [Fact]
    public void Hessian_of_the_least_squares_line()
    {
        Chapter6 data = Chapter6.Data;
        HessianAnalysis analysis = HessianAnalysis.At((p, h) => Line.LossHessian(p, data.LineX, data.LineY, h), [0.3, -0.7]);
        Assert.Equal(3.994169024128169, analysis.Eigenvalues[0], 1e-12);
        Assert.Equal(50.03003097587183, analysis.Eigenvalues[1], 1e-12);
        Assert.Equal(54.0242, analysis.Trace, 1e-12);
        Assert.Equal(199.8284, analysis.Determinant, 1e-10);
        Assert.Equal(50.03003097587183 / 3.994169024128169, analysis.ConditionNumber, 1e-11);
        Assert.True(analysis.IsPositiveDefinite);
    }

    [Theory]
    [InlineData(1.0, 0.0, 0.0, 2.0, CriticalPointKind.Minimum, true, true)]
    [InlineData(-1.0, 0.0, 0.0, -2.0, CriticalPointKind.Maximum, false, false)]
    [InlineData(2.0, 0.0, 0.0, -2.0, CriticalPointKind.Saddle, false, false)]
    [InlineData(0.0, 0.0, 0.0, 0.0, CriticalPointKind.Degenerate, true, false)]
    [InlineData(1.0, 1.0, 1.0, 1.0, CriticalPointKind.Degenerate, true, false)]
    [InlineData(-1.0, 1.0, 1.0, -1.0, CriticalPointKind.Degenerate, false, false)]
    [InlineData(1.0, 0.0, 0.0, 1e-12, CriticalPointKind.Degenerate, true, false)]
    [InlineData(1.0, 0.0, 0.0, -1e-12, CriticalPointKind.Degenerate, true, false)]
    [InlineData(1.0, 0.0, 0.0, 1e-8, CriticalPointKind.Minimum, true, true)]
    [InlineData(double.NaN, 0.0, 0.0, 1.0, CriticalPointKind.Undefined, false, false)]
    public void Kinds_and_convexity(double a, double b, double c, double d, CriticalPointKind kind, bool semidefinite, bool definite)
    {
        HessianAnalysis analysis = HessianAnalysis.Of([a, b, c, d]);
        Assert.Equal(kind, analysis.Kind);
        Assert.Equal(semidefinite, analysis.IsPositiveSemidefinite);
        Assert.Equal(definite, analysis.IsPositiveDefinite);
    }

    [Fact]
    public void Signs_on_both_sides_of_0_are_a_saddle_whatever_else_is_0()
    {
        HessianAnalysis analysis = HessianAnalysis.Of([1, 0, 0, 0, 0, 0, 0, 0, -1]);
        Assert.Equal(CriticalPointKind.Saddle, analysis.Kind);
        Assert.Equal(new Inertia(1, 1, 1), analysis.Inertia);
        Assert.Equal(double.PositiveInfinity, analysis.ConditionNumber);
    }

    [Fact]
    public void Eigenvectors_belong_to_their_values()
    {
        // Of [2 1; 1 2]: (1, −1) for 1, (1, 1) for 3.
        HessianAnalysis analysis = HessianAnalysis.Of([2, 1, 1, 2]);
        Assert.Equal(-analysis.Eigenvector(0)[0], analysis.Eigenvector(0)[1], 1e-15);
        Assert.Equal(analysis.Eigenvector(1)[0], analysis.Eigenvector(1)[1], 1e-15);
        Assert.Throws<ArgumentOutOfRangeException>(() => analysis.Eigenvector(2).Length);
    }

    [Theory]
    [InlineData(3, 2, CriticalPointKind.Minimum)]
    [InlineData(-3, 2, CriticalPointKind.Maximum)]
    [InlineData(3, -2, CriticalPointKind.Saddle)]
    [InlineData(3, 0, CriticalPointKind.Degenerate)]
    [InlineData(double.NaN, 1, CriticalPointKind.Undefined)]
    public void Trace_and_determinant(double trace, double determinant, CriticalPointKind kind) =>
        Assert.Equal(kind, HessianAnalysis.ByTraceAndDeterminant(trace, determinant));

    [Fact]
    public void Rejects_bad_input()
    {
        Assert.Equal("hessian", Assert.Throws<ArgumentException>(() => HessianAnalysis.Of([1, 2, 3])).ParamName);
        Assert.Equal("hessian", Assert.Throws<ArgumentException>(() => HessianAnalysis.Of([])).ParamName);
        Assert.Equal("tolerance", Assert.Throws<ArgumentOutOfRangeException>(() => HessianAnalysis.Of([1], -1)).ParamName);
        Assert.Equal("hessian", Assert.Throws<ArgumentNullException>(() => HessianAnalysis.At(null!, [1])).ParamName);
        Assert.Equal("point", Assert.Throws<ArgumentException>(() => HessianAnalysis.At((_, _) => 0, [])).ParamName);
    }
}
