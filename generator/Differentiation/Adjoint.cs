using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>The gradient of a scalar function, in reverse mode: IR → IR.</summary>
/// <remarks>
/// The result has the primal's parameters, then for each differentiated one an output: memory for an array, an out
/// scalar for a scalar. It runs the primal once and returns its value.
/// Of a method that returns nothing it is the gradient of the sum of its outputs, each times an adjoint that the caller hands in:
/// these stand before the gradient.
/// </remarks>
internal static class Adjoint
{
    /// <param name="primal">What is differentiated.</param>
    /// <param name="skipsZeros">
    /// Whether loops that an adjoint of 0 goes into are skipped. Not where tangents of the adjoints are wanted: these need not be 0.
    /// </param>
    /// <param name="inlinesGiven">Whether the tangents move the inputs, so that pullbacks that are given by hand are differentiated too.</param>
    public static Method Differentiate(Method primal, bool skipsZeros = true, bool inlinesGiven = false)
    {
        ValueFactory values = new(primal);
        primal = primal.WithBodies(body => CountedLoops.Rewrite(body, values));
        Region body = primal.Body;

        Parameter[] independents = [.. primal.Parameters.Where(p => p.Role == ParameterRole.Wrt)];
        MemoryRoots roots = new(primal);
        Activity activity = new(primal, roots, independents.Select(p => p.Value), primal.Dependents, Partials.HasDerivative);
        AdjointContext context = new(primal, values, roots, activity) { SkipsZeros = skipsZeros, InlinesGiven = inlinesGiven };
        context.Functions.Build();

        // Outputs are overwritten: they start at 0 and collect.
        RegionBuilder start = new(values);
        List<Parameter> outputs = [];
        foreach (Parameter parameter in independents)
        {
            Parameter output = Directions.HandedOut(parameter, "Gradient", values, primal);
            outputs.Add(output);
            if (output.IsYielded) continue;
            start.Add(new Clear(output.Value));
            if (activity.IsActive(parameter.Value)) context.Shadows[parameter.Value] = output.Value;
        }

        // Memory of the caller that the loss uses on its way has adjoints too, though nobody asked for them.
        foreach (Parameter parameter in primal.Parameters.Where(p => p.Role == ParameterRole.Data && activity.IsActive(p.Value)))
        {
            if (parameter.Value.Type is ArrayType array) context.Shadows[parameter.Value] = start.New(array.Element, start.Length(parameter.Value, parameter.ArrivesNull), zeroed: true, context.AdjointName(parameter.Value));
            if (parameter.Value.Type is JaggedType) context.RowShadows[parameter.Value] = RowShadows.Of(parameter.Value, start, context.AdjointName(parameter.Value), parameter.ArrivesNull);
        }

        AdjointScope scope = new(new RegionBuilder(values));
        Parameter[] seeds = [.. primal.Outputs.Select(output => Directions.HandedIn(output, "Adjoint", values, primal))];
        if (primal.ReturnType is ScalarType type && activity.IsActive(body.Yields[0])) scope.Add(body.Yields[0], scope.Builder.Number(type, 1));
        foreach ((Parameter output, Parameter seed) in primal.Outputs.Zip(seeds, (o, s) => (o, s)))
            if (activity.IsActive(primal.Left(output))) Seed(output, seed);

        List<Op> ops = InPlaceRegion.Build(context, body, scope, []);
        RegionBuilder whole = new(values);
        whole.AddRange(start.Ops);
        whole.AddRange(ops);
        // What the loss returns and leaves in its own outputs, then the gradient.
        List<Value> yields = [.. body.Yields];
        foreach (Parameter parameter in independents.Where(p => p.Value.Type is ScalarType))
            yields.Add(scope.Of(parameter.Value) ?? whole.Zero(parameter.Value.Type));

        return context.Functions.Complete(new Method(
            primal.Site,
            primal.Name + "Gradient",
            primal.Parameters.Concat(seeds).Concat(outputs).ToEquatable(),
            whole.Build([], yields),
            primal.ReturnType,
            values.Names()));

        // The adjoint of memory changes on the way back, and the caller's stays.
        void Seed(Parameter output, Parameter seed)
        {
            if (output.IsYielded)
            {
                scope.Add(primal.Left(output), seed.Value);
                return;
            }

            Value count = start.Length(output.Value), shadow = start.New(((ArrayType)output.Value.Type).Element, count, zeroed: false, context.AdjointName(output.Value));
            MemoryLoops.Copy(start, seed.Value, shadow, count);
            context.Shadows[output.Value] = shadow;
        }
    }
}
