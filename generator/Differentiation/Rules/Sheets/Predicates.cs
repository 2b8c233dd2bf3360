using System.Collections.Generic;
using System.Linq;
using static AutoDiffGen.Generator.Differentiation.Rules.Sheet;

namespace AutoDiffGen.Generator.Differentiation.Rules.Sheets;

/// <summary>Questions: they choose the path and have no derivative.</summary>
internal static class Predicates
{
    public static IReadOnlyList<Rule> Rows { get; } =
    [
        .. Ask("IsNaN", "IsFinite", "IsInfinity", "IsPositiveInfinity", "IsNegativeInfinity"),
        .. Ask("IsNegative", "IsPositive", "IsInteger", "IsEvenInteger", "IsOddInteger", "IsPow2"),
        .. Ask("IsNormal", "IsSubnormal", "IsRealNumber"),
    ];

    private static IEnumerable<Rule> Ask(params string[] names) => names.Select(n => Flat($"double.{n}(x)", ResultKind.Bool));
}
