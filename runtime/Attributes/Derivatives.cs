using System;

namespace AutoDiffGen;

/// <summary>The derivatives that <see cref="DifferentiableAttribute"/> can ask for; they combine.</summary>
[Flags]
public enum Derivatives
{
    /// <summary>Nothing is generated.</summary>
    None = 0,

    /// <summary><c>FGradient</c>: the value and the gradient of a scalar function, by one reverse sweep.</summary>
    Gradient = 1,

    /// <summary><c>FPullback</c>: the vector-Jacobian product, accumulated into the arguments' adjoints.</summary>
    Pullback = 2,

    /// <summary><c>FPushforward</c>: the Jacobian-vector product of tangents, beside the value.</summary>
    Pushforward = 4,

    /// <summary><c>FHessianVectorProduct</c>: the Hessian times a direction, without the Hessian.</summary>
    HessianVectorProduct = 8,

    /// <summary><c>FHessian</c>: the matrix of second derivatives, row-major, n x n.</summary>
    Hessian = 16,

    /// <summary><c>FJacobian</c>: the matrix of first derivatives of a function that writes a span, row-major.</summary>
    Jacobian = 32,
}
