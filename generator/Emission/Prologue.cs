using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Emission;

/// <summary>Locals that stand for what parameters hold at entry: `ref` and `in` scalars, and the elements of grids in a row.</summary>
internal static class Prologue
{
    /// <summary>To be printed when the body is: only what it reads is declared.</summary>
    public static void Print(CodeWriter writer, Plan plan)
    {
        foreach (Parameter parameter in plan.Outline.Method.Parameters)
        {
            if (!(parameter.IsSnapshot || parameter.Form == ParameterForm.Grid) || !plan.Variables.Of(parameter.Value).IsRead) continue;
            string name = Naming.Escape(parameter.Name), local = plan.Variables.Of(parameter.Value).Name;
            if (parameter.Form == ParameterForm.Grid)
            {
                string element = Groups.ElementType(parameter);
                writer.Line($"{plan.Types.Span(element)} {local} = {plan.Types.Helper("Grids")}.Items({name});", isDeclaration: true);
                continue;
            }

            string type = TypeNames.Keyword(parameter.Value.Type);
            string cast = parameter.Member.Length == 0 && parameter.TypeName.Length > 0 ? $"({type})" : "";
            writer.Line($"{type} {local} = {cast}{(parameter.Member.Length == 0 ? name : $"{name}.{parameter.Member}")};", isDeclaration: true);
        }
    }
}
