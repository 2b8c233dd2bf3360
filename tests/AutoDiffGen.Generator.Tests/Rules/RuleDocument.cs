using System.Collections.Generic;
using System.Linq;
using System.Text;
using AutoDiffGen.Generator.Differentiation.Rules;
using AutoDiffGen.Generator.Differentiation.Rules.Sheets;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Tests.Rules;

/// <summary>docs/derivative-rules.md, written from the table.</summary>
internal static class RuleDocument
{
    private const string Introduction = """
        # Derivative rules

        What is known of each function and operator. This page is written from the rule table by the tests; change the table, not the page.

        Each formula is the factor by which the adjoint of the result is multiplied to get the argument's share of it. The result is called
        `y` for functions of one argument and `r` for those of several. Functions of `Math` stand for their twins of `MathF`, `double` and `float` too,
        those of `double` for `float`'s; a `float` formula is computed in `float`.

        - The derivative is that of the path that was executed: branches, loop exits, casts to integers and indices are constants of the point.
        - A zero adjoint times anything, infinities and NaN included, is exactly 0: values that are unused or masked never leak NaN.
        - Second derivatives are tangents of adjoints: where an infinite number or slope meets a 0 on the way of a tangent they may be NaN though the gradient is finite, in a Hessian and its products not
          always at the same elements.
        - A choice (`c ? a : b`) is made between adjoints, not between factors: an infinite adjoint meets no factor 0.
        - NaN in the input propagates; a function that selects (`Max`, `Clamp`, `Abs`) hands a NaN that it returns its whole adjoint, or half of it.
        - Where a formula is `0`, an active value that goes in loses its derivative.

        """;

    public static string Text()
    {
        StringBuilder text = new(Introduction);
        Section(text, "Operators", [.. Operators.Unary.Values, .. Operators.Binary.Where(b => !IsOfAdjoints(b.Key)).Select(b => b.Value), Operators.Convert]);
        Section(text, "Exponentials and logarithms", Exponentials.Rows);
        Section(text, "Trigonometry", Trigonometry.Rows);
        Section(text, "Hyperbolic functions", Hyperbolic.Rows);
        Section(text, "Roots, powers and norms", Powers.Rows);
        Section(text, "Arithmetic under a name", Products.Rows);
        Section(text, "Selections", Selections.Rows);
        Section(text, "Rounding and remainders", Steps.Rows);
        Section(text, "Operators of adjoints", [.. Operators.Binary.Where(b => IsOfAdjoints(b.Key)).Select(b => b.Value)]);

        text.Append("\n## Without a derivative\n\n");
        text.Append($"Questions choose the path: {string.Join(", ", Predicates.Rows.Select(r => $"`{r.Name}`"))}.\n");
        text.Append("`Math.Round(x, mode)` is `Round`, `Truncate`, `Floor` or `Ceiling`; with the mode `AwayFromZero`, or with digits too, it runs as it stands.\n");
        text.Append("Overloads for `int` and `long` exist of ");
        text.Append(string.Join(", ", RuleTable.Functions.Where(r => r.HasIntegerOverloads).Select(r => $"`{r.Name}`"))).Append(".\n");

        text.Append("\n## Not in the table\n\n| method | reason |\n|---|---|\n");
        foreach ((string method, string reason) in MissingRules.Reasons) text.Append($"| `{method}` | {reason} |\n");
        return text.ToString();
    }

    private static void Section(StringBuilder text, string title, IReadOnlyList<Rule> rows)
    {
        text.Append($"\n## {title}\n\n| function | derivative | remark |\n|---|---|---|\n");
        foreach (Rule rule in rows) text.Append($"| `{Head(rule)}` | {Derivative(rule)} | {rule.Remark} |\n");
    }

    private static string Head(Rule rule)
    {
        FormulaText names = new(rule);
        if (rule.Home.Length > 0) return $"{rule.Home}.{rule.Name}({string.Join(", ", rule.Arguments)})";
        return rule.Arity == 1 ? $"{rule.Name}{names.Name(0)}" : $"{names.Name(0)} {rule.Name} {names.Name(1)}";
    }

    private static string Derivative(Rule rule)
    {
        FormulaText text = new(rule);
        if (rule.Arity == 1) return text.Of(rule.Partials[0]);
        return string.Join("<br>", Enumerable.Range(0, rule.Arity).Where(rule.IsReal).Select(i => $"∂{text.Name(i)}: {text.Of(rule.Partials[i])}"));
    }

    private static bool IsOfAdjoints(BinaryKind kind) => kind is BinaryKind.AdjointMultiply or BinaryKind.AdjointDivide;
}
