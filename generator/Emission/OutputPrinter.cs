using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Emission;

/// <summary>What the method hands back in its `out` and `ref` parameters, at its end.</summary>
internal static class OutputPrinter
{
    public static void Print(CodeWriter writer, Plan plan)
    {
        Method method = plan.Outline.Method;
        int next = method.ReturnType is null ? 0 : 1;
        foreach (IReadOnlyList<Parameter> group in Groups.Of(method))
        {
            Parameter[] yielded = [.. group.Where(p => p.IsYielded)];
            if (yielded.Length == 0) continue;
            Value[] values = [.. method.Body.Yields.Skip(next).Take(yielded.Length)];
            next += yielded.Length;
            if (group[0].Construction.Length > 0 && group[0].Form == ParameterForm.OutScalar) Construct(writer, plan, group[0], values);
            else foreach ((Parameter parameter, Value value) in yielded.Zip(values, (p, v) => (p, v))) Assign(writer, plan, parameter, value);
        }
    }

    private static void Construct(CodeWriter writer, Plan plan, Parameter first, Value[] values)
    {
        string text = first.Construction;
        for (int i = 0; i < values.Length; i++)
            text = text.Replace($"{{{i.ToString(CultureInfo.InvariantCulture)}}}", plan.Expressions.Text(values[i]));
        writer.Line($"{Naming.Escape(first.Name)} = {text};");
    }

    private static void Assign(CodeWriter writer, Plan plan, Parameter parameter, Value value)
    {
        // What has not changed needs no assignment.
        if (parameter.Form == ParameterForm.RefScalar && value == parameter.Value) return;
        string name = Naming.Escape(parameter.Name), text = plan.Expressions.Assigned(value);
        if (parameter.Update.Length > 0) writer.Line($"{name} = {ElementPrinter.Updated(parameter, name, plan.Expressions.Text(value))};");
        else if (parameter.Member.Length > 0) writer.Line($"{name}.{parameter.Member} = {text};");
        else if (parameter.TypeName.Length > 0 && parameter.Value.Type is ScalarType) writer.Line($"{name} = ({parameter.TypeName}){plan.Expressions.Print(value).Within(Precedence.Unary)};");
        else writer.Line($"{name} = {text};");
    }
}
