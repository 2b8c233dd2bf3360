using System.Reflection;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Corpus;

/// <summary>At a tie both arguments have a half of the derivative, also along a direction that one of them stands still in.</summary>
public sealed class TieTests
{
    private const string Losses = """
        using System;
        using AutoDiffGen;
        public static partial class Ties
        {
            [Differentiable(Derivatives.Hessian | Derivatives.HessianVectorProduct)]
            public static double Square(double x, double y)
            {
                double m = Math.Max(x, y);
                return m * m;
            }

            [Differentiable(Derivatives.Hessian | Derivatives.HessianVectorProduct)]
            public static double Product(double x, double y) => Math.Min(x, y) * x;

            /// <summary>One of the two may be a constant, which has no half.</summary>
            [Differentiable(Derivatives.Hessian | Derivatives.HessianVectorProduct)]
            public static double Chosen(double x, double y, bool isConstant)
            {
                double k = isConstant ? 3 : y;
                double m = Math.Max(x, k);
                return m * m;
            }
        }
        """;

    private static readonly Assembly Built = GeneratorRun.Of(Losses).Assembly;

    [Theory]
    [InlineData("Square", new object[] { 3.0, 3.0 }, new[] { 0.5, 0.5, 0.5, 0.5 })]
    [InlineData("Product", new object[] { 3.0, 3.0 }, new[] { 1.0, 0.5, 0.5, 0.0 })]
    [InlineData("Chosen", new object[] { 3.0, 3.0, false }, new[] { 0.5, 0.5, 0.5, 0.5 })]
    public void Is_shared_in_second_derivatives(string loss, object[] arguments, double[] expected)
    {
        double[] hessian = new double[4], first = new double[1], second = new double[1];
        Method(loss + "Hessian")(null, [.. arguments, hessian]);
        Assert.Equal(expected, hessian);
        for (int row = 0; row < 2; row++)
        {
            Method(loss + "HessianVectorProduct")(null, [.. arguments, row == 0 ? 1.0 : 0.0, row == 1 ? 1.0 : 0.0, first, second]);
            Assert.Equal([expected[2 * row], expected[(2 * row) + 1]], [first[0], second[0]]);
        }
    }

    private static Invocation Method(string name) => Invoker.For(Built.GetType("Ties", throwOnError: true)!.GetMethod(name)!);
}
