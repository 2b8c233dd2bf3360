using System.Collections.Generic;
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
    /// <summary>Whether the memory of the gradient can be the method's own: functions that are handed T[][] want rows that stand in an array.</summary>
    public static bool Handles(Method primal) =>
        Tangent.Handles(primal) && !(Tangent.HandsRowsOn(primal) && primal.Parameters.Any(p => p is { Role: ParameterRole.Wrt, Value.Type: JaggedType }));

    /// <param name="primal">The loss; one that <see cref="Handles"/> knows.</param>
    /// <param name="gradient">Its gradient, as <see cref="Adjoint"/> makes it.</param>
    public static Method Differentiate(Method primal, Method gradient)
    {
        Parameter[] own = [.. primal.Parameters];
        (Method both, Parameter[] directions, Parameter[] products) = GradientTangent.Add(primal, gradient, [.. own.Where(p => p.Role == ParameterRole.Wrt)]);
        Value[] yields = [.. both.Body.Yields.Take(GradientTangent.OwnYields(primal)), .. both.Body.Yields.Skip(gradient.Body.Yields.Count)];
        Method derived = both with
        {
            Name = primal.Name + "HessianVectorProduct",
            Kind = Kinds.HessianVectorProduct,
            Parameters = own.Concat(directions).Concat(products).ToEquatable(),
            Body = both.Body with { Yields = yields.ToEquatable() },
        };
        return Inside(derived, GradientTangent.Outputs(gradient).Where(p => !p.IsYielded), own);
    }

    // The memory of the gradient, which the caller hands in elsewhere, is the method's own.
    private static Method Inside(Method derived, IEnumerable<Parameter> outputs, Parameter[] own)
    {
        ValueFactory values = new(derived);
        RegionBuilder start = new(values);
        Dictionary<Value, (Value Jagged, Value Heap, Value Starts)> rows = [];
        foreach (Parameter output in outputs)
        {
            Parameter parameter = own.First(p => p.Name == output.Of && p.Member == output.Member);
            Value of = parameter.Value;
            if (of.Type is JaggedType)
            {
                (Value heap, Value starts) = RowShadows.Of(of, start, values.NameOf(output.Value));
                rows[output.Value] = (of, heap, starts);
            }
            else
            {
                start.Add(new New(output.Value, start.Length(of, parameter.ArrivesNull), Zeroed: true));
            }
        }

        Region body = rows.Count == 0 ? derived.Body : Rows(derived.Body);
        return derived with { Body = body with { Ops = start.Ops.Concat(body.Ops).ToEquatable() }, Names = values.Names() };

        Region Rows(Region region)
        {
            RegionBuilder builder = new(values);
            foreach (Op op in region.Ops)
            {
                EquatableArray<Region> inner = OpShape.Regions(op);
                if (inner.Count > 0) builder.Add(OpShape.WithRegions(op, [.. inner.Select(Rows)]));
                else if (op is Row row && rows.TryGetValue(row.Jagged, out (Value Jagged, Value Heap, Value Starts) known))
                    builder.Add(new View(row.Result, known.Heap, builder.Load(known.Starts, row.Index), builder.Length(builder.Row(known.Jagged, row.Index))));
                // Its parts are 0 to begin with.
                else if (op is not Clear clear || !rows.ContainsKey(clear.Array)) builder.Add(op);
            }

            return builder.Build(region.Parameters, region.Yields);
        }
    }
}
