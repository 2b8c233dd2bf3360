using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Emission;

/// <summary>Writing to elements, also to members of elements.</summary>
internal sealed class ElementPrinter(Plan plan)
{
    public void Print(CodeWriter writer, Op op)
    {
        ExpressionPrinter expressions = plan.Expressions;
        switch (op)
        {
            case Store o when Owner(o.Array) is { EnumName.Length: > 0 } owner:
                string item = $"({owner.EnumName}){expressions.Print(o.Item).Within(Precedence.Unary)}";
                if (owner.Update.Length > 0) Update(writer, owner, o.Array, o.Index, item);
                else writer.Line($"{expressions.Element(o.Array, o.Index)} = {item};");
                break;
            case Store o when Owner(o.Array) is { Update.Length: > 0 } owner:
                Update(writer, owner, o.Array, o.Index, expressions.Text(o.Item));
                break;
            case Accumulate o when Owner(o.Array) is { Update.Length: > 0 } owner:
                Update(writer, owner, o.Array, o.Index, $"{expressions.Element(o.Array, o.Index)} + {expressions.Print(o.Item).Within(Precedence.Multiplicative)}");
                break;
            case Store o when expressions.IsCast(o.Array):
                writer.Line($"{expressions.Element(o.Array, o.Index)} = ({Owner(o.Array)!.TypeName}){expressions.Print(o.Item).Within(Precedence.Unary)};");
                break;
            case Store o:
                writer.Line($"{expressions.Element(o.Array, o.Index)}{expressions.ElementContinuation(o) ?? $" = {expressions.Assigned(o.Item)}"};");
                break;
            case Accumulate o:
                writer.Line($"{expressions.Element(o.Array, o.Index)} += {expressions.Assigned(o.Item)};");
                break;
        }
    }

    /// <summary>Every element becomes 0; of structs all at once where all their members do.</summary>
    public void Clear(CodeWriter writer, Step step, Clear op)
    {
        string scratch = plan.Types.Helper("Scratch"), text = plan.Expressions.Whole(op.Array);
        // Before C# 14 no type of elements is found from an array where a span is wanted.
        string span = plan.Expressions.IsArray(op.Array) ? plan.Expressions.AsSpan(text) : text;
        if (plan.Outline.Parameter(op.Array)?.Form == ParameterForm.Grid)
        {
            writer.Line($"{plan.Types.Helper("Grids")}.Clear({text});");
            return;
        }

        if (op.Array.Type is JaggedType)
        {
            writer.Line($"{scratch}.ClearRows({text});");
            return;
        }

        if (Owner(op.Array) is not { Member.Length: > 0 } owner)
        {
            writer.Line($"{scratch}.Clear({span});");
            return;
        }

        List<Clear> together = Together(step, text);
        if (plan.Outline.Method.Parameters.Where(p => p.Name == owner.Name).All(leaf => together.Any(other => Owner(other.Array) == leaf)))
        {
            if (together[0] == op) writer.Line($"{scratch}.Clear({span});");
            return;
        }

        string index = plan.Naming.Unique("k", step.Block), element = $"{text}[{index}]";
        string zero = ((ArrayType)op.Array.Type).Element is { IsGeneric: true } type ? Literal.Text(type, 0) : "0";
        string cleared = owner.Update.Length > 0 ? $"{element} = {Updated(owner, element, zero)}" : $"{element}.{owner.Member} = {zero}";
        writer.Line($"for (int {index} = 0; {index} < {text}.Length; {index}++) {cleared};", isDeclaration: true);
    }

    /// <summary>The owner's text with one member changed.</summary>
    public static string Updated(Parameter parameter, string owner, string item) =>
        parameter.Update.Replace("{0}", owner).Replace("{1}", item);

    private Parameter? Owner(Value array) => plan.Effects.Owner(array);

    private void Update(CodeWriter writer, Parameter owner, Value array, Value index, string item)
    {
        string element = plan.Expressions.ElementOwner(array, index);
        writer.Line($"{element} = {Updated(owner, element, item)};");
    }

    // The clearings of the same memory's leaves that stand in a row.
    private List<Clear> Together(Step step, string text)
    {
        List<Clear> row = [];
        bool holds = false;
        foreach (Step other in step.Block.Steps)
        {
            if (other.Op is Clear clear && plan.Expressions.Whole(clear.Array) == text)
            {
                row.Add(clear);
                holds |= other == step;
            }
            else if (plan.Demand.IsNeeded(other))
            {
                if (holds) return row;
                row.Clear();
            }
        }

        return row;
    }
}
