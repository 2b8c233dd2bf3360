using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Emission;

/// <summary>The XML comment of a derivative: what it is of, and what it adds to the parameters.</summary>
internal static class Documentation
{
    public static IEnumerable<string> Of(Method method)
    {
        Parameter[] added = [.. Groups.Of(method).Select(Groups.Head).Where(p => p.Role is ParameterRole.Gradient or ParameterRole.Tangent)];
        bool isForward = added.Any(p => p.Role == ParameterRole.Tangent), isSecond = isForward && added.Any(p => p.Role == ParameterRole.Gradient && p.Of.Length > 0);
        string primal = Without(method.Name, isSecond ? "HessianVectorProduct" : isForward ? "Pushforward" : "Gradient");
        string loss = char.ToLowerInvariant(primal[0]) + primal.Substring(1);
        string typeParameters = method.Site.TypeParameters.Count == 0 ? "" : $"{{{string.Join(", ", method.Site.TypeParameters)}}}";
        string of = $"<see cref=\"{Naming.Escape(primal)}{typeParameters}\"/>";
        string names = List([.. added.Select(p => p.Of).Where(n => n.Length > 0).Distinct()]);
        yield return isSecond ? $"/// <summary>Value of {of} and its Hessian with respect to {names} times a direction.</summary>" : isForward
            ? $"/// <summary>Value of {of} and its derivative along tangents of {names}.</summary>"
            : $"/// <summary>Value and gradient of {of} with respect to {names}.</summary>";
        foreach (Parameter parameter in added) yield return $"/// <param name=\"{parameter.Name}\">{What(parameter, loss, isForward, isSecond)}</param>";
    }

    private static string What(Parameter parameter, string loss, bool isForward, bool isSecond)
    {
        string size = parameter.Form switch
        {
            ParameterForm.Scalar or ParameterForm.OutScalar => "",
            ParameterForm.Grid or ParameterForm.Jagged => $"; same lengths as {parameter.Of}",
            _ => $"; same length as {parameter.Of}",
        };
        if (isSecond) return parameter.Role == ParameterRole.Tangent ? $"The part of the direction for {parameter.Of}{size}." : $"Receives the part of the product for {parameter.Of}{size}{(size.Length > 0 ? "; overwritten" : "")}.";
        if (parameter.Role == ParameterRole.Tangent) return $"The tangent of {parameter.Of}{size}.";
        return isForward ? $"Receives the tangent of {loss}." : $"Receives ∂{loss}/∂{parameter.Of}{size}{(size.Length > 0 ? "; overwritten" : "")}.";
    }

    private static string Without(string name, string suffix) =>
        name.EndsWith(suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - suffix.Length) : name;

    private static string List(string[] names) =>
        names.Length < 2 ? string.Concat(names) : $"{string.Join(", ", names.Take(names.Length - 1))} and {names[names.Length - 1]}";
}
