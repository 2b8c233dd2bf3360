using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AutoDiffGen.Generator.Differentiation.Rules;
using AutoDiffGen.Generator.IR;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Rules;

public class DifferenceTests
{
    public static TheoryData<string> Keys => [.. AllRules().Where(r => r.HasDerivative).Select(r => r.Key)];

    /// <summary>An estimate and a rounding are not what their derivatives belong to.</summary>
    public static TheoryData<string> Exact => [.. AllRules().Where(r => r.HasDerivative && r.Key is not ("Convert" or "ReciprocalEstimate" or "ReciprocalSqrtEstimate")).Select(r => r.Key)];

    [Theory]
    [MemberData(nameof(Exact))]
    public void Every_partial_agrees_with_differences(string key)
    {
        Rule rule = Find(key);
        RuleProbe probe = new(rule);
        Check(rule, (argument, point) => probe.Partial(argument, point), probe, Grid.ValueOrNaN);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_second_partial_agrees_with_differences_of_the_first(string key)
    {
        Rule rule = Find(key);
        RuleProbe probe = new(rule);
        for (int first = 0; first < rule.Arity; first++)
        {
            int fixedFirst = first;
            Check(rule, (argument, point) => probe.Second(fixedFirst, argument, point), probe, (p, point) => PartialOrNaN(p, fixedFirst, point));
        }
    }

    [Theory]
    [MemberData(nameof(Exact))]
    public void The_float_row_agrees_with_the_double_one(string key)
    {
        Rule rule = Find(key);
        RuleProbe wide = new(rule), narrow = new(rule, Scalar.Float32);
        foreach (double[] point in Grid.Points(rule))
        {
            double[] rounded = [.. point.Select(x => (double)(float)x)];
            if (!double.IsFinite(Grid.ValueOrNaN(narrow, rounded))) continue;
            for (int i = 0; i < rule.Arity; i++)
            {
                double expected = wide.Partial(i, rounded), actual = narrow.Partial(i, rounded);
                // Beyond the range of floats (and of the squares that Sqrt and Cbrt take) there is nothing to compare.
                if (Math.Abs(expected) is > 1e30 or (> 0 and < 1e-30)) continue;
                double tolerance = 1e-4 * Math.Abs(expected) + Cancellation(rule.Key);
                Assert.True(Math.Abs(expected - actual) <= tolerance, Describe(rule, i, rounded, expected, actual));
            }
        }
    }

    private static void Check(Rule rule, Func<int, double[], double> derivative, RuleProbe probe, Func<RuleProbe, double[], double> function)
    {
        int points = 0, vague = 0;
        foreach (double[] point in Grid.Points(rule))
        {
            for (int i = 0; i < rule.Arity; i++)
            {
                if (!rule.IsReal(i)) continue;
                int argument = i;
                double Along(double x) => function(probe, [.. point[..argument], x, .. point[(argument + 1)..]]);
                (double expected, double error) = Differences.Of(Along, point[i], WidestStep(rule.Key));
                double actual = derivative(i, point);
                points++;
                if (!(error <= 1e-5 * (Math.Abs(expected) + Math.Abs(Along(point[i]) / point[i])))) vague++;
                if (double.IsInfinity(error)) continue;
                double tolerance = 1e-7 * Math.Abs(expected) + 10 * error + 1e-8 * Cancellation(rule.Key);
                Assert.True(Math.Abs(expected - actual) <= tolerance, Describe(rule, i, point, expected, actual));
            }
        }

        Assert.True(points > 0, $"{rule.Key}: no point lies in the domain");
        Assert.True(vague <= points / 3, $"{rule.Key}: {vague} of {points} differences say nothing");
    }

    // 1 − y² and y + 1 keep the rounding of the 1.
    private static double Cancellation(string key) => key is "Tanh" || key.EndsWith("M1", StringComparison.Ordinal) ? 1e-6 : 0;

    // Small where a wide step may hit the same point of another period.
    private static double WidestStep(string key) => key == "TanPi" || key.EndsWith("Remainder", StringComparison.Ordinal) ? 1e-6 : 0.3;

    private static double PartialOrNaN(RuleProbe probe, int argument, double[] point)
    {
        try
        {
            return probe.Partial(argument, point);
        }
        catch (ArgumentException)
        {
            return double.NaN;
        }
    }

    private static string Describe(Rule rule, int argument, double[] point, double expected, double actual) =>
        string.Create(CultureInfo.InvariantCulture, $"∂{rule.Key}/∂{rule.Arguments[argument]} at ({string.Join(", ", point)}): {actual} instead of {expected}");

    private static IEnumerable<Rule> AllRules() => RuleTable.Functions.Concat(RuleProbe.Operators.Values);

    private static Rule Find(string key) => AllRules().First(r => r.Key == key);
}
