using System;
using AutoDiffGen.CompilerServices;
using Xunit;

namespace AutoDiffGen.Runtime.Tests.Checking;

/// <summary>f(w) = w0² w1 + Sin(w1), and its derivatives by hand: whichever is wrong is named, with its component.</summary>
public sealed class SelfCheckTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("FGradient", "differences of F", "w[1]")]
    [InlineData("FPullback", "FGradient", "w[1]")]
    [InlineData("FPushforward", "FGradient", "direction")]
    [InlineData("FHessianVectorProduct", "differences of FGradient", "w[1] along direction")]
    [InlineData("FHessian", "differences of FGradient", "w[1] by w[1]")]
    [InlineData("FHessian, one side", "itself, the other way round", "w[1] by w[0]")]
    public void What_is_wrong_is_named(string wrong, string against, string component)
    {
        SelfCheck check = new("F");
        CheckedMemory<double> w = check.Memory<double>([0.75, -0.5]);
        check.Wrt("w", w);
        Checked<double, double> result = check.Returned<double>();
        CheckedMatrix<double> matrix = check.Matrix<double>();
        check.Value = () => result.Value = F(w.ReadOnlySpan);
        check.Gradient = () =>
        {
            result.Value = F(w.ReadOnlySpan);
            Gradient(w.ReadOnlySpan, w.ResultSpan);
            w.Result[1] += Off("FGradient");
        };
        check.Pullback = () =>
        {
            result.Value = F(w.ReadOnlySpan);
            double[] gradient = new double[2];
            Gradient(w.ReadOnlySpan, gradient);
            for (int i = 0; i < 2; i++) w.Result[i] += result.Tangent * gradient[i];
            w.Result[1] += Off("FPullback");
        };
        check.Pushforward = () =>
        {
            result.Value = F(w.ReadOnlySpan);
            double[] gradient = new double[2];
            Gradient(w.ReadOnlySpan, gradient);
            result.Result = (gradient[0] * w.Tangent[0]) + (gradient[1] * w.Tangent[1]) + Off("FPushforward");
        };
        check.HessianVectorProduct = () =>
        {
            result.Value = F(w.ReadOnlySpan);
            double[] hessian = Hessian(w.ReadOnlySpan);
            // A wrong diagonal leaves it symmetric.
            hessian[3] += Off("FHessianVectorProduct");
            for (int i = 0; i < 2; i++) w.Result[i] = (hessian[2 * i] * w.Tangent[0]) + (hessian[(2 * i) + 1] * w.Tangent[1]);
        };
        check.Hessian = () =>
        {
            result.Value = F(w.ReadOnlySpan);
            Hessian(w.ReadOnlySpan).CopyTo(matrix.Elements);
            matrix.Elements[3] += Off("FHessian");
            matrix.Elements[2] += Off("FHessian, one side");
        };

        GradientReport report = check.Report();
        Assert.Equal(wrong.Length == 0, report.Agrees);
        if (report.Agrees) return;
        Assert.StartsWith(report.Member, wrong, StringComparison.Ordinal);
        Assert.Equal(against, report.Against);
        Assert.StartsWith(component, report.Component, StringComparison.Ordinal);
        Assert.Contains("DIFFERS", report.ToString(), StringComparison.Ordinal);

        double Off(string of) => of == wrong ? 0.001 : 0;
    }

    [Fact]
    public void Another_value_than_the_method_returns_differs()
    {
        SelfCheck check = new("F");
        Checked<double, double> x = check.Variable(0.75), result = check.Returned<double>();
        check.Wrt("x", x);
        check.Value = () => result.Value = x.Value * x.Value;
        check.Gradient = () => (result.Value, x.Result) = ((x.Value * x.Value) + 1e-6, 2 * x.Value);
        GradientReport report = check.Report();
        Assert.False(report.ReturnsLoss);
        Assert.StartsWith("FGradient returns another value than the loss", report.ToString(), StringComparison.Ordinal);
    }

    /// <summary>y = (w0 w1, w0²), of which the matrix is wrong, or its products are.</summary>
    [Theory]
    [InlineData("", "", "")]
    [InlineData("FJacobian", "differences of F", "y[1] by w[0]")]
    [InlineData("FPullback", "FJacobian", "w[0]")]
    [InlineData("FPushforward", "FJacobian", "y[1] along direction")]
    public void What_is_wrong_of_several_outputs_is_named(string wrong, string against, string component)
    {
        SelfCheck check = new("F");
        CheckedMemory<double> w = check.Memory<double>([0.75, -0.5]), y = check.Memory<double>([7, 7]);
        check.Wrt("w", w);
        check.Output("y", y);
        CheckedMatrix<double> matrix = check.Matrix<double>();
        check.Value = Run;
        check.Jacobian = () =>
        {
            Run();
            Matrix("FJacobian").CopyTo(matrix.Elements);
        };
        check.Pullback = () =>
        {
            Run();
            double[] m = Matrix("FPullback");
            for (int i = 0; i < 2; i++) w.Result[i] += (m[i] * y.Tangent[0]) + (m[2 + i] * y.Tangent[1]);
        };
        check.Pushforward = () =>
        {
            Run();
            double[] m = Matrix("FPushforward");
            for (int i = 0; i < 2; i++) y.Result[i] = (m[2 * i] * w.Tangent[0]) + (m[(2 * i) + 1] * w.Tangent[1]);
        };

        GradientReport report = check.Report();
        Assert.Equal(wrong.Length == 0, report.Agrees);
        if (report.Agrees) return;
        Assert.Equal(wrong, report.Member);
        Assert.Equal(against, report.Against);
        Assert.StartsWith(component, report.Component, StringComparison.Ordinal);

        void Run() => (y.Value[0], y.Value[1]) = (w.Value[0] * w.Value[1], w.Value[0] * w.Value[0]);

        double[] Matrix(string of) => [w.Value[1], w.Value[0], (2 * w.Value[0]) + (of == wrong ? 0.001 : 0), 0];
    }

    [Fact]
    public void Components_go_by_the_names_that_the_source_has_for_them()
    {
        SelfCheck check = new("F");
        Checked<double[,], double> grid = check.Grid(new double[2, 3]);
        Checked<double[,,], double> block = check.Grid(new double[2, 3, 4]);
        Checked<double[][], double> rows = check.Rows<double>([[1], [], [2, 3]]);
        CheckedMemory<(double X, int Y)> pairs = check.Array(new[] { (1.0, 1), (2.0, 2) });
        check.Wrt("grid", grid);
        check.Wrt("block", block);
        check.Wrt("rows", rows);
        check.Wrt("pairs", pairs, ["X"], static p => [p.X], static (ref (double X, int Y) p, double[] v) => p.X = v[0]);
        SelfCheckRun run = new(check);
        Assert.Equal(6 + 24 + 3 + 2, run.Inputs);
        Assert.Equal("grid[1, 2]", run.Input(5));
        Assert.Equal("block[1, 2, 3]", run.Input(6 + 23));
        Assert.Equal("block[0, 1, 2]", run.Input(6 + 6));
        Assert.Equal("rows[2][1]", run.Input(6 + 24 + 2));
        Assert.Equal("pairs[1].X", run.Input(6 + 24 + 3 + 1));
    }

    /// <summary>A float has fewer digits: what its differences lose is no mismatch, and what is more is.</summary>
    [Theory]
    [InlineData(0, true)]
    [InlineData(0.01, false)]
    public void Floats_are_held_to_what_they_can_tell(float off, bool agrees)
    {
        SelfCheck check = new("F");
        Checked<float, float> x = check.Variable(0.75f), result = check.Returned<float>();
        check.Wrt("x", x);
        check.Value = () => result.Value = MathF.Sin(x.Value);
        check.Gradient = () => (result.Value, x.Result) = (MathF.Sin(x.Value), MathF.Cos(x.Value) + off);
        GradientReport report = check.Report();
        Assert.True(report.Agrees == agrees, report.ToString());
    }

    private static double F(ReadOnlySpan<double> w) => (w[0] * w[0] * w[1]) + Math.Sin(w[1]);

    private static void Gradient(ReadOnlySpan<double> w, Span<double> gradient) => (gradient[0], gradient[1]) = (2 * w[0] * w[1], (w[0] * w[0]) + Math.Cos(w[1]));

    private static double[] Hessian(ReadOnlySpan<double> w) => [2 * w[1], 2 * w[0], 2 * w[0], -Math.Sin(w[1])];
}
