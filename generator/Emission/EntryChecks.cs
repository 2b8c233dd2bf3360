using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Emission;

/// <summary>What a derivative verifies before it computes anything: outputs have their lengths and overlap nothing.</summary>
internal sealed class EntryChecks(Plan plan)
{
    private const int MostOthers = 6;

    public void Print(CodeWriter writer)
    {
        Method method = plan.Outline.Method;
        if (!Signature.IsDerivative(method)) return;
        string require = plan.Types.Helper("Require");
        Parameter[] memory = [.. method.Parameters.Where(p => p.Value.Type is ArrayType)];
        Parameter[] outputs = [.. memory.Where(p => p.Role == ParameterRole.Gradient)];
        foreach (Parameter output in outputs)
        {
            if (memory.FirstOrDefault(p => p.Name == output.Of) is not { } of) continue;
            if (of.Form == ParameterForm.Array) writer.Line($"{plan.Types.System("ArgumentNullException")}.ThrowIfNull({Naming.Escape(of.Name)});");
            writer.Line($"{require}.SameLength{TypeArgument(output)}({Naming.Escape(output.Name)}, {Naming.Escape(of.Name)});");
        }

        List<Parameter> written = [.. outputs, .. memory.Where(p => p.Role != ParameterRole.Gradient && IsWritten(p))];
        HashSet<string> done = [];
        foreach (Parameter target in written)
        {
            done.Add(target.Name);
            string[] others = [.. memory.Where(p => !done.Contains(p.Name) && p.Value.Type.Equals(target.Value.Type)).Select(p => Naming.Escape(p.Name))];
            for (int i = 0; i < others.Length; i += MostOthers)
                writer.Line($"{require}.NoOverlap{TypeArgument(target)}({Naming.Escape(target.Name)}, {string.Join(", ", others.Skip(i).Take(MostOthers))});");
        }
    }

    // The compiler infers the element type from a span; before C# 14 not from an array.
    private static string TypeArgument(Parameter parameter) =>
        parameter.Form == ParameterForm.Array ? $"<{TypeNames.Keyword(((ArrayType)parameter.Value.Type).Element)}>" : "";

    private bool IsWritten(Parameter parameter) => plan.Outline.Steps.Any(step =>
        plan.Demand.IsNeeded(step) && plan.Effects.Writes(step.Op).Any(target => plan.Effects.Root(target) == parameter.Value));
}
