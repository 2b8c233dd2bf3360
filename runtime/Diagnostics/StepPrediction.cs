using System;
using AutoDiffGen.CompilerServices;
using AutoDiffGen.LinearAlgebra;
using AutoDiffGen.Support;

namespace AutoDiffGen.Diagnostics;

/// <summary>By how much a step of gradient descent changes the loss, to second order: ½·ε²·g·H·g − ε·g·g.</summary>
/// <remarks>
/// Goodfellow, Bengio and Courville, Deep Learning, (8.10). Where the first term exceeds the second, the Hessian is ill-conditioned for this rate: the loss rises, however small
/// the gradient's norm. To watch over training: g·g, and g·H·g by one Hessian-vector product, which costs a few gradients.
/// </remarks>
/// <param name="Rate">ε</param>
/// <param name="SquaredNorm">g·g</param>
/// <param name="Curvature">g·H·g</param>
public readonly record struct StepPrediction(double Rate, double SquaredNorm, double Curvature)
{
    /// <summary>−ε·g·g: what the slope promises.</summary>
    public double FirstOrder => -Rate * SquaredNorm;

    /// <summary>½·ε²·g·H·g: what the curvature takes away.</summary>
    public double SecondOrder => 0.5 * Rate * Rate * Curvature;

    /// <summary>Both: the predicted change of the loss. Exact for a quadratic one.</summary>
    public double Change => FirstOrder + SecondOrder;

    /// <summary>Whether the curvature takes away more than the slope promises.</summary>
    public bool IsIllConditioned => SecondOrder > -FirstOrder;

    /// <summary>g·g / g·H·g: the rate with the largest predicted decrease; infinite where the curvature along the gradient is not positive.</summary>
    public double BestRate => Curvature > 0 ? SquaredNorm / Curvature : double.PositiveInfinity;

    /// <summary>The prediction from a gradient and its product with the Hessian. Allocates nothing.</summary>
    /// <param name="gradient">n numbers.</param>
    /// <param name="product">H·g: n numbers.</param>
    /// <param name="rate">ε: finite and at least 0.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative or not finite.</exception>
    public static StepPrediction Of(ReadOnlySpan<double> gradient, ReadOnlySpan<double> product, double rate)
    {
        Require.SameLength(product, gradient);
        return new StepPrediction(Valid.Rate(rate, nameof(rate)), Vectors.Dot(gradient, gradient), Vectors.Dot(gradient, product));
    }

    /// <summary>The prediction for a loss at a point.</summary>
    /// <param name="loss">The loss and its gradient, such as a generated <c>LossGradient</c>.</param>
    /// <param name="product">Its Hessian times a direction, such as a generated <c>LossHessianVectorProduct</c>.</param>
    /// <param name="point">n parameters.</param>
    /// <param name="rate">ε: finite and at least 0.</param>
    /// <exception cref="ArgumentNullException">A function is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative or not finite.</exception>
    public static StepPrediction At(SpanGradient loss, SpanHessianVectorProduct product, ReadOnlySpan<double> point, double rate)
    {
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(product);
        Valid.Rate(rate, nameof(rate));
        double[] gradient = new double[point.Length], along = new double[point.Length];
        loss(point, gradient);
        product(point, gradient, along);
        return Of(gradient, along, rate);
    }
}
