using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>Adds to a method its tangents along one direction more.</summary>
/// <param name="primal">What the method is derived from, or the method itself: it has the names that parameters must not have.</param>
/// <param name="callers">The method's parameters that the caller has.</param>
/// <param name="inputs">Those of them that directions move.</param>
/// <param name="results">Those that receive something, in order.</param>
/// <param name="yielded">What the method yields to those that are no memory.</param>
/// <param name="clears">Whether the method does not clear the memory of its results itself.</param>
internal sealed class LaneTangents(Method primal, IReadOnlyList<Parameter> callers, IReadOnlyList<Parameter> inputs, IReadOnlyList<Parameter> results, IReadOnlyList<Value> yielded, bool clears)
{
    /// <summary>Adds one direction after the other.</summary>
    /// <param name="method">The method.</param>
    /// <param name="along">For each direction, the parameters that it has components for.</param>
    public Lanes Add(Method method, IReadOnlyList<Parameter[]> along)
    {
        List<Lane> lanes = [];
        foreach (Parameter[] moved in along)
        {
            (method, Lane lane) = Add(method, moved);
            lanes.Add(lane);
        }

        return new Lanes(method, [.. lanes]);
    }

    /// <param name="method">The method; it may have tangents along other directions already.</param>
    /// <param name="along">The parameters that the direction has components for.</param>
    /// <returns>The method with the tangents of yields behind these, and the direction.</returns>
    public (Method Method, Lane Lane) Add(Method method, IReadOnlyList<Parameter> along)
    {
        ValueFactory values = new(method);
        MemoryRoots roots = new(method);
        int before = method.Body.Yields.Count;
        Activity activity = Along(along);
        TangentSweep sweep = new(method, values, activity, along.Count == inputs.Count ? null : Along(inputs));
        RegionBuilder start = new(values);
        Method moved = method with { Parameters = callers.Select(p => p with { Role = along.Contains(p) ? ParameterRole.Wrt : p.Role == ParameterRole.Output ? p.Role : ParameterRole.Data }).ToEquatable() };
        Parameter[] directions = Directions.Begin(moved, "Direction", roots, activity, sweep, start);

        List<Parameter> products = [];
        foreach (Parameter result in results)
        {
            string name = Directions.Unused((result.Of.Length > 0 ? result.Of : result.Name) + "Product", primal);
            Parameter product = result with { Value = values.New(result.Value.Type, result.Member.Length == 0 ? name : $"{name}.{result.Member}"), Name = name };
            products.Add(product);
            if (result.IsYielded) continue;
            bool isActive = activity.IsActive(result.Value);
            // What the method clears first, its tangents clear with it.
            if (clears || !isActive) start.Add(new Clear(product.Value));
            if (isActive) sweep.Know(result.Value, product.Value);
        }

        Region body = sweep.Region(method.Body, yielded);
        Function[] functions = [.. sweep.Functions()];
        Method both = method with
        {
            Parameters = method.Parameters.Concat(directions).Concat(products.Select(p => p with { Role = ParameterRole.Data })).ToEquatable(),
            Body = body with { Ops = start.Ops.Concat(body.Ops).ToEquatable() },
            Functions = functions.ToEquatable(),
            Names = values.Names(),
        };
        Queue<Value> tangents = new(both.Body.Yields.Skip(before));
        return (both, new Lane(directions, [.. products], [.. products.Select(p => p.IsYielded ? tangents.Dequeue() : p.Value)]));

        Activity Along(IReadOnlyList<Parameter> moved) => new(
            method, roots, moved.Select(p => p.Value), results.Where(p => !p.IsYielded).Select(p => p.Value).Concat(yielded), Partials.HasDerivative);
    }
}
