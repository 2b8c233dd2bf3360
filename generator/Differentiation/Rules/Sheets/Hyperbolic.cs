using System.Collections.Generic;
using static AutoDiffGen.Generator.Differentiation.Rules.Formulas;
using static AutoDiffGen.Generator.Differentiation.Rules.PartialForms;
using static AutoDiffGen.Generator.Differentiation.Rules.Sheet;

namespace AutoDiffGen.Generator.Differentiation.Rules.Sheets;

/// <summary>Hyperbolic functions and their inverses.</summary>
internal static class Hyperbolic
{
    public static IReadOnlyList<Rule> Rows { get; } = Costly(
        Unary("Math.Sinh(x)", x => Cosh(x)),
        Unary("Math.Cosh(x)", x => Sinh(x)),
        Unary("Math.Tanh(x)", (x, y) => 1 - y * y),

        Unary("Math.Asinh(x)", x => Over(Hypot(x, 1))),
        // Two roots: their product neither cancels near 1 nor overflows, and is NaN wherever Acosh is.
        Unary("Math.Acosh(x)", x => Over(Sqrt(x - 1) * Sqrt(x + 1))),
        Unary("Math.Atanh(x)", x => Over((1 - x) * (1 + x))));
}
