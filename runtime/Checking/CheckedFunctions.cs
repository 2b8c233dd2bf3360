using System;

namespace AutoDiffGen;

/// <summary>A loss of one number.</summary>
/// <param name="x">Where.</param>
/// <returns>The loss.</returns>
public delegate double ScalarLoss(double x);

/// <summary>A loss of one number and its derivative, such as a generated <c>LossGradient</c>.</summary>
/// <param name="x">Where.</param>
/// <param name="gradient">Receives the derivative.</param>
/// <returns>The loss.</returns>
public delegate double ScalarGradient(double x, out double gradient);

/// <summary>A loss of n parameters.</summary>
/// <param name="parameters">n parameters.</param>
/// <returns>The loss.</returns>
public delegate double SpanLoss(ReadOnlySpan<double> parameters);

/// <summary>A loss and its gradient, such as a generated <c>LossGradient</c>.</summary>
/// <param name="parameters">n parameters.</param>
/// <param name="gradient">n partial derivatives, overwritten.</param>
/// <returns>The loss.</returns>
public delegate double SpanGradient(ReadOnlySpan<double> parameters, Span<double> gradient);

/// <summary>A loss and its derivative along a tangent, such as a generated <c>LossPushforward</c>.</summary>
/// <param name="parameters">n parameters.</param>
/// <param name="tangent">n numbers.</param>
/// <param name="resultTangent">Receives gradient · tangent.</param>
/// <returns>The loss.</returns>
public delegate double SpanPushforward(ReadOnlySpan<double> parameters, ReadOnlySpan<double> tangent, out double resultTangent);

/// <summary>A loss and its Hessian times a direction, such as a generated <c>LossHessianVectorProduct</c>.</summary>
/// <param name="parameters">n parameters.</param>
/// <param name="direction">n numbers.</param>
/// <param name="product">n numbers, overwritten.</param>
/// <returns>The loss.</returns>
public delegate double SpanHessianVectorProduct(ReadOnlySpan<double> parameters, ReadOnlySpan<double> direction, Span<double> product);

/// <summary>A loss and its Hessian, such as a generated <c>LossHessian</c>.</summary>
/// <param name="parameters">n parameters.</param>
/// <param name="hessian">n x n second derivatives, row by row, overwritten.</param>
/// <returns>The loss.</returns>
public delegate double SpanHessian(ReadOnlySpan<double> parameters, Span<double> hessian);

/// <summary>A loss and its pullback, such as a generated <c>LossPullback</c>.</summary>
/// <param name="parameters">n parameters.</param>
/// <param name="resultAdjoint">The adjoint of the loss.</param>
/// <param name="adjoint">n numbers, to which the gradient times that is added.</param>
/// <returns>The loss.</returns>
public delegate double SpanPullback(ReadOnlySpan<double> parameters, double resultAdjoint, Span<double> adjoint);

/// <summary>A method that writes m numbers.</summary>
/// <param name="parameters">n parameters.</param>
/// <param name="outputs">m numbers, written.</param>
public delegate void SpanMapping(ReadOnlySpan<double> parameters, Span<double> outputs);

/// <summary>A method that writes m numbers, and its Jacobian, such as a generated <c>ResidualsJacobian</c>.</summary>
/// <param name="parameters">n parameters.</param>
/// <param name="outputs">m numbers, written.</param>
/// <param name="jacobian">m x n derivatives, row by row, overwritten.</param>
public delegate void SpanJacobian(ReadOnlySpan<double> parameters, Span<double> outputs, Span<double> jacobian);
