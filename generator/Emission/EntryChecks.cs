using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Emission;

/// <summary>What a derivative verifies before it computes anything: outputs have their lengths and overlap nothing.</summary>
internal sealed class EntryChecks(Plan plan)
{
    private const int MostOthers = 6;

    private readonly string _require = plan.Types.Helper("Require");

    public void Print(CodeWriter writer)
    {
        Method method = plan.Outline.Method;
        if (!Signature.IsDerivative(method)) return;
        if (method.Threads is { } threads) writer.Line($"{plan.Types.System("ArgumentOutOfRangeException")}.ThrowIfNegative({Naming.Escape(method.Parameters.First(p => p.Value == threads).Name)});");
        IReadOnlyList<Parameter>[] groups = [.. Groups.Of(method).Where(g => g.Any(IsMemory))];
        Parameter[] memory = [.. groups.Select(Groups.Head)];
        Parameter[] outputs = [.. memory.Where(p => p.Role is ParameterRole.Gradient or ParameterRole.Adjoint)];
        foreach (Parameter added in memory.Where(p => p.Of.Length > 0 && p.Form != ParameterForm.RefScalar))
            if (memory.FirstOrDefault(p => p.Name == added.Of) is { } of) Shapes(writer, added, of);
        if (method.Kind is Kinds.Hessian or Kinds.SparseHessian or Kinds.Jacobian or Kinds.SparseJacobian) Matrix(writer, method);
        foreach (Parameter jagged in groups.Select(Groups.Head).Where(p => p.Form == ParameterForm.Jagged && !outputs.Contains(p) && IsWritten(p)))
            writer.Line($"{_require}.DistinctRows({Naming.Escape(jagged.Name)});");
        foreach (Parameter grid in memory.Where(p => p.Form == ParameterForm.Grid && p.Role is ParameterRole.Data or ParameterRole.Output))
            writer.Line($"{_require}.ZeroBased({Naming.Escape(grid.Name)});");

        Parameter[] written = [.. outputs, .. groups.Where(g => g[0].Role is not (ParameterRole.Gradient or ParameterRole.Adjoint) && g.Any(IsWritten)).Select(Groups.Head)];
        HashSet<string> done = [];
        foreach (Parameter target in written)
        {
            done.Add(target.Name);
            Overlaps(writer, target, [.. memory.Where(p => !done.Contains(p.Name) && Groups.ElementType(p) == Groups.ElementType(target))]);
        }

        foreach (Parameter number in Groups.Of(method).Select(Groups.Head).Where(p => p.Form == ParameterForm.OutScalar))
            Numbers(writer, number, [.. memory.Where(p => p.Form is not (ParameterForm.RefScalar or ParameterForm.Jagged) && Groups.ElementType(p) == Groups.ElementType(number)).Select(Elements)]);
    }

    private void Numbers(CodeWriter writer, Parameter number, string[] memory)
    {
        for (int i = 0; i < memory.Length; i += MostOthers)
            writer.Line($"{_require}.NoOverlap{TypeArgument(number)}(out {Naming.Escape(number.Name)}, {string.Join(", ", memory.Skip(i).Take(MostOthers))});");
    }

    private void Shapes(CodeWriter writer, Parameter output, Parameter of)
    {
        string name = Naming.Escape(output.Name), ofName = Naming.Escape(of.Name);
        if (output.Form is ParameterForm.Grid or ParameterForm.Jagged)
        {
            writer.Line($"{_require}.{(output.Form == ParameterForm.Grid ? "SameShape" : "SameRows")}({name}, {ofName});");
            return;
        }

        if (of is { Form: ParameterForm.Array, MayBeNull: false }) writer.Line($"{plan.Types.System("ArgumentNullException")}.ThrowIfNull({ofName});");
        writer.Line($"{_require}.SameLength{TypeArgument(output)}({name}, {ofName});");
    }

    // hessian, x.Length + 2 * bodies.Length + 3
    private void Matrix(CodeWriter writer, Method method)
    {
        string matrix = Naming.Escape(method.Computed[method.Computed.Count - 1].Name);
        string columns = Components(writer, method, ParameterRole.Wrt);
        writer.Line(method.Kind switch
        {
            Kinds.Hessian => $"{_require}.Square({matrix}, {columns});",
            Kinds.SparseHessian => $"{_require}.Elements({matrix}, {Pattern()}, {columns}, {columns});",
            Kinds.SparseJacobian => $"{_require}.Elements({matrix}, {Pattern()}, {Components(writer, method, ParameterRole.Output)}, {columns});",
            _ => $"{_require}.Matrix({matrix}, {Components(writer, method, ParameterRole.Output)}, {columns});",
        });

        string Pattern() => Naming.Escape(method.Computed[method.Computed.Count - 2].Name);
    }

    private string Components(CodeWriter writer, Method method, ParameterRole role)
    {
        int scalars = 0;
        List<string> counts = [];
        foreach (IReadOnlyList<Parameter> group in Groups.Of(method))
        {
            int leaves = group.Count(p => p.Role == role);
            Parameter head = Groups.Head(group);
            if (leaves == 0) continue;
            if (!head.Value.Type.IsMemory)
            {
                scalars += leaves;
                continue;
            }

            string name = Naming.Escape(head.Name);
            if (head is { Form: ParameterForm.Array or ParameterForm.Grid, MayBeNull: false }) writer.Line($"{plan.Types.System("ArgumentNullException")}.ThrowIfNull({name});");
            string count = head.Form == ParameterForm.Jagged ? $"{_require}.Elements({name})" : head.MayBeNull ? $"{plan.Expressions.AsSpan(name)}.Length" : $"{name}.Length";
            counts.Add(leaves == 1 ? count : $"{leaves} * {count}");
        }

        if (scalars > 0) counts.Add(scalars.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return string.Join(" + ", counts);
    }

    private void Overlaps(CodeWriter writer, Parameter target, Parameter[] others)
    {
        string[] plain = [.. others.Where(IsPlain).Select(p => Naming.Escape(p.Name))];
        if (IsPlain(target))
        {
            for (int i = 0; i < plain.Length; i += MostOthers)
                writer.Line($"{_require}.NoOverlap{TypeArgument(target)}({Naming.Escape(target.Name)}, {string.Join(", ", plain.Skip(i).Take(MostOthers))});");
        }

        foreach (Parameter other in others.Where(p => !IsPlain(target) || !IsPlain(p)))
        {
            if (target.Form == ParameterForm.Jagged || other.Form == ParameterForm.Jagged)
            {
                // Rows are looked at one by one; the name is the written one's, whichever of the two has rows.
                (Parameter rows, Parameter rest) = target.Form == ParameterForm.Jagged ? (target, other) : (other, target);
                writer.Line($"{_require}.NoSharedRow<{Groups.ElementType(target)}>({Elements(rows)}, {Elements(rest)}, nameof({Naming.Escape(target.Name)}), nameof({Naming.Escape(other.Name)}));");
                continue;
            }

            writer.Line($"{_require}.NoOverlap<{Groups.ElementType(target)}>({Elements(target)}, {Elements(other)}, nameof({Naming.Escape(target.Name)}), nameof({Naming.Escape(other.Name)}));");
        }
    }

    /// <summary>Whether the compiler sees a span in it, and its name is what the caller knows.</summary>
    private static bool IsPlain(Parameter parameter) => parameter.Form is ParameterForm.Array or ParameterForm.Span or ParameterForm.ReadOnlySpan;

    private string Elements(Parameter parameter)
    {
        string name = Naming.Escape(parameter.Name);
        return parameter.Form switch
        {
            ParameterForm.Grid => $"{plan.Types.Helper("Grids")}.Items({name})",
            ParameterForm.RefScalar => $"new {plan.Types.Span(Groups.ElementType(parameter))}(ref {name})",
            _ => name,
        };
    }

    // The compiler infers the element type from a span; before C# 14 not from an array.
    private static string TypeArgument(Parameter parameter) =>
        parameter.Form == ParameterForm.Array ? $"<{Groups.ElementType(parameter)}>" : "";

    // A `ref` parameter is memory too: one element.
    private static bool IsMemory(Parameter parameter) => parameter.Value.Type is ArrayType or JaggedType || parameter.Form == ParameterForm.RefScalar;

    private bool IsWritten(Parameter parameter) => parameter.Form == ParameterForm.RefScalar || plan.Outline.Steps.Any(step =>
        plan.Demand.IsNeeded(step) && plan.Effects.Writes(step.Op).Any(target => plan.Effects.Root(target) == parameter.Value));
}
