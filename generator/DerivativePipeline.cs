using System.Collections.Generic;
using AutoDiffGen.Generator.Differentiation;
using AutoDiffGen.Generator.Emission;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Lowering;
using AutoDiffGen.Generator.Passes;

namespace AutoDiffGen.Generator;

/// <summary>From a primal to the text of its derivative: the stages in order. A pure function of the program.</summary>
internal static class DerivativePipeline
{
    public static GeneratedFile Run(DerivativeRequest request) => Run(request, PassSet.All);

    public static GeneratedFile Run(DerivativeRequest request, PassSet passes) =>
        new(HintName.For(request.Primal), CSharpEmitter.Emit(Derivatives(request, passes)));

    /// <summary>The IR of each derivative that is asked for, ready to be printed.</summary>
    public static IReadOnlyList<Method> Derivatives(DerivativeRequest request, PassSet passes)
    {
        Method normal = Normal(request.Primal, passes);
        List<Method> all = [];
        if ((request.Kinds & Kinds.Pushforward) != 0) all.Add(Optimal(Tangent.Differentiate(normal), passes));
        if ((request.Kinds & (Kinds.Gradient | Kinds.Pullback | Kinds.HessianVectorProduct | Kinds.Hessian)) == 0) return all;
        Method adjoint = Adjoint.Differentiate(normal), gradient = Optimal(adjoint, passes);
        if ((request.Kinds & Kinds.Gradient) != 0) all.Insert(0, gradient);
        if ((request.Kinds & Kinds.Pullback) != 0) all.Add(Optimal(Pullback.Differentiate(normal, adjoint), passes));
        // What is stopped is a constant to the second derivative as well.
        Method first = Stops.Any(adjoint) ? passes.Optimize(adjoint) : gradient;
        if ((request.Kinds & Kinds.HessianVectorProduct) != 0) all.Add(Optimal(HessianVectorProduct.Differentiate(normal, first), passes));
        if ((request.Kinds & Kinds.Hessian) != 0) all.Add(Optimal(Hessian.Differentiate(normal, first), passes));

        return all;
    }

    /// <summary>The gradient alone.</summary>
    public static Method Gradient(Method primal, PassSet passes) => Optimal(Adjoint.Differentiate(Normal(primal, passes)), passes);

    // What is computed twice in the loss would be differentiated twice.
    private static Method Normal(Method primal, PassSet passes) => passes.Normalize(primal.WithBodies(KnownLengths.Rewrite));

    private static Method Optimal(Method derived, PassSet passes) => passes.Optimize(Stops.Remove(derived));
}
