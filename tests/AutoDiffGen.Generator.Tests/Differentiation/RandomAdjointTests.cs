using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Lowering;
using AutoDiffGen.Generator.Passes;
using AutoDiffGen.Generator.Tests.Interpretation;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Differentiation;

/// <summary>The adjoint of random IR against dual numbers, with no pass, each alone and all.</summary>
public sealed class RandomAdjointTests
{
    public static TheoryData<int> Seeds
    {
        get
        {
            TheoryData<int> seeds = [];
            for (int block = 0; block < 20; block++) seeds.Add(block);
            return seeds;
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Gradient_is_that_of_dual_numbers(int block)
    {
        for (int seed = block * 100; seed < (block + 1) * 100; seed++) Check(seed, RandomProgram.Grow(seed));
    }

    /// <summary>Every loop keeps few of its states, wherever it stands.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Loops_that_keep_states_have_the_same_gradient(int block)
    {
        for (int seed = block * 100; seed < (block + 1) * 100; seed++)
        {
            Method primal = RandomProgram.Grow(seed);
            Method kept = KeptLoops.In(primal);
            if (kept.Equals(primal)) continue;
            Assert.All(kept.Body.Deep.OfType<For>(), loop => Assert.Null(new CheckpointRequirements(kept).Unmet(loop)));
            Check(seed, kept);
        }
    }

    private static void Check(int seed, Method primal)
    {
        double a = 0.3 + (seed % 7 * 0.1);
        double[] p = [0.4, -0.7, 0.9, 0.2, -0.1, 0.6], data = [seed % 2 - 0.5, 0.8, -0.3, 0.5, 0.1, -0.9];
        int n = seed % 5;

        double value = Run(primal, a, p, data, n, out _, out _);
        if (!double.IsFinite(value) || Math.Abs(value) > 1e6) return;
        double[] expected = new double[p.Length + 1];
        for (int k = 0; k < expected.Length; k++) expected[k] = Slope(primal, a, p, data, n, k);

        foreach (PassSet passes in Sets())
        {
            Method gradient;
            try
            {
                gradient = DerivativePipeline.Gradient(primal, passes);
                IrVerifier.Verify(gradient);
                double again = Run(gradient, a, p, data, n, out double da, out double[] dp);
                Assert.Equal(value, again);
                Compare(expected[0], da, "a");
                for (int k = 0; k < p.Length; k++) Compare(expected[k + 1], dp[k], $"p[{k}]");
            }
            catch (Exception broken)
            {
                throw new InvalidOperationException($"Seed {seed}, passes {passes.Name}: {broken.Message}\n{IrPrinter.Print(primal)}", broken);
            }
        }
    }

    private static IEnumerable<PassSet> Sets()
    {
        yield return PassSet.None;
        yield return PassSet.All;
        foreach (string name in PassSet.Names)
        {
            yield return PassSet.Only(name);
            yield return PassSet.Without(name);
        }
    }

    private static void Compare(double expected, double actual, string of)
    {
        if (!(Math.Abs(expected - actual) <= 1e-9 * (1 + Math.Abs(expected))))
            throw new InvalidOperationException($"d/d{of} is {actual:R}, dual numbers say {expected:R}.");
    }

    private static double Slope(Method primal, double a, double[] p, double[] data, int n, int k)
    {
        Dictionary<string, object> arguments = new() { ["a"] = a, ["p"] = p, ["data"] = data, ["n"] = n };
        return DualInterpreter.Slope(primal, arguments, k == 0 ? "a" : "p", Math.Max(k - 1, 0));
    }

    private static double Run(Method method, double a, double[] p, double[] data, int n, out double da, out double[] dp)
    {
        dp = new double[p.Length];
        Array.Fill(dp, 7.5);
        Dictionary<string, object> arguments = new()
        {
            ["a"] = a,
            ["p"] = (double[])p.Clone(),
            ["data"] = data,
            ["n"] = n,
            ["pGradient"] = dp,
        };
        InterpretedResult result = IrInterpreter.Run(method, arguments);
        da = result.Outs.ContainsKey("aGradient") ? result.Out("aGradient") : 0;
        return result.Number;
    }
}
