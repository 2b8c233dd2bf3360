using System.Collections.Generic;
using static AutoDiffGen.Generator.Differentiation.Rules.Formulas;
using static AutoDiffGen.Generator.Differentiation.Rules.PartialForms;
using static AutoDiffGen.Generator.Differentiation.Rules.Sheet;

namespace AutoDiffGen.Generator.Differentiation.Rules.Sheets;

/// <summary>Circular functions and their inverses, in radians and in half turns.</summary>
/// <remarks>(1 − x)(1 + x) rather than 1 − x²: near ±1 the square would round away what is left.</remarks>
internal static class Trigonometry
{
    public static IReadOnlyList<Rule> Rows { get; } = Costly(
        Unary("Math.Sin(x)", x => Cos(x)),
        Unary("Math.Cos(x)", x => -Sin(x)),
        Unary("Math.Tan(x)", (x, y) => 1 + y * y),
        Unary("double.SinPi(x)", x => Pi * CosPi(x)),
        Unary("double.CosPi(x)", x => -Pi * SinPi(x)),
        Unary("double.TanPi(x)", (x, y) => Pi * (1 + y * y)),

        Unary("Math.Asin(x)", x => Over(Sqrt((1 - x) * (1 + x)))),
        Unary("Math.Acos(x)", x => Over(-Sqrt((1 - x) * (1 + x)))),
        Unary("Math.Atan(x)", x => Over(1 + x * x)),
        Unary("double.AsinPi(x)", x => Over(Pi * Sqrt((1 - x) * (1 + x)))),
        Unary("double.AcosPi(x)", x => Over(-Pi * Sqrt((1 - x) * (1 + x)))),
        Unary("double.AtanPi(x)", x => Over(Pi * (1 + x * x))),

        Binary("Math.Atan2(y, x)", (y, x, r) => Angle(y, x, Hypot(x, y), 1)).Remarked(OriginRemark),
        Binary("double.Atan2Pi(y, x)", (y, x, r) => Angle(y, x, Hypot(x, y), Pi)).Remarked(OriginRemark));

    private const string OriginRemark = "0 at the origin.";

    // x / h² and −y / h², by way of unit vectors: no square overflows or vanishes.
    private static (Partial, Partial) Angle(Formula y, Formula x, Formula h, Formula halfTurn)
    {
        Partial over = halfTurn == 1 ? Over(h) : Over(halfTurn * h);
        return (When(h.Is(0), Zero, over.Times(x / h)), When(h.Is(0), Zero, over.Times(-y / h)));
    }
}
