using System;
using AutoDiffGen.CompilerServices;
using AutoDiffGen.LinearAlgebra;
using AutoDiffGen.Support;

namespace AutoDiffGen.Diagnostics;

/// <summary>Checks that a convex loss passes at all points: one that fails shows that it is not convex. Of second order: <see cref="HessianAnalysis.IsPositiveSemidefinite"/>.</summary>
public static class Convexity
{
    private const double Rounding = 1e-12;

    /// <summary>f(w·x₁ + (1 − w)·x₂) ≤ w·f(x₁) + (1 − w)·f(x₂): the loss runs below its chord.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="first">x₁: n parameters.</param>
    /// <param name="second">x₂: as many.</param>
    /// <param name="weight">w in [0, 1].</param>
    /// <exception cref="ArgumentNullException"><paramref name="loss"/> is null.</exception>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The weight is out of range.</exception>
    public static Inequality Chord(SpanLoss loss, ReadOnlySpan<double> first, ReadOnlySpan<double> second, double weight = 0.5)
    {
        ArgumentNullException.ThrowIfNull(loss);
        Require.SameLength(second, first);
        Valid.Between(0, 1, weight, nameof(weight));
        double[] between = new double[first.Length];
        for (int i = 0; i < between.Length; i++) between[i] = (weight * first[i]) + ((1 - weight) * second[i]);
        double left = loss(between), atFirst = loss(first), atSecond = loss(second), right = (weight * atFirst) + ((1 - weight) * atSecond);
        return new Inequality(left, right, Rounding * (Math.Abs(left) + Math.Abs(atFirst) + Math.Abs(atSecond)));
    }

    /// <summary>f(x₂) + ∇f(x₂)·(x₁ − x₂) ≤ f(x₁): the loss runs above its tangents.</summary>
    /// <param name="loss">The loss and its gradient, such as a generated <c>LossGradient</c>.</param>
    /// <param name="first">x₁: n parameters.</param>
    /// <param name="second">x₂, where the tangent touches: as many.</param>
    /// <exception cref="ArgumentNullException"><paramref name="loss"/> is null.</exception>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Inequality FirstOrder(SpanGradient loss, ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        ArgumentNullException.ThrowIfNull(loss);
        Require.SameLength(second, first);
        double[] gradient = new double[first.Length], way = new double[first.Length];
        double right = loss(first, gradient), at = loss(second, gradient);
        Vectors.Subtract(first, second, way);
        double along = Vectors.Dot(gradient, way);
        return new Inequality(at + along, right, Rounding * (Math.Abs(right) + Math.Abs(at) + Math.Abs(along)));
    }
}
