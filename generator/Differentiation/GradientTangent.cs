using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>Adds to a gradient its tangent along one direction: what it adds is the Hessian's product with that.</summary>
internal static class GradientTangent
{
    /// <param name="primal">The loss.</param>
    /// <param name="gradient">Its gradient, as <see cref="Adjoint"/> makes it; it may have tangents along other directions already.</param>
    /// <param name="along">The differentiated parameters that the direction has components for.</param>
    /// <returns>
    /// The method with the products of scalars behind its yields, and with the parameters that were added: a direction for each of
    /// <paramref name="along"/>, a product for each output of the gradient.
    /// </returns>
    public static (Method Method, Parameter[] Directions, Parameter[] Products) Add(Method primal, Method gradient, IReadOnlyList<Parameter> along)
    {
        ValueFactory values = new(gradient);
        MemoryRoots roots = new(gradient);
        Parameter[] outputs = [.. Outputs(gradient)];
        Value[] scalars = [.. gradient.Body.Yields.Skip(OwnYields(primal)).Take(outputs.Count(p => p.IsYielded))];
        Activity activity = new(
            gradient,
            roots,
            along.Select(p => p.Value),
            outputs.Where(p => !p.IsYielded).Select(p => p.Value).Concat(scalars),
            Partials.HasDerivative);
        TangentSweep sweep = new(gradient, values, activity);
        RegionBuilder start = new(values);
        Method moved = gradient with { Parameters = primal.Parameters.Map(p => p.Role == ParameterRole.Wrt && !along.Contains(p) ? p with { Role = ParameterRole.Data } : p) };
        Parameter[] directions = Directions.Begin(moved, "Direction", roots, activity, sweep, start);

        List<Parameter> products = [];
        foreach (Parameter output in outputs)
        {
            Parameter product = output with { Value = values.New(output.Value.Type, ""), Name = Directions.Unused(output.Of + "Product", primal) };
            product = product with { Value = values.New(output.Value.Type, product.Path) };
            products.Add(product);
            if (output.IsYielded) continue;
            // The gradient's memory is cleared first, and its tangents with it.
            if (activity.IsActive(output.Value)) sweep.Know(output.Value, product.Value);
            else start.Add(new Clear(product.Value));
        }

        Region body = sweep.Region(gradient.Body, scalars);
        Function[] functions = [.. sweep.Functions()];
        Method both = gradient with
        {
            Parameters = gradient.Parameters.Concat(directions).Concat(products.Select(p => p with { Role = ParameterRole.Data })).ToEquatable(),
            Body = body with { Ops = start.Ops.Concat(body.Ops).ToEquatable() },
            Functions = functions.ToEquatable(),
            Names = values.Names(),
        };
        return (both, directions, [.. products]);
    }

    /// <summary>The outputs that make it a gradient.</summary>
    public static IEnumerable<Parameter> Outputs(Method gradient) => gradient.Parameters.Where(p => p.Role == ParameterRole.Gradient);

    /// <summary>How many yields are the loss's own: its value, and what it leaves in its outputs.</summary>
    public static int OwnYields(Method primal) => primal.Body.Yields.Count;
}
