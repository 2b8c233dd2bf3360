using System;
using System.Reflection;
using AutoDiffGen.SecondOrder;
using Reporting;

namespace Gallery;

/// <summary>Linear regression on the 12 points of Prince, figure 6.1.</summary>
internal static class LineProblem
{
    public static double[] X { get; }
    public static double[] Y { get; }

    /// <summary>The least-squares solution.</summary>
    public static double[] Minimum { get; }

    /// <summary>The loss there.</summary>
    public static double Least { get; }

    /// <summary>The loss over the window of figure 6.1.</summary>
    public static Surface Surface { get; }

    static LineProblem()
    {
        (X, Y) = Columns.Read(Resources.Text(Assembly.GetExecutingAssembly(), "linear_regression_12_points.csv"));
        MinimizerResult exact = new Newton().Minimize([0, 0], Gradient, Hessian);
        (Minimum, Least) = (exact.Point, exact.Value);
        Surface = Surface.Of((a, b) => Loss([a, b]), (0, 2), (-1, 1), 81);
    }

    public static double Loss(ReadOnlySpan<double> phi) => LinearRegression.Loss(phi, X, Y);

    public static double Gradient(ReadOnlySpan<double> phi, Span<double> gradient) => LinearRegression.LossGradient(phi, X, Y, gradient);

    public static double Hessian(ReadOnlySpan<double> phi, Span<double> hessian) => LinearRegression.LossHessian(phi, X, Y, hessian);
}
