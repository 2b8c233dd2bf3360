using System;
using System.Reflection;
using Reporting;

namespace Gallery;

/// <summary>Linear regression on the 12 points of Prince, figure 6.1.</summary>
internal static class LineProblem
{
    public static double[] X { get; }
    public static double[] Y { get; }

    /// <summary>The loss over the window of figure 6.1.</summary>
    public static Surface Surface { get; }

    static LineProblem()
    {
        (X, Y) = Columns.Read(Resources.Text(Assembly.GetExecutingAssembly(), "linear_regression_12_points.csv"));
        Surface = Surface.Of((a, b) => Loss([a, b]), (0, 2), (-1, 1), 81);
    }

    public static double Loss(ReadOnlySpan<double> phi) => LinearRegression.Loss(phi, X, Y);

    public static double Gradient(ReadOnlySpan<double> phi, Span<double> gradient) => LinearRegression.LossGradient(phi, X, Y, gradient);

    public static double Hessian(ReadOnlySpan<double> phi, Span<double> hessian) => LinearRegression.LossHessian(phi, X, Y, hessian);
}
