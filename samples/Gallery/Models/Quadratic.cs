using System;
using AutoDiffGen;

namespace Gallery;

/// <summary>½·Σ cᵢ·xᵢ²: a bowl whose curvatures along the axes are c; where one is negative, a saddle.</summary>
internal static partial class Quadratic
{
    [Differentiable(Derivatives.Gradient | Derivatives.Hessian | Derivatives.HessianVectorProduct)]
    public static double Loss([Wrt] ReadOnlySpan<double> x, ReadOnlySpan<double> curvatures)
    {
        double loss = 0;
        for (int i = 0; i < x.Length; i++)
            loss += 0.5 * curvatures[i] * x[i] * x[i];
        return loss;
    }
}
