using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>The vector-Jacobian product: what the adjoints of the results add to those of the parameters.</summary>
/// <remarks>
/// The result has the loss's parameters, then the adjoint of its result or of each of its outputs, then for each differentiated parameter an adjoint that it
/// adds to. The gradient is collected in memory of its own: a loss that throws has added nothing, and memory that the loss
/// overwrites has adjoints on the way that are none of the caller's.
/// </remarks>
internal static class Pullback
{
    /// <param name="primal">The loss; its functions are handed no T[][].</param>
    /// <param name="gradient">
    /// Its gradient, as <see cref="Adjoint"/> makes it: guards that passes have dropped tell them no more where an adjoint may be 0.
    /// </param>
    public static Method Differentiate(Method primal, Method gradient)
    {
        ValueFactory values = new(gradient);
        RegionBuilder body = new(values);
        body.AddRange(gradient.Body.Ops);
        string name = Directions.OfResult("Adjoint", primal);
        Parameter? seed = gradient.ReturnType is { } type ? new(values.New(type, name), name, ParameterForm.Scalar, ParameterRole.Tangent) : null;
        // Of a method that returns nothing, the gradient has the adjoints of the outputs in it.
        Parameter[] seeds = seed is not null ? [seed] : [.. gradient.Parameters.Where(p => p.Role == ParameterRole.Tangent)];
        Parameter[] own = [.. primal.Parameters], outputs = [.. GradientTangent.Outputs(gradient)];
        int yielded = GradientTangent.OwnYields(primal);
        Queue<Value> scalars = new(gradient.Body.Yields.Skip(yielded));
        List<Value> yields = [.. gradient.Body.Yields.Take(yielded)];
        List<Parameter> adjoints = [];
        foreach (Parameter output in outputs)
        {
            string called = Directions.Unused(output.Of + "Adjoint", primal);
            Value value = values.New(output.Value.Type, output.Member.Length == 0 ? called : $"{called}.{output.Member}");
            Parameter adjoint = output with { Value = value, Name = called, Role = ParameterRole.Adjoint, Form = output.IsYielded ? ParameterForm.RefScalar : output.Form };
            adjoints.Add(adjoint);
            if (output.IsYielded) yields.Add(body.Plus(value, Share(body, seed?.Value, scalars.Dequeue())));
            else Add(body, output.Value, value, seed?.Value);
        }

        Method derived = gradient with
        {
            Name = primal.Name + "Pullback",
            Kind = Kinds.Pullback,
            Parameters = own.Concat(seeds).Concat(adjoints).ToEquatable(),
            Body = body.Build([], yields),
            Names = values.Names(),
        };
        return OwnOutputs.Of(derived, outputs.Where(p => !p.IsYielded), own);
    }

    // for i { adjoint[i] += seed * gradient[i] }, of rows in turn
    private static void Add(RegionBuilder builder, Value gradient, Value adjoint, Value? seed)
    {
        Value index = builder.Values.New(IrType.I32);
        RegionBuilder each = new(builder.Values);
        if (adjoint.Type is JaggedType) Add(each, each.Row(gradient, index), each.Row(adjoint, index), seed);
        else each.Accumulate(adjoint, index, Share(each, seed, each.Load(gradient, index)));
        builder.Add(MemoryLoops.Each(builder, builder.Length(adjoint), index, each));
    }

    // An adjoint of 0 adds 0, whatever it meets.
    private static Value Share(RegionBuilder builder, Value? seed, Value partial) =>
        seed is { } adjoint ? builder.Binary(BinaryKind.AdjointMultiply, builder.Convert((ScalarType)partial.Type, adjoint), partial) : partial;
}
