using System.Collections.Generic;
using static AutoDiffGen.Generator.Differentiation.Rules.Formulas;
using static AutoDiffGen.Generator.Differentiation.Rules.PartialForms;
using static AutoDiffGen.Generator.Differentiation.Rules.Sheet;

namespace AutoDiffGen.Generator.Differentiation.Rules.Sheets;

/// <summary>Rounding and its remainders.</summary>
internal static class Steps
{
    public static IReadOnlyList<Rule> Rows { get; } =
    [
        Flat("Math.Floor(x)"),
        Flat("Math.Ceiling(x)"),
        Flat("Math.Truncate(x)"),
        Flat("Math.Round(x)"),
        Flat("Math.Round(x, int digits)").Keyed("RoundDigits") with { IsCostly = true, MayThrow = true },
        Flat("Math.Sign(x)", ResultKind.Int32) with { HasIntegerOverloads = true, MayThrow = true },
        Flat("Math.ILogB(x)", ResultKind.Int32),
        Remainder(Binary("Math.IEEERemainder(x, y)", (x, y, r) => (One, WholeTimes(x, y, r)))) with { IsCostly = true },
        Remainder(Binary("double.Ieee754Remainder(x, y)", (x, y, r) => (One, WholeTimes(x, y, r)))) with { IsCostly = true },
    ];

    /// <summary>
    /// −n where r = x − n·y: the multiple that was really taken off. Rounding x / y itself may give another: 1 / 0.1 rounds to 10,
    /// but 0.1 goes into 1 nine times.
    /// </summary>
    public static Partial WholeTimes(Formula x, Formula y, Formula r) => -Round((x - r) / y);

    private static Rule Remainder(Rule rule) => rule.Remarked("∂y: −n of the multiple n · y that was taken off x.");
}
