using System;

namespace AutoDiffGen.Tests.Problems;

/// <summary>(x² + y − 11)² + (x + y² − 7)²</summary>
internal static partial class Himmelblau
{
    [Differentiable(Derivatives.Gradient | Derivatives.Hessian)]
    public static double Loss(ReadOnlySpan<double> x)
    {
        double a = x[0] * x[0] + x[1] - 11, b = x[0] + x[1] * x[1] - 7;
        return a * a + b * b;
    }
}
