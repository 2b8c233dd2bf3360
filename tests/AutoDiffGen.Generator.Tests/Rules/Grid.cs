using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Differentiation.Rules;

namespace AutoDiffGen.Generator.Tests.Rules;

/// <summary>Points at which rules are tested: all signs and many magnitudes, no two arguments equal, none a half or a whole.</summary>
internal static class Grid
{
    private static readonly double[][] Magnitudes =
    [
        [1.37e-7, 3.1e-3, 0.31, 0.83, 0.99993, 1.21, 2.93, 17.3, 613.7, 101300.37],
        [2.11e-4, 0.43, 0.91, 1.7, 3.37, 41.9],
        [1.3e-3, 0.57, 2.3, 71.3],
    ];

    private static readonly double[] Integers = [-7, -2, -1, 1, 2, 3, 4, 11];

    /// <summary>The points at which the function has a finite value.</summary>
    public static IEnumerable<double[]> Points(Rule rule)
    {
        RuleProbe probe = new(rule);
        // Where a remainder jumps at every step, differences show nothing.
        bool jumps = rule.Key.EndsWith("Remainder", StringComparison.Ordinal);
        return Product(rule, 0).Where(p => IsInside(probe, p) && !(jumps && Math.Abs(p[0] / p[1]) > 1e4));
    }

    /// <summary>The value, or NaN where the function throws.</summary>
    public static double ValueOrNaN(RuleProbe probe, double[] point)
    {
        try
        {
            return probe.Value(point);
        }
        catch (ArgumentException)
        {
            return double.NaN;
        }
    }

    private static bool IsInside(RuleProbe probe, double[] point) => double.IsFinite(ValueOrNaN(probe, point));

    private static IEnumerable<double[]> Product(Rule rule, int argument)
    {
        if (argument == rule.Arity) return [[]];
        // Of three arguments every third magnitude will do.
        double[] magnitudes = rule.Arity < 3 ? Magnitudes[argument] : [.. Magnitudes[argument].Where((_, i) => i % 3 == argument)];
        double[] values = rule.IsReal(argument) ? [.. magnitudes, .. magnitudes.Select(m => -m)] : Integers;
        return values.SelectMany(v => Product(rule, argument + 1).Select(rest => (double[])[v, .. rest]));
    }
}
