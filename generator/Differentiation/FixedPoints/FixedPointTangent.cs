using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Differentiation.FixedPoints;

/// <summary>The tangent of a solution x = g(x, p):  ẋ = ∂g/∂x ẋ + ∂g/∂p ṗ, repeated at the solution until it comes to rest.</summary>
internal static class FixedPointTangent
{
    /// <param name="solution">The solution.</param>
    /// <param name="solved">Which of its results have tangents.</param>
    /// <param name="parameters">The tangents of the body's parameters that are these.</param>
    /// <param name="body">One iteration; yields the tangents of what it yields behind that.</param>
    /// <param name="builder">Receives the loop.</param>
    /// <param name="name">What the tangent of a value is called.</param>
    public static Value[] Add(For solution, int[] solved, Value[] parameters, Region body, RegionBuilder builder, Func<Value, string> name)
    {
        Value[] initial = [.. parameters.Select(p => builder.Zero(p.Type))];
        return ContractedIteration.Build(builder, initial, (inside, now) =>
        {
            Dictionary<Value, Value> map = FixedPointReverse.AtSolution(solution);
            for (int i = 0; i < now.Length; i++) map[parameters[i]] = now[i];
            foreach (Op op in body.Ops) inside.Add(OpShape.Copy(op, builder.Values, map));
            return [.. body.Yields.Skip(solution.Body.Yields.Count).Select(y => map.TryGetValue(y, out Value mapped) ? mapped : y)];
        }, i => name(solution.Results[solved[i]]));
    }
}
