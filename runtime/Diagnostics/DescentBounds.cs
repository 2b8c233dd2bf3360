using System;
using AutoDiffGen.CompilerServices;
using AutoDiffGen.Kernels;
using AutoDiffGen.LinearAlgebra;
using AutoDiffGen.Support;

namespace AutoDiffGen.Diagnostics;

/// <summary>What theory promises of gradient descent on a loss whose gradient changes by at most L times the way, as checks of a loss.</summary>
/// <remarks>Nesterov, Introductory lectures on convex optimization, 2004, section 2.1. Of a quadratic loss, L is the largest eigenvalue of its Hessian.</remarks>
public static class DescentBounds
{
    private const double Rounding = 1e-12;

    /// <summary>‖∇f(x₁) − ∇f(x₂)‖ ≤ L·‖x₁ − x₂‖: the loss is L-smooth.</summary>
    /// <param name="loss">The loss and its gradient, such as a generated <c>LossGradient</c>.</param>
    /// <param name="first">x₁: n parameters.</param>
    /// <param name="second">x₂: as many.</param>
    /// <param name="smoothness">L: finite and at least 0.</param>
    /// <exception cref="ArgumentNullException"><paramref name="loss"/> is null.</exception>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">L is out of range.</exception>
    public static Inequality Lipschitz(SpanGradient loss, ReadOnlySpan<double> first, ReadOnlySpan<double> second, double smoothness)
    {
        Check(loss, first, second, smoothness);
        double[] atFirst = new double[first.Length], atSecond = new double[first.Length], way = new double[first.Length];
        loss(first, atFirst);
        loss(second, atSecond);
        Vectors.Subtract(first, second, way);
        double right = smoothness * EuclideanNorm.Of<double>(way), size = EuclideanNorm.Of<double>(atFirst) + EuclideanNorm.Of<double>(atSecond);
        Vectors.Subtract(atFirst, atSecond, way);
        return new Inequality(EuclideanNorm.Of<double>(way), right, Rounding * (size + right));
    }

    /// <summary>f(x₂) ≤ f(x₁) + ∇f(x₁)·(x₂ − x₁) + L/2·‖x₂ − x₁‖²: an L-smooth loss stays below a parabola.</summary>
    /// <param name="loss">The loss and its gradient, such as a generated <c>LossGradient</c>.</param>
    /// <param name="first">x₁, where the parabola touches: n parameters.</param>
    /// <param name="second">x₂: as many.</param>
    /// <param name="smoothness">L: finite and at least 0.</param>
    /// <exception cref="ArgumentNullException"><paramref name="loss"/> is null.</exception>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">L is out of range.</exception>
    public static Inequality QuadraticUpperBound(SpanGradient loss, ReadOnlySpan<double> first, ReadOnlySpan<double> second, double smoothness)
    {
        Check(loss, first, second, smoothness);
        double[] gradient = new double[first.Length], way = new double[first.Length];
        double left = loss(second, gradient), at = loss(first, gradient);
        Vectors.Subtract(second, first, way);
        double along = Vectors.Dot(gradient, way), bend = 0.5 * smoothness * Vectors.Dot(way, way);
        return new Inequality(left, at + along + bend, Rounding * (Math.Abs(left) + Math.Abs(at) + Math.Abs(along) + bend));
    }

    /// <summary>f(x − η·g) ≤ f(x) − η/2·‖g‖²: a step of gradient descent on an L-smooth loss, of a rate η ≤ 1/L.</summary>
    /// <param name="loss">The loss and its gradient, such as a generated <c>LossGradient</c>.</param>
    /// <param name="point">x: n parameters.</param>
    /// <param name="rate">η: finite and at least 0.</param>
    /// <exception cref="ArgumentNullException"><paramref name="loss"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rate is out of range.</exception>
    public static Inequality DescentLemma(SpanGradient loss, ReadOnlySpan<double> point, double rate)
    {
        ArgumentNullException.ThrowIfNull(loss);
        Valid.Rate(rate, nameof(rate));
        double[] gradient = new double[point.Length], next = new double[point.Length];
        double at = loss(point, gradient), fall = 0.5 * rate * Vectors.Dot(gradient, gradient);
        Vectors.Move(point, -rate, gradient, next);
        double left = loss(next, gradient);
        return new Inequality(left, at - fall, Rounding * (Math.Abs(left) + Math.Abs(at) + fall));
    }

    /// <summary>f(x_T) − f* ≤ ‖x₀ − x*‖² / (2·η·T): T steps of a rate η ≤ 1/L on a convex L-smooth loss.</summary>
    /// <param name="gap">f(x_T) − f*, what is left to the least value.</param>
    /// <param name="start">x₀: n parameters.</param>
    /// <param name="minimum">x*, where the loss is least: as many.</param>
    /// <param name="rate">η: finite and positive.</param>
    /// <param name="steps">T: at least 1.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Rate or steps are out of range.</exception>
    public static Inequality ConvexRate(double gap, ReadOnlySpan<double> start, ReadOnlySpan<double> minimum, double rate, long steps)
    {
        Require.SameLength(minimum, start);
        Valid.Positive(rate, nameof(rate));
        Valid.AtLeast(1, steps, nameof(steps));
        double[] way = new double[start.Length];
        Vectors.Subtract(start, minimum, way);
        double right = Vectors.Dot(way, way) / (2 * rate * steps);
        return new Inequality(gap, right, Rounding * (Math.Abs(gap) + right));
    }

    /// <summary>f(x_T) − f* ≤ (1 − η·μ)ᵀ·(f(x₀) − f*): the same where all eigenvalues of the Hessian are at least μ &gt; 0.</summary>
    /// <param name="gap">f(x_T) − f*, what is left to the least value.</param>
    /// <param name="firstGap">f(x₀) − f*: finite and at least 0.</param>
    /// <param name="rate">η: finite and positive.</param>
    /// <param name="convexity">μ: finite and at least 0, at most 1/η.</param>
    /// <param name="steps">T: at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static Inequality StronglyConvexRate(double gap, double firstGap, double rate, double convexity, long steps)
    {
        Valid.Rate(firstGap, nameof(firstGap));
        Valid.Positive(rate, nameof(rate));
        Valid.Between(0, 1 / rate, convexity, nameof(convexity));
        Valid.AtLeast(1, steps, nameof(steps));
        double right = Math.Pow(1 - (rate * convexity), steps) * firstGap;
        return new Inequality(gap, right, Rounding * (Math.Abs(gap) + firstGap));
    }

    private static void Check(SpanGradient loss, ReadOnlySpan<double> first, ReadOnlySpan<double> second, double smoothness)
    {
        ArgumentNullException.ThrowIfNull(loss);
        Require.SameLength(second, first);
        Valid.Rate(smoothness, nameof(smoothness));
    }
}
