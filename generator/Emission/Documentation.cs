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
        Parameter[] added = [.. Groups.Of(method).Select(Groups.Head).Where(p => p.Role is ParameterRole.Gradient or ParameterRole.Adjoint or ParameterRole.Tangent)];
        string primal = Without(method.Name, method.Kind switch { Kinds.SparseHessian => "Hessian", Kinds.SparseJacobian => "Jacobian", _ => method.Kind.ToString() });
        string loss = char.ToLowerInvariant(primal[0]) + primal.Substring(1);
        string of = Reference(method, primal);
        string names = List([.. method.Parameters.Where(p => p.Role == ParameterRole.Wrt).Select(p => p.Name).Distinct()]);
        string outputs = List([.. method.Outputs.Select(p => p.Name).Distinct()]);
        string summary = method.Kind switch
        {
            Kinds.Pullback when outputs.Length > 0 => $"Runs {of}; adds the adjoints of {outputs}, times its derivatives with respect to {names}, to theirs.",
            Kinds.Pushforward when outputs.Length > 0 => $"Runs {of}, and its derivative along tangents of {names}.",
            Kinds.Jacobian => $"Runs {of}, and writes the derivatives of {outputs} with respect to {names}.",
            Kinds.Pullback => $"Value of {of}; adds its gradient with respect to {names}, times the result's adjoint, to theirs.",
            Kinds.Pushforward => $"Value of {of} and its derivative along tangents of {names}.",
            Kinds.HessianVectorProduct => $"Value of {of} and its Hessian with respect to {names} times a direction.",
            Kinds.Hessian => $"Value of {of} and its Hessian with respect to {names}.",
            Kinds.SparseHessian => $"Value of {of} and the elements of its Hessian with respect to {names} that can be other than 0.",
            Kinds.SparseJacobian => $"Runs {of}, and writes the derivatives of {outputs} with respect to {names} that can be other than 0.",
            Kinds.JacobianSparsity => $"Where derivatives of what {of} leaves in {outputs} with respect to {names} can be other than 0: as long as lengths and data stay the same.",
            Kinds.HessianSparsity => $"Where elements of the Hessian of {of} with respect to {names} can be other than 0: as long as lengths and data stay the same.",
            _ => $"Value and gradient of {of} with respect to {names}.",
        };
        yield return $"/// <summary>{summary}</summary>";
        if (method.Kind is Kinds.SparseHessian or Kinds.SparseJacobian)
        {
            string sparsity = Reference(method, primal + (method.Kind == Kinds.SparseHessian ? "HessianSparsity" : "JacobianSparsity"));
            yield return $"/// <param name=\"{method.Computed[method.Computed.Count - 2].Name}\">What {sparsity} returns for the same lengths and data.</param>";
        }

        foreach (Parameter parameter in added) yield return $"/// <param name=\"{parameter.Name}\">{What(method.Kind, parameter, loss)}</param>";
        if (method.Threads is { } threads) yield return $"/// <param name=\"{method.Parameters.First(p => p.Value == threads).Name}\">How many threads at most; 0 for as many as there are processors; not negative. The results are the same for any number.</param>";
    }

    public static IEnumerable<string> OfSelfCheck(Method primal) =>
    [
        $"/// <summary>Compares the generated derivatives of {Reference(primal, primal.Name)}, here, with differences of it and with each other. It is run many times; for tests.</summary>",
        "/// <returns>Which derivative is worst, and where. Nothing is thrown for that.</returns>",
    ];

    private static string Reference(Method method, string name)
    {
        string typeParameters = method.Site.TypeParameters.Count == 0 ? "" : $"{{{string.Join(", ", method.Site.TypeParameters)}}}";
        return $"<see cref=\"{Naming.Escape(name)}{typeParameters}\"/>";
    }

    private static string What(Kinds kind, Parameter parameter, string loss)
    {
        string size = parameter.Form switch
        {
            ParameterForm.Scalar or ParameterForm.OutScalar => "",
            ParameterForm.Grid or ParameterForm.Jagged => $"; same lengths as {parameter.Of}",
            _ => $"; same length as {parameter.Of}",
        };
        string overwritten = size.Length > 0 ? "; overwritten" : "";
        return (kind, parameter.Role) switch
        {
            (Kinds.Jacobian, _) => "Receives a row for each component of the outputs, with its derivatives with respect to all components in order; overwritten.",
            (Kinds.Pullback, ParameterRole.Tangent) when parameter.Of.Length > 0 => $"The adjoint of {parameter.Of}{size}.",
            (Kinds.Pushforward, ParameterRole.Gradient) when parameter.Of.Length > 0 => $"Receives the tangent of {parameter.Of}{size}{overwritten}.",
            (Kinds.SparseHessian or Kinds.SparseJacobian, _) => "Receives the elements in the order of the pattern; overwritten.",
            (Kinds.Hessian, _) => "Receives the second derivatives with respect to all components in order, row by row; overwritten.",
            (Kinds.Pullback, ParameterRole.Tangent) => $"The adjoint of {loss}.",
            (Kinds.Pullback, _) => $"The adjoint of {parameter.Of}, which {loss}'s share is added to{(parameter.IsYielded ? "" : size)}.",
            (Kinds.HessianVectorProduct, ParameterRole.Tangent) => $"The part of the direction for {parameter.Of}{size}.",
            (Kinds.HessianVectorProduct, _) => $"Receives the part of the product for {parameter.Of}{size}{overwritten}.",
            (_, ParameterRole.Tangent) => $"The tangent of {parameter.Of}{size}.",
            (Kinds.Pushforward, _) => $"Receives the tangent of {loss}.",
            _ => $"Receives ∂{loss}/∂{parameter.Of}{size}{overwritten}.",
        };
    }

    private static string Without(string name, string suffix) =>
        name.EndsWith(suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - suffix.Length) : name;

    private static string List(string[] names) =>
        names.Length < 2 ? string.Concat(names) : $"{string.Join(", ", names.Take(names.Length - 1))} and {names[names.Length - 1]}";
}
