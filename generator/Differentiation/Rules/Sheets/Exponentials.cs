using System.Collections.Generic;
using static AutoDiffGen.Generator.Differentiation.Rules.Formulas;
using static AutoDiffGen.Generator.Differentiation.Rules.PartialForms;
using static AutoDiffGen.Generator.Differentiation.Rules.Sheet;

namespace AutoDiffGen.Generator.Differentiation.Rules.Sheets;

/// <summary>Exponentials and logarithms.</summary>
internal static class Exponentials
{
    public static IReadOnlyList<Rule> Rows { get; } = Costly(
        Unary("Math.Exp(x)", (x, y) => y),
        Unary("double.Exp2(x)", (x, y) => Ln2 * y),
        Unary("double.Exp10(x)", (x, y) => Ln10 * y),
        Unary("double.ExpM1(x)", (x, y) => y + 1).Remarked(TailRemark),
        Unary("double.Exp2M1(x)", (x, y) => Ln2 * (y + 1)).Remarked(TailRemark),
        Unary("double.Exp10M1(x)", (x, y) => Ln10 * (y + 1)).Remarked(TailRemark),

        Unary("Math.Log(x)", x => Over(x)),
        Unary("Math.Log2(x)", x => Over(Ln2 * x)),
        Unary("Math.Log10(x)", x => Over(Ln10 * x)),
        Unary("double.LogP1(x)", x => Over(1 + x)),
        Unary("double.Log2P1(x)", x => Over(Ln2 * (1 + x))),
        Unary("double.Log10P1(x)", x => Over(Ln10 * (1 + x))),
        Binary("Math.Log(x, b)", (x, b, r) => (Over(x * Log(b)), Over(b * Log(b)).Times(-r))).Keyed("LogBase"));

    private const string TailRemark = "Exact to one rounding of 1, also where the exponential itself is smaller than that.";
}
