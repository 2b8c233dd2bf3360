using System.Collections.Generic;

namespace AutoDiffGen.Generator.Passes.Vectorization;

/// <summary>The functions that the runtime has for lanes, by their keys in the rule table.</summary>
internal static class LaneFunctions
{
    private static readonly HashSet<string> Same =
    [
        "Sqrt", "Exp", "Log", "Sin", "Cos", "Tan", "Tanh", "Sinh", "Cosh", "Atan", "Asin", "Acos", "Asinh", "Acosh", "Atanh", "ExpM1", "LogP1", "Log2", "Log10",
        "Exp2", "Cbrt", "Abs", "Floor", "Ceiling", "Truncate", "Round", "Max", "Min", "Pow", "Atan2", "Hypot", "CopySign", "FusedMultiplyAdd", "IsNaN", "IsFinite",
    ];

    /// <summary>What the runtime calls it; null where it has none.</summary>
    public static string? Of(string key) => key == "RootOfSquares" ? "Sqrt" : Same.Contains(key) ? key : null;
}
