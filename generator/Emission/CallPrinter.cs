using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Emission;

/// <summary>Calls of local functions: y = F(x, ref tape, out z).</summary>
internal sealed class CallPrinter(Plan plan, AssignmentPrinter assignments)
{
    public void Print(CodeWriter writer, Step step, Invoke call)
    {
        if (call.Threads is { } threads)
        {
            // Spans become read-only ones on the way, which C# does not find out.
            string types = string.Join(", ", plan.Functions.ParameterTypes(call.Function, plan.Types).Skip(1)), handed = string.Join(", ", call.Arguments.Skip(1).Select(plan.Expressions.Text));
            writer.Line($"{plan.Types.Helper("Blocks")}.Run<{types}>({plan.Expressions.Text(threads)}, {plan.Expressions.Text(call.Arguments[0])}, {handed}, {plan.Functions.NameOf(call.Function)});");
            return;
        }

        IEnumerable<string> inputs = call.Arguments.Select(a => a.Type is TapeType ? $"ref {plan.Expressions.Text(a)}" : plan.Expressions.Text(a));
        IEnumerable<string> outputs = call.Results.Skip(1).Select(r => Output(step, r));
        string text = $"{plan.Functions.NameOf(call.Function)}{Types(call)}({string.Join(", ", inputs.Concat(outputs))})";
        if (call.Results.Count > 0 && plan.Demand.IsNeeded(call.Results[0])) assignments.Write(writer, plan.Variables.Of(call.Results[0]), null, text, step.Position);
        else writer.Line(text + ";");
    }

    private string Types(Invoke call) =>
        call.Lanes > 0 ? $"<{plan.Types.Helper(call.IsRow ? $"Row{call.Lanes}" : $"Doubles{call.Lanes}")}, {plan.Types.Helper($"Mask{call.Lanes}")}>"
        : call.Adjoints != AdjointProducts.AsWritten ? $"<{plan.Types.Helper($"{call.Adjoints}Adjoint")}>"
        : "";

    private string Output(Step step, Value result)
    {
        if (!plan.Demand.IsNeeded(result)) return plan.DiscardedOutput(step.Block);
        Variable variable = plan.Variables.Of(result);
        return assignments.IsDeclaredAt(variable, step.Position) ? $"out {assignments.TypeOf(variable)} {variable.Name}" : $"out {variable.Name}";
    }
}
