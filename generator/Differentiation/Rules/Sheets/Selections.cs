using System.Collections.Generic;
using static AutoDiffGen.Generator.Differentiation.Rules.PartialForms;
using static AutoDiffGen.Generator.Differentiation.Rules.Sheet;

namespace AutoDiffGen.Generator.Differentiation.Rules.Sheets;

/// <summary>Functions that return one of their arguments, perhaps with another sign.</summary>
/// <remarks>Conditions are put so that a NaN that goes through keeps its adjoint.</remarks>
internal static class Selections
{
    public static IReadOnlyList<Rule> Rows { get; } =
    [
        Unary("Math.Abs(x)", x => When(x < 0, MinusOne, When(x.Is(0), Zero, One)))
            with { HasIntegerOverloads = true, MayThrow = true },
        Binary("Math.CopySign(x, y)", (x, y, r) => (When(x.Is(0), Zero, When(r.Is(x), One, MinusOne)), Zero))
            .Remarked("Sign(x) · Sign(y), where the sign bit of y counts, also that of −0."),

        Larger("Math.Max(x, y)") with { HasIntegerOverloads = true },
        Smaller("Math.Min(x, y)") with { HasIntegerOverloads = true },
        Larger("double.MaxNative(x, y)"),
        Smaller("double.MinNative(x, y)"),
        OneOfTwo("double.MaxNumber(x, y)"),
        OneOfTwo("double.MinNumber(x, y)"),
        OneOfTwo("Math.MaxMagnitude(x, y)"),
        OneOfTwo("Math.MinMagnitude(x, y)"),
        OneOfTwo("double.MaxMagnitudeNumber(x, y)"),
        OneOfTwo("double.MinMagnitudeNumber(x, y)"),

        Clamp("Math.Clamp(x, lo, hi)") with { HasIntegerOverloads = true, MayThrow = true },
        // Other than Math.Clamp, this one returns NaN where a bound is NaN.
        Clamp("double.Clamp(x, lo, hi)").Keyed("ClampOrNaN") with { MayThrow = true },
        Clamp("double.ClampNative(x, lo, hi)") with { MayThrow = true },
    ];

    private const string TieRemark = "At a tie: 0 if the other argument is not differentiated, else 1/2 each.";

    private static Rule Larger(string signature) => Binary(signature, (x, y, r) => (
        IfActive(1, When(x > y, One, When(x < y, Zero, Half)), When(r.Is(y), Zero, One)),
        IfActive(0, When(y > x, One, When(y < x, Zero, Half)), When(r.Is(x), Zero, One)))).Remarked(TieRemark);

    private static Rule Smaller(string signature) => Binary(signature, (x, y, r) => (
        IfActive(1, When(x < y, One, When(x > y, Zero, Half)), When(r.Is(y), Zero, One)),
        IfActive(0, When(y < x, One, When(y > x, Zero, Half)), When(r.Is(x), Zero, One)))).Remarked(TieRemark);

    // Which argument was returned is asked of the result: magnitudes, signs and NaN decide it together.
    private static Rule OneOfTwo(string signature) => Binary(signature, (x, y, r) => (
        IfActive(1, When(x.Is(y), Half, When(r.Is(y), Zero, One)), When(r.Is(y), Zero, One)),
        IfActive(0, When(x.Is(y), Half, When(r.Is(x), Zero, One)), When(r.Is(x), Zero, One)))).Remarked(TieRemark);

    private static Rule Clamp(string signature) => Ternary(signature, (x, lo, hi) => (
        When(x < lo, Zero, When(x > hi, Zero, One)), When(x < lo, One, Zero), When(x > hi, One, Zero)))
        .Remarked("x has 1 inside and on the bounds.");

    private static Partial Half => Times(0.5);
}
