using System.Collections.Generic;

namespace AutoDiffGen.Corpus;

/// <summary>Inputs of the losses that branch, break, continue and return early.</summary>
internal static class ControlFlowCases
{
    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        // Every size puts the point into another piece.
        new("ControlFlow", "Huber", [0, 1, 2], (draw, n) => [draw.Number(0.1, 0.9) + (n == 0 ? 0 : n == 1 ? 2 : -4), 1.0]),
        new("ControlFlow", "FirstOverBudget", [0, 1, 3, 9], (draw, n) => [draw.Numbers(n * n, 0.5, 1), n, n, 6.0]),
        new("ControlFlow", "BreakAtNegative", [0, 1, 5, 12], (draw, n) => [draw.Numbers(n, -0.3, 2)]),
        new("ControlFlow", "ContinueAtNegative", [0, 1, 20], (draw, n) => [draw.Numbers(n, -2, 2)]),
        new("ControlFlow", "BreakAndContinue", [0, 1, 4, 12], (draw, n) => [draw.Numbers(n, -1, 1), Codes(draw, n)])
        {
            Throwing = draw => [draw.Numbers(90, -1, 1), new int[80]],
        },
        new("ControlFlow", "Pieces", [0, 1, 2, 3], (draw, n) => [draw.Number(0.2, 1) * (n < 2 ? 1 : -1), n switch { 0 => 1.5, 1 => -0.5, 2 => 2.5, _ => 0.5 }]),
        new("ControlFlow", "ShortCircuit", [0, 1, 14], (draw, n) => [draw.Numbers(n, -2, 2), n / 2]),
        new("ControlFlow", "ZeroTrips", [0, 1, 4], (draw, n) => [draw.Number(0.3, 0.9), n, 3]),
        new("ControlFlow", "ZeroTrips", [0, 2], (draw, n) => [draw.Number(0.3, 0.9), 2, n]) { Variant = "Outer" },
        new("ControlFlow", "Flags", [0, 1, 10], (draw, n) => [draw.Numbers(n, -1, n == 1 ? 0.5 : 3)]),
        new("ControlFlow", "StepsAndLongs", [0, 1, 2, 13], (draw, n) => [draw.Numbers(n, -1, 1), draw.Number(0.5, 0.9)]),
        new("Conditionals", "Hinge", [0, 1, 30], (draw, n) => [draw.Numbers(4, -1, 1), draw.Numbers(4 * n, -1, 1), draw.Numbers(n, -1, 1)]),
        new("Conditionals", "AbsoluteDeviations", [0, 1, 21], (draw, n) => [draw.Number(-0.2, 0.2), draw.Numbers(n, -3, 3)]),
        new("Conditionals", "Clamped", [0, 1, 25], (draw, n) => [draw.Numbers(n, -2, 2), -1.0, 0.7])
        {
            // Math.Clamp refuses bounds the wrong way round.
            Throwing = draw => [draw.Numbers(70, -2, 2), 1.0, -1.0],
        },
        new("Conditionals", "Spread", [0, 1, 2, 18], (draw, n) => [draw.Numbers(n, -2, 2)]),
        new("Conditionals", "Ternaries", [0, 1, 2, 3], (draw, n) => [(n & 1) == 0 ? 1.5 : -1.7, (n & 2) == 0 ? 0.6 : -2.3]),
        new("Conditionals", "GuardedDivision", [0, 1, 8], (draw, n) => [draw.Numbers(n, 0.1, 3)]),
    ];

    // Mostly 1 (go on); now and then 0 and 2 (continue), once 3 (break) near the end.
    private static int[] Codes(Draw draw, int count)
    {
        int[] codes = draw.Indices(count, 3);
        if (count > 6) codes[count - 2] = 3;
        return codes;
    }
}
