using System.Collections.Generic;
using static AutoDiffGen.Generator.Differentiation.Rules.Formulas;
using static AutoDiffGen.Generator.Differentiation.Rules.PartialForms;
using static AutoDiffGen.Generator.Differentiation.Rules.Sheet;

namespace AutoDiffGen.Generator.Differentiation.Rules.Sheets;

/// <summary>Roots, powers and norms.</summary>
internal static class Powers
{
    public static IReadOnlyList<Rule> Rows { get; } = Costly(
        Unary("Math.Sqrt(x)", (x, y) => Over(2 * y)).Remarked("+∞ at 0."),
        Unary("Math.Sqrt(x)", (x, y) => When(y.Is(0), Zero, Over(2 * y))).Named("RootOfSquares")
            .Remarked("Only the root that `TensorPrimitives.Norm` and `Distance` take of their sum of squares: 0 at 0. Written by hand, `Math.Sqrt(a * a + b * b)` gives +∞ · 0 = NaN there."),
        Unary("Math.Cbrt(x)", (x, y) => Over(3 * (y * y))).Remarked("+∞ at 0."),
        Binary("double.RootN(x, int n)", (x, n, y) => (Over(n * Pow(y, n - 1)), Zero)),
        Binary("Math.Pow(x, p)", (x, p, y) => (
            IfActive(1,
                When(x.Is(0) & p.Is(0), Zero, p * Pow(x, p - 1)).With(PowByBases(x, p), PowByBoth(x, p)),
                When(p.Is(0), Zero, p * Pow(x, p - 1))),
            When(y.Is(0) & x >= 0, Zero, y * Log(x)).With(PowByBoth(x, p), When(y.Is(0) & x >= 0, Zero, y * (Log(x) * Log(x))))))
            .Remarked("∂x needs no logarithm, so x may be negative where p is an integer; p = 0 has 0, also at x = 0. ∂p: 0 where x = 0 and p > 0; NaN for x < 0. Second derivatives at x = 0 are those that x > 0 has as limits: by x and p x^(p−1) (1 + p ln x), so 0 for p > 1, −∞ for 0 < p ≤ 1 and +∞ for p ≤ 0."),
        Binary("double.Hypot(x, y)", (x, y, h) => (When(h.Is(0), Zero, x / h), When(h.Is(0), Zero, y / h)))
            .Remarked("0 at the origin."),
        Unary("Math.ReciprocalSqrtEstimate(x)", x => Over(-2 * (x * Sqrt(x)))).Remarked("Of 1/√x itself, not of the estimate."));

    // ∂²/∂x².
    private static Partial PowByBases(Formula x, Formula p) => When(p.Is(0), Zero, When(x.Is(0) & p.Is(1), Zero, p * ((p - 1) * Pow(x, p - 2))));

    // ∂²/∂x∂p, not as a sum of infinities.
    private static Partial PowByBoth(Formula x, Formula p) =>
        When(p.Is(0), Pow(x, p - 1), When(Pow(x, p - 1).Is(0) & x >= 0, Zero, Times(Pow(x, p - 1)).Times(1 + (p * Log(x)))));
}
