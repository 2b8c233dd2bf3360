using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>The tangents of a gradient: what comes of a direction is the Hessian's product with that.</summary>
internal static class GradientTangent
{
    /// <param name="primal">The loss.</param>
    /// <param name="gradient">Its gradient, as <see cref="Adjoint"/> makes it.</param>
    public static LaneTangents Of(Method primal, Method gradient)
    {
        Parameter[] outputs = [.. Outputs(gradient)];
        Value[] scalars = [.. gradient.Body.Yields.Skip(OwnYields(primal)).Take(outputs.Count(p => p.IsYielded))];
        return new LaneTangents(primal, primal.Parameters, [.. primal.Parameters.Where(p => p.Role == ParameterRole.Wrt)], outputs, scalars, clears: false);
    }

    /// <summary>The outputs that make it a gradient.</summary>
    public static IEnumerable<Parameter> Outputs(Method gradient) => gradient.Parameters.Where(p => p.Role == ParameterRole.Gradient);

    /// <summary>How many yields are the loss's own: its value, and what it leaves in its outputs.</summary>
    public static int OwnYields(Method primal) => primal.Body.Yields.Count;
}
