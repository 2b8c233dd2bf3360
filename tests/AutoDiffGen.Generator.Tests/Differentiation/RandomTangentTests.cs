using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Lowering;
using AutoDiffGen.Generator.Passes;
using AutoDiffGen.Generator.Tests.Interpretation;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Differentiation;

/// <summary>The tangent of random IR against dual numbers, and that of its adjoint against differences of the adjoint.</summary>
public sealed class RandomTangentTests
{
    private const double Step = 1e-4;

    private static readonly double[] Along = [0.3, -0.8, 0.5, 0.9, -0.4, 0.7, -0.2];

    public static TheoryData<int> Seeds
    {
        get
        {
            TheoryData<int> seeds = [];
            for (int block = 0; block < 10; block++) seeds.Add(block);
            return seeds;
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Pushforward_is_that_of_dual_numbers(int block)
    {
        int compared = Each(block, primal => primal, (point, _, forward, _) =>
        {
            double expected = 0, scale = 1;
            for (int k = 0; k < Along.Length; k++)
            {
                double share = Along[k] * DualInterpreter.Slope(point.Primal, point.Arguments(0), k == 0 ? "a" : "p", Math.Max(k - 1, 0));
                (expected, scale) = (expected + share, scale + Math.Abs(share));
            }

            InterpretedResult result = IrInterpreter.Run(forward, With(point.Arguments(0), "Tangent"));
            Assert.Equal(point.Value, result.Number);
            double actual = result.Out("resultTangent");
            if (!(Math.Abs(actual - expected) <= 1e-9 * scale)) throw new InvalidOperationException($"The tangent is {actual:R}, dual numbers say {expected:R}.");
            return true;
        });
        Assert.True(compared >= 100, $"Only {compared} programs were compared.");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Hessian_vector_product_is_that_of_differences(int block) => IsThatOfDifferences(block, primal => primal);

    /// <summary>Also where every loop keeps few of its states.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Hessian_vector_product_with_states_is_that_of_differences(int block) => IsThatOfDifferences(block, KeptLoops.In);

    private static void IsThatOfDifferences(int block, Func<Method, Method> change)
    {
        int compared = Each(block, change, (point, gradient, _, second) =>
        {
            double[] wide = Difference(Step), narrow = Difference(Step / 2);
            double scale = narrow.Aggregate(1.0, (most, x) => Math.Max(most, Math.Abs(x)));
            // A step that meets another path says nothing.
            if (!narrow.Zip(wide).All(d => Math.Abs(d.First - d.Second) <= 1e-5 * scale)) return false;

            Dictionary<string, object> arguments = With(point.Arguments(0), "Direction");
            double[] products = new double[Along.Length - 1];
            arguments["pProduct"] = products;
            InterpretedResult result = IrInterpreter.Run(second, arguments);
            Assert.Equal(point.Value, result.Number);
            double[] actual = [result.Out("aProduct"), .. products];
            for (int k = 0; k < actual.Length; k++)
                if (!(Math.Abs(actual[k] - narrow[k]) <= 1e-5 * scale)) throw new InvalidOperationException($"Component {k} is {actual[k]:R}, differences say {narrow[k]:R}.");
            return true;

            double[] Difference(double step)
            {
                double[] up = Gradient(step), down = Gradient(-step);
                return [.. up.Zip(down, (u, d) => (u - d) / (2 * step))];
            }

            double[] Gradient(double step)
            {
                Dictionary<string, object> moved = point.Arguments(step);
                double[] of = new double[Along.Length - 1];
                moved["pGradient"] = of;
                return [IrInterpreter.Run(gradient, moved).Out("aGradient"), .. of];
            }
        });
        Assert.True(compared >= 100, $"Only {compared} programs were compared.");
    }

    private static int Each(int block, Func<Method, Method> change, Func<Point, Method, Method, Method, bool> check)
    {
        int compared = 0;
        for (int seed = block * 100; seed < (block + 1) * 100; seed++)
        {
            Point point = new(seed, change);
            if (!double.IsFinite(point.Value) || Math.Abs(point.Value) > 1e3) continue;
            foreach (PassSet passes in new[] { PassSet.None, PassSet.All })
            {
                try
                {
                    IReadOnlyList<Method> derived = DerivativePipeline.Derivatives(new DerivativeRequest(point.Primal, DerivativeKinds.OfResult, Vectorize: false), passes);
                    foreach (Method method in derived) IrVerifier.Verify(method);
                    Method Of(Kinds kind) => derived.Single(d => d.Kind == kind);
                    if (check(point, Of(Kinds.Gradient), Of(Kinds.Pushforward), Of(Kinds.HessianVectorProduct))) compared++;
                }
                catch (Exception broken)
                {
                    throw new InvalidOperationException($"Seed {seed}, passes {passes.Name}: {broken.Message}\n{IrPrinter.Print(point.Primal)}", broken);
                }
            }
        }

        return compared;
    }

    private static Dictionary<string, object> With(Dictionary<string, object> arguments, string suffix)
    {
        arguments["a" + suffix] = Along[0];
        arguments["p" + suffix] = Along[1..];
        return arguments;
    }

    /// <summary>A program, and where it is differentiated.</summary>
    private sealed class Point
    {
        private readonly int _seed;

        public Point(int seed, Func<Method, Method> change)
        {
            (_seed, Primal) = (seed, change(RandomProgram.Grow(seed)));
            Value = IrInterpreter.Run(Primal, Arguments(0)).Number;
        }

        public Method Primal { get; }

        public double Value { get; }

        public Dictionary<string, object> Arguments(double step)
        {
            double[] p = [0.4, -0.7, 0.9, 0.2, -0.1, 0.6];
            for (int k = 0; k < p.Length; k++) p[k] += step * Along[k + 1];
            return new()
            {
                ["a"] = 0.3 + (_seed % 7 * 0.1) + (step * Along[0]),
                ["p"] = p,
                ["data"] = new[] { (_seed % 2) - 0.5, 0.8, -0.3, 0.5, 0.1, -0.9 },
                ["n"] = _seed % 5,
            };
        }
    }
}
