using System.Linq;
using AutoDiffGen.Generator.Differentiation.Rules;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Rules;

/// <summary>A zero adjoint gives exactly 0, whatever the arguments: values that are unused or masked never leak NaN or infinity.</summary>
public class ZeroAdjointTests
{
    private static readonly double[] Extremes = [0, -0.0, 1, -1, 2, double.MaxValue, double.Epsilon, double.PositiveInfinity, double.NegativeInfinity, double.NaN];

    private static readonly double[] Integers = [-2000, -1, 1, 2, 2000];

    public static TheoryData<string> Keys => [.. Rules().Select(r => r.Key)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Stays_zero(string key)
    {
        Rule rule = Rules().First(r => r.Key == key);
        RuleProbe probe = new(rule);
        double[][] points = rule.Arity switch
        {
            1 => [.. Extremes.Select(x => (double[])[x])],
            2 => [.. Extremes.SelectMany(_ => Second(rule), (x, y) => (double[])[x, y])],
            // Clamp wants its bounds in order.
            _ => [.. Extremes.SelectMany(_ => Extremes.Where(y => y >= -1), (x, y) => (double[])[x, -1, y])],
        };
        foreach (double[] point in points)
            for (int i = 0; i < rule.Arity; i++)
            {
                double share = probe.Partial(i, point, adjoint: 0);
                Assert.True(share == 0, $"{share} at ({string.Join(", ", point)})");
            }
    }

    private static double[] Second(Rule rule) => rule.IsReal(1) ? Extremes : Integers;

    private static Rule[] Rules() => [.. RuleTable.Functions.Concat(RuleProbe.Operators.Values).Where(r => r.HasDerivative)];
}
