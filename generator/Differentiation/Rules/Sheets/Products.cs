using System.Collections.Generic;
using static AutoDiffGen.Generator.Differentiation.Rules.Formulas;
using static AutoDiffGen.Generator.Differentiation.Rules.PartialForms;
using static AutoDiffGen.Generator.Differentiation.Rules.Sheet;

namespace AutoDiffGen.Generator.Differentiation.Rules.Sheets;

/// <summary>Functions that are arithmetic under a name.</summary>
internal static class Products
{
    public static IReadOnlyList<Rule> Rows { get; } =
    [
        Ternary("Math.FusedMultiplyAdd(x, y, z)", (x, y, z) => (y, x, One)),
        Ternary("double.MultiplyAddEstimate(x, y, z)", (x, y, z) => (y, x, One)),
        Ternary("double.Lerp(a, b, t)", (a, b, t) => (1 - t, t, b - a)),
        Binary("Math.ScaleB(x, int n)", (x, n, r) => (ScaleB(1, n), Zero)),
        Unary("double.DegreesToRadians(x)", x => (Formula)(Pi / 180)),
        Unary("double.RadiansToDegrees(x)", x => (Formula)(180 / Pi)),
        Unary("Math.ReciprocalEstimate(x)", x => Over(x).Over(-x)).Remarked("Of 1/x itself, not of the estimate."),
    ];
}
