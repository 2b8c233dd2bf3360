using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>The tangents of the differentiated parameters, as the caller hands them in.</summary>
internal static class Directions
{
    /// <summary>Adds a parameter for each, and tells the sweep where the tangents of the caller's memory are.</summary>
    /// <param name="primal">What is differentiated.</param>
    /// <param name="suffix">Of the parameters' names: "Tangent".</param>
    /// <param name="roots">Its memory.</param>
    /// <param name="activity">What has tangents.</param>
    /// <param name="sweep">Told of them.</param>
    /// <param name="start">Receives what has to be done first.</param>
    public static Parameter[] Begin(Method primal, string suffix, MemoryRoots roots, Activity activity, TangentSweep sweep, RegionBuilder start)
    {
        // What the method overwrites, its tangents overwrite: they are the caller's, so that is done to a copy.
        ValueSet written = new(primal.Body.Ops.SelectMany(roots.WrittenBy));
        List<Parameter> added = [];
        foreach (Parameter parameter in primal.Parameters.Where(p => p.Role == ParameterRole.Wrt))
        {
            Parameter direction = HandedIn(parameter, suffix, start.Values, primal);
            added.Add(direction);
            if (!activity.IsActive(parameter.Value)) continue;
            if (parameter.Value.Type.IsMemory && written.Contains(parameter.Value)) sweep.Copy(parameter, direction.Value, start);
            else sweep.Know(parameter.Value, direction.Value);
        }

        // Memory of the caller that the loss uses on its way has tangents too, though nobody handed them in: they begin as 0.
        foreach (Parameter parameter in primal.Parameters.Where(p => p.Role == ParameterRole.Data && p.Value.Type.IsMemory && activity.IsActive(p.Value)))
            sweep.Begin(parameter, start);
        return [.. added];
    }

    /// <summary>The name of what belongs to the result: the one that is promised, where no parameter and nothing that belongs to one is called so.</summary>
    public static string OfResult(string suffix, Method primal)
    {
        HashSet<string> taken = [.. primal.Parameters.Where(p => p.Role == ParameterRole.Wrt).Select(p => Unused(p.Name + suffix, primal))];
        string free = Unused("result" + suffix, primal);
        for (int i = 2; taken.Contains(free) || primal.Parameters.Any(p => p.Name == free); i++) free = $"result{suffix}{i}";
        return free;
    }

    /// <summary>A name that no parameter has: the one that is promised, where that is free.</summary>
    public static string Unused(string name, Method primal)
    {
        string free = name;
        for (int i = 2; primal.Parameters.Any(p => p.Name == free); i++) free = $"{name}{i}";
        return free;
    }

    /// <summary>A parameter of the shape of another one that the caller fills: a tangent, or the adjoint of an output.</summary>
    public static Parameter HandedIn(Parameter of, string suffix, ValueFactory values, Method primal) => Added(of, suffix, ParameterRole.Tangent, values, primal, of.Form switch
    {
        ParameterForm.Scalar or ParameterForm.RefScalar or ParameterForm.OutScalar => ParameterForm.Scalar,
        ParameterForm.Grid or ParameterForm.Jagged => of.Form,
        _ => ParameterForm.ReadOnlySpan,
    });

    /// <summary>A parameter of the shape of another one that the derivative fills: a gradient, or the tangent of an output.</summary>
    public static Parameter HandedOut(Parameter of, string suffix, ValueFactory values, Method primal) => Added(of, suffix, ParameterRole.Gradient, values, primal, of.Form switch
    {
        ParameterForm.Scalar or ParameterForm.RefScalar or ParameterForm.OutScalar => ParameterForm.OutScalar,
        ParameterForm.Grid or ParameterForm.Jagged => of.Form,
        _ => ParameterForm.Span,
    });

    private static Parameter Added(Parameter of, string suffix, ParameterRole role, ValueFactory values, Method primal, ParameterForm form)
    {
        string name = Unused(of.Name + suffix, primal);
        Value value = values.New(of.Value.Type, of.Member.Length == 0 ? name : $"{name}.{of.Member}");
        return of with { Value = value, Name = name, Form = form, Role = role, Of = of.Name, Modifier = "" };
    }
}
