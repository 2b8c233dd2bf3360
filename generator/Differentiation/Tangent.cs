using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>The directional derivative, in forward mode: IR → IR.</summary>
/// <remarks>
/// The result has the primal's parameters, then the tangent of each differentiated one, and an out scalar for that of the
/// result, or what receives the tangents of each output. It runs the primal once, each op beside its tangent, and returns the primal's value.
/// </remarks>
internal static class Tangent
{
    /// <param name="primal">The loss; its functions are handed no T[][].</param>
    public static Method Differentiate(Method primal)
    {
        ValueFactory values = new(primal);
        Parameter[] independents = [.. primal.Parameters.Where(p => p.Role == ParameterRole.Wrt)];
        MemoryRoots roots = new(primal);
        Activity activity = new(primal, roots, independents.Select(p => p.Value), primal.Dependents, Partials.HasDerivative);
        TangentSweep sweep = new(primal, values, activity);

        RegionBuilder start = new(values);
        Parameter[] directions = Directions.Begin(primal, "Tangent", roots, activity, sweep, start);
        Parameter[] results = primal.ReturnType is { } type
            ? [new(values.New(type, "resultTangent"), Directions.OfResult("Tangent", primal), ParameterForm.OutScalar, ParameterRole.Gradient)]
            : OutputTangents(primal, "Tangent", activity, sweep, start);
        Region body = sweep.Region(primal.Body, [.. primal.Dependents.Where(d => d.Type is ScalarType)]);
        Function[] functions = [.. sweep.Functions()];
        return new Method(
            primal.Site,
            primal.Name + "Pushforward",
            primal.Parameters.Concat(directions).Concat(results).ToEquatable(),
            body with { Ops = start.Ops.Concat(body.Ops).ToEquatable() },
            primal.ReturnType,
            values.Names())
        {
            Functions = functions.ToEquatable(),
            Kind = Kinds.Pushforward,
        };
    }

    /// <summary>A parameter for the tangents of each output, which the sweep is told of.</summary>
    public static Parameter[] OutputTangents(Method primal, string suffix, Activity activity, TangentSweep sweep, RegionBuilder start)
    {
        Parameter[] tangents = [.. primal.Outputs.Select(output => Directions.HandedOut(output, suffix, start.Values, primal))];
        foreach ((Parameter output, Parameter tangent) in primal.Outputs.Zip(tangents, (o, t) => (o, t)))
        {
            if (output.IsYielded) continue;
            // What an output held before has tangent 0.
            start.Add(new Clear(tangent.Value));
            if (activity.IsActive(output.Value)) sweep.Know(output.Value, tangent.Value);
        }

        return tangents;
    }
}
