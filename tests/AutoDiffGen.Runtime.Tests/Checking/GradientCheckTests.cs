using System;
using Xunit;

namespace AutoDiffGen.Runtime.Tests.Checking;

/// <summary>Right derivatives agree, wrong ones are named with their component; nothing throws for a mismatch.</summary>
public sealed class GradientCheckTests
{
    private static readonly double[] Point = [-1.2, 1, 0.7];

    [Fact]
    public void A_right_gradient_agrees()
    {
        GradientReport report = GradientCheck.Compare(Rosenbrock, RosenbrockGradient, Point);
        Assert.True(report.Agrees, report.ToString());
        Assert.Equal(3, report.Components);
        Assert.InRange(report.Error, 0, 1e-10);
    }

    [Fact]
    public void A_wrong_component_is_named()
    {
        GradientReport report = GradientCheck.Compare(Rosenbrock, Wrong, Point);
        Assert.False(report.Agrees);
        Assert.Equal(1, report.Worst);
        Assert.Equal(report.Expected + 0.01, report.Derivative, 1e-6);
        Assert.True(report.Step > 0);
        Assert.Contains("DIFFERS", report.ToString(), StringComparison.Ordinal);

        static double Wrong(ReadOnlySpan<double> x, Span<double> gradient)
        {
            double value = RosenbrockGradient(x, gradient);
            gradient[1] += 0.01;
            return value;
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_not_finite_differs(double component)
    {
        GradientReport report = GradientCheck.Compare(x => x * x, (double x, out double gradient) => { gradient = component; return x * x; }, 0.5);
        Assert.False(report.Agrees);
        Assert.Equal(double.PositiveInfinity, report.Error);
    }

    /// <summary>Samples that run at once are added in another order, which is a matter of roundings.</summary>
    [Theory]
    [InlineData(0, true)]
    [InlineData(1e-13, true)]
    [InlineData(1e-9, false)]
    public void Another_value_than_the_loss_differs(double by, bool agrees) =>
        Assert.Equal(agrees, GradientCheck.Compare(x => x * x, (double x, out double gradient) => { gradient = 2 * x; return x * x * (1 + by); }, 0.7).Agrees);

    /// <summary>At a kink differences say nothing, which is no agreement.</summary>
    [Fact]
    public void A_kink_differs() =>
        Assert.False(GradientCheck.Compare(Math.Abs, (double x, out double gradient) => { gradient = 1; return Math.Abs(x); }, 0.0).Agrees);

    [Fact]
    public void A_loss_that_writes_to_its_parameters_does_not_disturb()
    {
        double[] point = [0.5, 0.25];
        Assert.True(GradientCheck.Compare(Norm, NormGradient, point).Agrees);
        Assert.Equal([0.5, 0.25], point);

        static double Norm(ReadOnlySpan<double> x) => (x[0] * x[0]) + (x[1] * x[1]);

        static double NormGradient(ReadOnlySpan<double> x, Span<double> gradient)
        {
            (gradient[0], gradient[1]) = (2 * x[0], 2 * x[1]);
            return Norm(x);
        }
    }

    [Fact]
    public void A_pullback_adds_the_gradient()
    {
        Assert.True(GradientCheck.ComparePullback(RosenbrockGradient, Pullback, Point).Agrees);
        Assert.False(GradientCheck.ComparePullback(RosenbrockGradient, Overwriting, Point).Agrees);

        static double Pullback(ReadOnlySpan<double> x, double resultAdjoint, Span<double> adjoint)
        {
            Span<double> gradient = stackalloc double[3];
            double value = RosenbrockGradient(x, gradient);
            for (int i = 0; i < 3; i++) adjoint[i] += resultAdjoint * gradient[i];
            return value;
        }

        static double Overwriting(ReadOnlySpan<double> x, double resultAdjoint, Span<double> adjoint)
        {
            adjoint.Clear();
            return Pullback(x, resultAdjoint, adjoint);
        }
    }

    [Fact]
    public void A_Jacobian_is_compared_row_by_row()
    {
        GradientReport right = GradientCheck.CompareJacobian(Products, (x, y, j) => Jacobian(x, y, j, 0), Point, 2);
        Assert.True(right.Agrees, right.ToString());
        Assert.Equal(6, right.Components);
        GradientReport wrong = GradientCheck.CompareJacobian(Products, (x, y, j) => Jacobian(x, y, j, 0.01), Point, 2);
        Assert.False(wrong.Agrees);
        Assert.Equal(4, wrong.Worst);
        Assert.False(GradientCheck.CompareJacobian(Products, (x, y, j) => Jacobian(x, [0, 0], j, 0), Point, 2).Agrees);
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientCheck.CompareJacobian(Products, (x, y, j) => Jacobian(x, y, j, 0), Point, -1));

        static void Products(ReadOnlySpan<double> x, Span<double> y) => (y[0], y[1]) = (x[0] * x[1], Math.Sin(x[1]) + x[2]);

        static void Jacobian(ReadOnlySpan<double> x, Span<double> y, Span<double> jacobian, double error)
        {
            Products(x, y);
            ReadOnlySpan<double> rows = [x[1], x[0], 0, 0, Math.Cos(x[1]) + error, 1];
            rows.CopyTo(jacobian);
        }
    }

    [Fact]
    public void Forward_and_reverse_agree()
    {
        Assert.True(GradientCheck.ComparePushforward(RosenbrockGradient, Pushforward, Point).Agrees);
        Assert.False(GradientCheck.ComparePushforward(RosenbrockGradient, Half, Point).Agrees);

        static double Pushforward(ReadOnlySpan<double> x, ReadOnlySpan<double> tangent, out double along)
        {
            double[] gradient = new double[x.Length];
            double value = RosenbrockGradient(x, gradient);
            along = 0;
            for (int i = 0; i < x.Length; i++) along += gradient[i] * tangent[i];
            return value;
        }

        static double Half(ReadOnlySpan<double> x, ReadOnlySpan<double> tangent, out double along)
        {
            double value = Pushforward(x, tangent, out along);
            along /= 2;
            return value;
        }
    }

    [Fact]
    public void Second_derivatives_agree()
    {
        Assert.True(GradientCheck.CompareHessianVectorProduct(RosenbrockGradient, Product, Point).Agrees);
        Assert.True(GradientCheck.CompareHessian(Product, Hessian, Point).Agrees);
        Assert.False(GradientCheck.CompareHessian(Product, (x, h) => { double value = Hessian(x, h); h[4] += 1; return value; }, Point).Agrees);
        Assert.False(GradientCheck.CompareHessianVectorProduct(RosenbrockGradient, (x, d, p) => { double value = Product(x, d, p); p[2] = 0; return value; }, Point).Agrees);
    }

    [Fact]
    public void Bad_arguments_are_told()
    {
        Assert.Throws<ArgumentNullException>(() => GradientCheck.Compare(null!, RosenbrockGradient, Point));
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientCheck.Compare(Rosenbrock, RosenbrockGradient, Point, -1));
        Assert.Throws<ArgumentNullException>(() => GradientCheck.ComparePushforward(RosenbrockGradient, null!, Point));
    }

    private static double Rosenbrock(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i + 1 < x.Length; i++) sum += (100 * Math.Pow(x[i + 1] - (x[i] * x[i]), 2)) + Math.Pow(1 - x[i], 2);
        return sum;
    }

    private static double RosenbrockGradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient.Clear();
        for (int i = 0; i + 1 < x.Length; i++)
        {
            double t = x[i + 1] - (x[i] * x[i]);
            gradient[i] -= (400 * t * x[i]) + (2 * (1 - x[i]));
            gradient[i + 1] += 200 * t;
        }

        return Rosenbrock(x);
    }

    private static double Hessian(ReadOnlySpan<double> x, Span<double> hessian)
    {
        hessian.Clear();
        int n = x.Length;
        for (int i = 0; i + 1 < n; i++)
        {
            hessian[(i * n) + i] += (1200 * x[i] * x[i]) - (400 * x[i + 1]) + 2;
            hessian[(i * n) + i + 1] = hessian[((i + 1) * n) + i] = -400 * x[i];
            hessian[((i + 1) * n) + i + 1] += 200;
        }

        return Rosenbrock(x);
    }

    private static double Product(ReadOnlySpan<double> x, ReadOnlySpan<double> direction, Span<double> product)
    {
        double[] hessian = new double[x.Length * x.Length];
        double value = Hessian(x, hessian);
        for (int i = 0; i < x.Length; i++)
        {
            product[i] = 0;
            for (int j = 0; j < x.Length; j++) product[i] += hessian[(i * x.Length) + j] * direction[j];
        }

        return value;
    }
}
