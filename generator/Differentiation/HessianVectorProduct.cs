using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>The Hessian times a direction: the tangent of the gradient.</summary>
/// <remarks>
/// The result has the loss's parameters, then a direction for each differentiated one, then a product for each; it returns the
/// loss's value. The gradient itself is nobody's output any more, so that most of it is dead code.
/// </remarks>
internal static class HessianVectorProduct
{
    /// <param name="primal">The loss; its functions are handed no T[][].</param>
    /// <param name="gradient">Its gradient, as <see cref="Adjoint"/> makes it.</param>
    public static Method Differentiate(Method primal, Method gradient)
    {
        Parameter[] own = [.. primal.Parameters];
        (Method both, Lane lane) = GradientTangent.Of(primal, gradient).Add(gradient, [.. own.Where(p => p.Role == ParameterRole.Wrt)]);
        Value[] yields = [.. both.Body.Yields.Take(GradientTangent.OwnYields(primal)), .. both.Body.Yields.Skip(gradient.Body.Yields.Count)];
        Method derived = both with
        {
            Name = primal.Name + "HessianVectorProduct",
            Kind = Kinds.HessianVectorProduct,
            Parameters = own.Concat(lane.Directions).Concat(lane.Products).ToEquatable(),
            Body = both.Body with { Yields = yields.ToEquatable() },
        };
        return OwnOutputs.Of(derived, GradientTangent.Outputs(gradient).Where(p => !p.IsYielded), own);
    }
}
