using System;
using System.Globalization;
using System.Linq;
using AutoDiffGen.Generator.Differentiation.Rules;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Tests.Rules;

/// <summary>Formulas and partials of one rule as a reader writes them: "1 - y * y".</summary>
internal sealed class FormulaText(Rule rule)
{
    /// <summary>The factor on the adjoint.</summary>
    public string Of(Partial partial) => partial switch
    {
        Partial.Nothing => "`0`",
        Partial.ByActivity p => $"{Of(p.WhenActive)} if {Name(p.Other)} is differentiated too, else {Of(p.WhenConstant)}",
        _ => $"`{Factor(partial)}`",
    };

    /// <summary>What the result is called: y = f(x), r = f(x, y).</summary>
    public string Result => rule.Arity == 1 ? "y" : "r";

    public string Name(int argument) => rule.Arguments[argument].Split(' ')[^1];

    private string Factor(Partial partial) => partial switch
    {
        Partial.Nothing => "0",
        Partial.Whole => "1",
        Partial.Opposite => "-1",
        Partial.Scaled { Of: Partial.Whole, Kind: BinaryKind.AdjointMultiply } p => Text(p.Factor, 0),
        Partial.Scaled p => $"{Factor(p.Of)} {BinaryKinds.Sign(p.Kind)} {Text(p.Factor, 3)}",
        Partial.Moved p => Factor(p.Share),
        Partial.Choice p => $"{Text(p.Condition)} ? {Factor(p.WhenTrue)} : {Factor(p.WhenFalse)}",
        _ => throw new InvalidOperationException(),
    };

    private string Text(Condition condition) => condition switch
    {
        Condition.Comparison c => $"{Text(c.Left, 1)} {BinaryKinds.Sign(c.Kind)} {Text(c.Right, 1)}",
        Condition.Both c => $"{Text(c.Left)} && {Text(c.Right)}",
        _ => throw new InvalidOperationException(),
    };

    // Strength of what stands around: 1 sums, 2 products, 3 the right side of a quotient or a sign.
    private string Text(Formula formula, int around) => formula switch
    {
        Formula.Argument f => Name(f.Index),
        Formula.Result => Result,
        Formula.Constant f => Number(f.Number),
        Formula.Call f => $"{RuleTable.Function(f.Function).Name}({string.Join(", ", f.Arguments.Select(a => Text(a, 0)))})",
        Formula.Negative f => Wrap($"-{Text(f.Operand, 3)}", around > 1),
        Formula.Arithmetic { Kind: BinaryKind.Add } f => Wrap($"{Text(f.Left, 1)} + {Text(f.Right, 1)}", around > 1),
        Formula.Arithmetic { Kind: BinaryKind.Subtract } f => Wrap($"{Text(f.Left, 1)} - {Text(f.Right, 2)}", around > 1),
        Formula.Arithmetic { Kind: BinaryKind.Multiply } f => Wrap($"{Text(f.Left, 2)} * {Text(f.Right, 2)}", around > 2),
        Formula.Arithmetic f => Wrap($"{Text(f.Left, 2)} / {Text(f.Right, 3)}", around > 2),
        _ => throw new InvalidOperationException(),
    };

    private static string Wrap(string text, bool inParentheses) => inParentheses ? $"({text})" : text;

    private static string Number(double number) => number switch
    {
        < 0 => "-" + Number(-number),
        Formulas.Pi => "π",
        Formulas.Pi / 180 => "π / 180",
        180 / Formulas.Pi => "180 / π",
        Formulas.Ln2 => "Log(2)",
        Formulas.Ln10 => "Log(10)",
        _ => number.ToString(CultureInfo.InvariantCulture),
    };
}
