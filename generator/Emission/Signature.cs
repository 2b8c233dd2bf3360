using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Emission;

/// <summary>The method's head: documentation, attributes, parameters in order, outputs last.</summary>
internal static class Signature
{
    /// <summary>The derivative's kind is told by what it adds to the parameters; a method without any of it is printed as it is.</summary>
    public static bool IsDerivative(Method method) => method.Kind is Kinds.HessianSparsity or Kinds.JacobianSparsity || method.Parameters.Any(IsAdded);

    /// <summary>Whether nobody knows if a base type has this member too: its derivative may have a structure or not.</summary>
    public static bool MayHide(Method method) => method.Site.Hiding.Count > 0 && method.Kind is (Kinds.SparseHessian or Kinds.HessianSparsity or Kinds.SparseJacobian or Kinds.JacobianSparsity);

    public static IEnumerable<string> Lines(Method method, TypeNames types)
    {
        if (IsDerivative(method))
        {
            foreach (string line in Documentation.Of(method)) yield return line;
            yield return Origin();
        }

        string returned = method.ReturnType is { } type ? TypeNames.Of(type) : "void";
        foreach (string line in Member(method, returned, types)) yield return line;
    }

    /// <summary>The head of the member that compares a method's derivatives.</summary>
    public static IEnumerable<string> OfSelfCheck(Method primal, TypeNames types)
    {
        foreach (string line in Documentation.OfSelfCheck(primal)) yield return line;
        yield return Origin();
        foreach (string line in Member(primal with { Name = primal.Name + "SelfCheck" }, "global::AutoDiffGen.GradientReport", types)) yield return line;
    }

    private static string Origin() =>
        $"[global::System.CodeDom.Compiler.GeneratedCode(\"AutoDiffGen.Generator\", \"{typeof(Signature).Assembly.GetName().Version.ToString(3)}\")]";

    private static IEnumerable<string> Member(Method method, string returned, TypeNames types)
    {
        string modifiers = method.Site.Accessibility + (method.Site.Hiding.Contains(method.Name) && !MayHide(method) ? " new" : "") + (method.Site.IsStatic ? " static" : "");
        string typeParameters = method.Site.TypeParameters.Count == 0 ? "" : $"<{string.Join(", ", method.Site.TypeParameters)}>";
        foreach (string line in Head(method, $"{modifiers} {returned} {Naming.Escape(method.Name)}{typeParameters}(", types)) yield return line;
        foreach (string constraint in method.Site.Constraints) yield return $"    {constraint}";
    }

    /// <summary>The head of a local function.</summary>
    public static IEnumerable<string> OfFunction(Method function, bool isStatic, Function of, TypeNames types)
    {
        string returned = function.ReturnType is { } type ? TypeNames.Of(type) : "void";
        // At once: code that counts its iterations first, and is then replaced within a loop, keeps vectors in memory.
        // Written out in a caller, its operators would be too many for the compiler to write out in turn.
        if (of.IsOverLanes) yield return "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining | global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]";
        string open = of.IsOverLanes ? "<Lanes, Mask>" : of.IsOverAdjoints ? "<Adjoint>" : "";
        foreach (string line in Head(function, $"{(isStatic ? "static " : "")}{returned} {Naming.Escape(function.Name)}{open}(", types)) yield return line;
        if (of.IsOverAdjoints) yield return $"    where Adjoint : struct, {types.Helper("IAdjoint")}";
        if (!of.IsOverLanes) yield break;
        yield return $"    where Lanes : struct, {types.Helper("ILanes")}<Lanes, Mask>";
        yield return $"    where Mask : struct, {types.Helper("IMask")}<Mask>";
    }

    private static IEnumerable<string> Head(Method method, string head, TypeNames types)
    {
        string[] parameters = [.. Groups.Of(method).Select(group => Declaration(method, Groups.Head(group), types))];
        string oneLine = $"{head}{string.Join(", ", parameters)})";
        if (oneLine.Length <= CodeWriter.MostColumns + 16)
        {
            yield return oneLine;
        }
        else
        {
            yield return head;
            for (int i = 0; i < parameters.Length; i++)
                yield return $"    {parameters[i]}{(i < parameters.Length - 1 ? "," : ")")}";
        }
    }

    /// <summary>The types of a local function's parameters.</summary>
    public static IEnumerable<string> Types(Method function, TypeNames types) => Groups.Of(function).Select(group =>
    {
        string declaration = Declaration(function, Groups.Head(group), types);
        return declaration.Substring(0, declaration.LastIndexOf(' '));
    });

    private static bool IsAdded(Parameter parameter) => parameter.Role is ParameterRole.Gradient or ParameterRole.Adjoint or ParameterRole.Tangent;

    private static string Declaration(Method method, Parameter parameter, TypeNames types)
    {
        string name = Naming.Escape(parameter.Name), type = Groups.ElementType(parameter);
        string modifier = parameter.Modifier.Length > 0 ? parameter.Modifier + " " : "", optional = parameter.MayBeNull ? "?" : "";
        return modifier + parameter.Form switch
        {
            ParameterForm.Scalar => $"{type} {name}",
            ParameterForm.OutScalar => $"out {type} {name}",
            ParameterForm.RefScalar => $"ref {type} {name}",
            ParameterForm.Array => $"{type}[]{optional} {name}",
            ParameterForm.Jagged => $"{type}[][]{optional} {name}",
            ParameterForm.Grid => $"{type}[{new string(',', Groups.Rank(method, parameter) - 1)}]{optional} {name}",
            ParameterForm.Tape => $"ref {types.Tape(((TapeType)parameter.Value.Type).Element)} {name}",
            ParameterForm.Span => $"{types.Span(type)} {name}",
            _ => $"{types.ReadOnlySpan(type)} {name}",
        };
    }
}
