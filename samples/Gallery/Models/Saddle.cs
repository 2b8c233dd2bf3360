using System;
using AutoDiffGen;

namespace Gallery;

/// <summary>f(x) = x₀² − x₁²: up along one axis, down along the other.</summary>
/// <remarks>Goodfellow, Bengio and Courville, Deep Learning, figure 4.5.</remarks>
internal static partial class Saddle
{
    [Differentiable(Derivatives.Gradient | Derivatives.Hessian)]
    public static double Loss(ReadOnlySpan<double> x) => x[0] * x[0] - x[1] * x[1];
}
