using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>The directional derivative of a scalar function, in forward mode: IR → IR.</summary>
/// <remarks>
/// The result has the primal's parameters, then the tangent of each differentiated one, and an out scalar for that of the
/// result. It runs the primal once, each op beside its tangent, and returns the primal's value.
/// </remarks>
internal static class Tangent
{
    public static Method Differentiate(Method primal)
    {
        ValueFactory values = new(primal);
        Parameter[] independents = [.. primal.Parameters.Where(p => p.Role == ParameterRole.Wrt)];
        Value value = primal.Body.Yields[0];
        MemoryRoots roots = new(primal);
        Activity activity = new(primal, roots, independents.Select(p => p.Value), [value], Partials.HasDerivative);
        TangentSweep sweep = new(primal, values, activity);

        // What the loss overwrites, its tangents overwrite: they are the caller's, so that is done to a copy.
        ValueSet written = new(primal.Body.Ops.SelectMany(roots.WrittenBy));
        RegionBuilder start = new(values);
        List<Parameter> added = [];
        foreach (Parameter parameter in independents)
        {
            Parameter direction = Direction(parameter, values, primal);
            added.Add(direction);
            if (!activity.IsActive(parameter.Value)) continue;
            if (parameter.Value.Type.IsMemory && written.Contains(parameter.Value)) sweep.Copy(parameter.Value, direction.Value, start);
            else sweep.Know(parameter.Value, direction.Value);
        }

        // Memory of the caller that the loss uses on its way has tangents too, though nobody handed them in: they begin as 0.
        foreach (Parameter parameter in primal.Parameters.Where(p => p.Role == ParameterRole.Data && p.Value.Type.IsMemory && activity.IsActive(p.Value)))
            sweep.Begin(parameter.Value, start);

        Region body = sweep.Region(primal.Body, [value]);
        Function[] functions = [.. sweep.Functions()];
        Parameter result = new(values.New(value.Type, "resultTangent"), Unused("resultTangent", primal), ParameterForm.OutScalar, ParameterRole.Gradient);
        return new Method(
            primal.Site,
            primal.Name + "Pushforward",
            primal.Parameters.Concat(added).Append(result).ToEquatable(),
            body with { Ops = start.Ops.Concat(body.Ops).ToEquatable() },
            primal.ReturnType,
            values.Names())
        {
            Functions = functions.ToEquatable(),
        };
    }

    /// <summary>Where the tangent of one parameter, or of one leaf of it, comes from.</summary>
    private static Parameter Direction(Parameter parameter, ValueFactory values, Method primal)
    {
        string name = Unused(parameter.Name + "Tangent", primal);
        ParameterForm form = parameter.Form switch
        {
            ParameterForm.Scalar or ParameterForm.RefScalar => ParameterForm.Scalar,
            ParameterForm.Grid or ParameterForm.Jagged => parameter.Form,
            _ => ParameterForm.ReadOnlySpan,
        };
        Value value = values.New(parameter.Value.Type, parameter.Member.Length == 0 ? name : $"{name}.{parameter.Member}");
        return parameter with { Value = value, Name = name, Form = form, Role = ParameterRole.Tangent, Of = parameter.Name, Modifier = "" };
    }

    private static string Unused(string name, Method primal)
    {
        string free = name;
        for (int i = 2; primal.Parameters.Any(p => p.Name == free); i++) free = $"{name}{i}";
        return free;
    }
}
