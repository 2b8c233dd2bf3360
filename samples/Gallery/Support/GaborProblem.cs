using System;
using System.Reflection;
using Reporting;

namespace Gallery;

/// <summary>The Gabor model on its 30 published points.</summary>
internal static class GaborProblem
{
    public static double[] X { get; }
    public static double[] Y { get; }

    /// <summary>The loss over the window of figure 6.4.</summary>
    public static Surface Surface { get; }

    static GaborProblem()
    {
        (X, Y) = Columns.Read(Resources.Text(Assembly.GetExecutingAssembly(), "gabor_30_points.csv"));
        Surface = Surface.Of((a, b) => Loss([a, b]), (-10, 10), (2.5, 22.5), 141);
    }

    /// <summary>The global minimum.</summary>
    public static double[] Minimum => Reference.Chapter6.CriticalPoints[0].Phi;

    /// <summary>The loss there.</summary>
    public static double Least => Reference.Chapter6.CriticalPoints[0].Loss;

    public static Axis Phi0 { get; } = new("offset φ₀", -10, 10);
    public static Axis Phi1 { get; } = new("frequency φ₁", 2.5, 22.5);

    public static double Loss(ReadOnlySpan<double> phi) => Gabor.Loss(phi, X, Y);

    public static double Gradient(ReadOnlySpan<double> phi, Span<double> gradient) => Gabor.LossGradient(phi, X, Y, gradient);

    public static double Hessian(ReadOnlySpan<double> phi, Span<double> hessian) => Gabor.LossHessian(phi, X, Y, hessian);

    /// <summary>The gradient over some of the points.</summary>
    public static double BatchGradient(ReadOnlySpan<double> phi, ReadOnlySpan<int> batch, Span<double> gradient)
    {
        Span<double> x = stackalloc double[batch.Length], y = stackalloc double[batch.Length];
        for (int i = 0; i < batch.Length; i++) (x[i], y[i]) = (X[batch[i]], Y[batch[i]]);
        return Gabor.LossGradient(phi, x, y, gradient);
    }

    /// <summary>The curve of a model, for drawing.</summary>
    public static Line Curve(string? name, double[] phi, Ink ink) => Line.Graph(name, x => Gabor.Evaluate(phi, x), -15, 15, ink);

    /// <summary>The data, for drawing.</summary>
    public static Points Data => new("data", X, Y, Ink.Black) { Size = 7, Opacity = 0.8 };
}
