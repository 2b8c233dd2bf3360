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
/// </remarks>
internal static class Adjoint
{
    /// <param name="primal">What is differentiated.</param>
    /// <param name="skipsZeros">
    /// Whether loops that an adjoint of 0 goes into are skipped. Not where tangents of the adjoints are wanted: these need not be 0.
    /// </param>
    public static Method Differentiate(Method primal, bool skipsZeros = true)
    {
        ValueFactory values = new(primal);
        primal = primal.WithBodies(body => CountedLoops.Rewrite(body, values));
        Region body = primal.Body;

        Parameter[] independents = [.. primal.Parameters.Where(p => p.Role == ParameterRole.Wrt)];
        MemoryRoots roots = new(primal);
        Activity activity = new(primal, roots, independents.Select(p => p.Value), [body.Yields[0]], Partials.HasDerivative);
        AdjointContext context = new(primal, values, roots, activity) { SkipsZeros = skipsZeros };
        context.Functions.Build();

        // Outputs are overwritten: they start at 0 and collect.
        RegionBuilder start = new(values);
        List<Parameter> outputs = [];
        foreach (Parameter parameter in independents)
        {
            Parameter output = Output(parameter, values, primal);
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
        Value value = body.Yields[0];
        if (activity.IsActive(value)) scope.Add(value, scope.Builder.Number((ScalarType)value.Type, 1));

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
            primal.Parameters.Concat(outputs).ToEquatable(),
            whole.Build([], yields),
            primal.ReturnType,
            values.Names()));
    }

    /// <summary>Where the gradient of one parameter, or of one leaf of it, goes.</summary>
    private static Parameter Output(Parameter parameter, ValueFactory values, Method primal)
    {
        string name = Directions.Unused(parameter.Name + "Gradient", primal);
        ParameterForm form = parameter.Form switch
        {
            ParameterForm.Scalar or ParameterForm.RefScalar => ParameterForm.OutScalar,
            ParameterForm.Grid or ParameterForm.Jagged => parameter.Form,
            _ => ParameterForm.Span,
        };
        Value value = values.New(parameter.Value.Type, parameter.Member.Length == 0 ? name : $"{name}.{parameter.Member}");
        return parameter with { Value = value, Name = name, Form = form, Role = ParameterRole.Gradient, Of = parameter.Name, Modifier = "" };
    }
}
