using System;
using AutoDiffGen;

namespace Gallery;

/// <summary>Losses of one parameter.</summary>
internal static partial class Curves
{
    /// <summary>Goodfellow, Bengio and Courville, Deep Learning, figure 4.1.</summary>
    [Differentiable(Derivatives.Gradient | Derivatives.Hessian)]
    public static double Parabola(double x) => 0.5 * x * x;

    [Differentiable(Derivatives.Gradient | Derivatives.Hessian)]
    public static double Hill(double x) => 1 - x * x;

    [Differentiable(Derivatives.Gradient | Derivatives.Hessian)]
    public static double Cubic(double x) => x * x * x;

    /// <summary>Convex, with its minimum at 0.4.</summary>
    [Differentiable(Derivatives.Gradient | Derivatives.Hessian)]
    public static double Bowl(double x) => Math.Exp(1.5 * (x - 0.4)) - 1.5 * x;

    /// <summary>Two dips and a bump between them: not convex.</summary>
    [Differentiable(Derivatives.Gradient | Derivatives.Hessian)]
    public static double Dips(double x) => x * x * x * x - 2 * x * x + 0.4 * x + 1.6;

    /// <summary>A plateau on the way down: its slope is 0 at −0.5, and it is not convex.</summary>
    [Differentiable(Derivatives.Gradient | Derivatives.Hessian)]
    public static double Plateau(double x)
    {
        double a = x + 0.5;
        return 0.5 * a * a * a * a - 0.9 * a * a * a + 0.6;
    }
}
