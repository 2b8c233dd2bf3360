using System;

namespace AutoDiffGen.Generator;

/// <summary>The derivatives that can be asked for, with the bits of AutoDiffGen.Derivatives.</summary>
[Flags]
internal enum Kinds
{
    Gradient = 1,
    Pullback = 2,
    Pushforward = 4,
    HessianVectorProduct = 8,
    Hessian = 16,
    Jacobian = 32,

    /// <summary>Comes with <see cref="Hessian"/>, where the loss has a structure: the elements of a pattern.</summary>
    SparseHessian = 256,

    /// <summary>Comes with <see cref="Hessian"/>, where the loss has a structure: the pattern.</summary>
    HessianSparsity = 512,

    /// <summary>Comes with <see cref="Jacobian"/>, where the method has a structure: the elements of a pattern.</summary>
    SparseJacobian = 1024,

    /// <summary>Comes with <see cref="Jacobian"/>, where the method has a structure: the pattern.</summary>
    JacobianSparsity = 2048,
}
