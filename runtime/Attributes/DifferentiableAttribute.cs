using System;

namespace AutoDiffGen;

/// <summary>Asks for derivatives of the method to be generated, as further members of its (partial) type.</summary>
/// <remarks>
/// For a method <c>F</c> and <see cref="AutoDiffGen.Derivatives.Gradient"/> the member is <c>FGradient</c>: F's
/// parameters, then for each differentiated parameter p an output <c>pGradient</c>; it returns F's value. For
/// <see cref="AutoDiffGen.Derivatives.Pullback"/> it is <c>FPullback</c>: F's parameters, then <c>resultAdjoint</c>, then for each p its
/// adjoint <c>pAdjoint</c>, to which ∂F/∂p · resultAdjoint is added. For
/// <see cref="AutoDiffGen.Derivatives.Pushforward"/> it is <c>FPushforward</c>: F's parameters, then for each p an input
/// <c>pTangent</c>, then <c>out resultTangent</c>, the sum of ∂F/∂p · pTangent. For
/// <see cref="AutoDiffGen.Derivatives.HessianVectorProduct"/> it is <c>FHessianVectorProduct</c>: F's parameters, then for each p
/// an input <c>pDirection</c>, then for each p an output <c>pProduct</c>. For <see cref="AutoDiffGen.Derivatives.Hessian"/> it is
/// <c>FHessian</c>: F's parameters, then <c>hessian</c>, row by row. All return F's value too. Outputs are
/// overwritten; a wrong length or an overlap with an input is an <see cref="ArgumentException"/> before anything is written.
/// For <see cref="SelfCheck"/> there is <c>FSelfCheck</c>, too: F's parameters and no others.
/// </remarks>
/// <param name="kinds">The derivatives to generate; they combine with <c>|</c>.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class DifferentiableAttribute(Derivatives kinds = Derivatives.Gradient) : Attribute
{
    /// <summary>The derivatives to generate.</summary>
    public Derivatives Kinds { get; } = kinds;

    /// <summary>Whether loops over samples may run several samples at once, where there are many: the default.</summary>
    /// <remarks>
    /// Sums are then added in another order, and functions such as Math.Exp are those of vectors, which may differ in the last bit: the
    /// same on all machines, but not the bits of F. If false, the returned value is F's, bit for bit, and sums have F's order. The
    /// project's property <c>AutoDiffGenVectorize</c> says the same for all its methods.
    /// </remarks>
    public bool Vectorize { get; set; } = true;

    /// <summary>Whether each derivative gets an overload with one more parameter, <c>int threads</c>, that splits the samples over so many threads at most.</summary>
    /// <remarks>
    /// 0 for as many as there are processors; a negative number throws. Samples are taken in blocks, each with sums of its own, which are added in a fixed order: the results are the same
    /// bits for any number of threads, also for 1 (those of the overload without it differ by roundings). What cannot be split (a loss that is no sum over
    /// samples, see the documentation on vectorization) has no overload, and the compiler warns.
    /// </remarks>
    public bool Threads { get; set; }

    /// <summary>Whether to generate <c>FSelfCheck</c>, too, for the project's tests: it compares all derivatives that are generated at a point.</summary>
    /// <remarks>
    /// The gradient and the Jacobian with differences of F, extrapolated to step 0; the pullback and the pushforward with these; the
    /// Hessian-vector product with differences of the gradient; the Hessian with these and the product; and both for symmetry. Of what is
    /// not generated nothing is compared. It returns a <see cref="GradientReport"/> that names the worst derivative and component. What
    /// the caller hands over is copied, for each of many runs of F. Where F has <see cref="Derivative"/>.Stop its derivatives are not those
    /// of differences, and are compared with each other alone.
    /// </remarks>
    public bool SelfCheck { get; set; }
}
