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
        new(HintName.For(request.Primal), CSharpEmitter.Emit(Gradient(request.Primal, passes)));

    /// <summary>The gradient's IR, ready to be printed.</summary>
    public static Method Gradient(Method primal, PassSet passes)
    {
        Method known = primal.WithBodies(KnownLengths.Rewrite);
        Method normal = passes.Normalize(known);
        Method adjoint = Stops.Remove(Adjoint.Differentiate(normal));
        return passes.Optimize(adjoint);
    }
}
