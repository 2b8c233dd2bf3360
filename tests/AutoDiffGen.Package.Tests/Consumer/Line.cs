using System;
using AutoDiffGen;

namespace Consumer;

/// <summary>A line through points.</summary>
public static partial class Line
{
    /// <summary>Sum of squared residuals of phi[0] + phi[1] x.</summary>
    /// <param name="phi">Intercept and slope.</param>
    /// <param name="x">Where.</param>
    /// <param name="y">What was seen there.</param>
    /// <returns>The loss.</returns>
    [Differentiable(SelfCheck = true)]
    public static double Loss([Wrt] ReadOnlySpan<double> phi, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Total loss = default;
        for (int i = 0; i < x.Length; i++)
        {
            double r = phi[0] + phi[1] * x[i] - y[i];
            loss += r;
        }

        return loss.Sum;
    }
}
