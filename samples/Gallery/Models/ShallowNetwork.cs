using System;
using AutoDiffGen;

namespace Gallery;

/// <summary>Three ReLU units and ten parameters, f[x, φ] = φ₀ + Σₖ φₖ·max(0, θₖ₀ + θₖ₁·x), by least squares.</summary>
/// <remarks>Prince, Understanding Deep Learning, equation 6.23, problem 6.5. In order: φ₀, φ₁ to φ₃, then θₖ₀ and θₖ₁ of each unit.</remarks>
internal static partial class ShallowNetwork
{
    public static double Evaluate(ReadOnlySpan<double> phi, double x)
    {
        double f = phi[0];
        for (int k = 0; k < 3; k++)
            f += phi[1 + k] * Math.Max(0, phi[4 + 2 * k] + phi[5 + 2 * k] * x);
        return f;
    }

    [Differentiable]
    public static double Loss([Wrt] ReadOnlySpan<double> phi, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double loss = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double r = Evaluate(phi, x[i]) - y[i];
            loss += r * r;
        }
        return loss;
    }
}
