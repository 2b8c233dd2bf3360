using System;
using AutoDiffGen;

namespace Gallery;

/// <summary>A mountain between two plains, the left one lower: f(x) = 1/(1 + x²) + ½·sig(3·x). No minimum, only asymptotes: 0 on the left, ½ on the right.</summary>
/// <remarks>After Goodfellow, Bengio and Courville, Deep Learning, figure 8.4.</remarks>
internal static partial class Mountain
{
    [Differentiable(Derivatives.Gradient | Derivatives.Hessian)]
    public static double Loss(double x) => 1 / (1 + x * x) + 0.5 / (1 + Math.Exp(-3 * x));
}
