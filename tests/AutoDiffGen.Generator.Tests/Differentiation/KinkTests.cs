using System;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Differentiation;

/// <summary>Second derivatives at a kink of a factor: where the slope is 0 by convention, or by the loss's own choice, so is what it is multiplied with.</summary>
/// <remarks>The gradient may leave out a choice x == 0 ? 0 : d * x, whose value is that of d * x: its derivative is not.</remarks>
public sealed class KinkTests
{
    [Theory]
    [InlineData("double r = p[0] * Math.Abs(p[0]) - 0.7; return r * r;", new[] { 0.0 }, new[] { 0.0 })]
    [InlineData("double u = p[0] - p[1], t = u < 0 ? -u : u == 0 ? 0 : u; return t * u * p[2];", new[] { 0.5, 0.5, 0.7 }, new double[] { 0, 0, 0, 0, 0, 0, 0, 0, 0 })]
    [InlineData("double u = p[0] - p[1], t = u switch { < 0 => -u, 0 => 0, _ => u }, r = t * u - p[2]; return r * r;", new[] { 0.5, 0.5, 0.7 }, new double[] { 0, 0, 0, 0, 0, 0, 0, 0, 2 })]
    [InlineData("double s = 0; for (int j = 0; j < p.Length; j++) s += Math.Abs(p[j]) * p[j] * (1 + p[0]); return s;", new[] { 0, 0, 0.7 }, new[] { 0, 0, 1.4, 0, 0, 0, 1.4, 0, 2 })]
    [InlineData("double s = 0; for (int i = 0; i < 40; i++) { double u = p[0] * (i + 1), r = Math.Abs(u) * u - 0.7; s += r * r; } return s;", new[] { 0.0 }, new[] { 0.0 })]
    [InlineData("double s = 0; for (int i = 0; i < 40; i++) { double u = p[0] * i - p[1], r = Math.Abs(u) * u - p[2]; s += r * r; } return s;", new[] { 0.5, 0, 0.0 }, null)]
    public void Product_and_Hessian_agree(string body, double[] point, double[]? expected)
    {
        foreach (string options in (string[])["", ", Vectorize = false"])
        {
            Type model = GeneratorRun.Of($$"""
                using System;
                using AutoDiffGen;

                public static partial class Model
                {
                    [Differentiable(Derivatives.Hessian | Derivatives.HessianVectorProduct{{options}})]
                    public static double Loss(double[] p)
                    {
                        {{body}}
                    }

                    public static void Matrix(double[] p, double[] hessian) => LossHessian(p, hessian);

                    public static void Times(double[] p, double[] direction, double[] product) => LossHessianVectorProduct(p, direction, product);
                }
                """).Assembly.GetType("Model")!;
            int n = point.Length;
            double[] matrix = new double[n * n];
            model.GetMethod("Matrix")!.Invoke(null, [point, matrix]);
            if (expected is not null) Assert.Equal(expected, matrix);
            for (int j = 0; j < n; j++)
            {
                double[] direction = new double[n], product = new double[n];
                direction[j] = 1;
                model.GetMethod("Times")!.Invoke(null, [point, direction, product]);
                for (int i = 0; i < n; i++) Assert.Equal(matrix[(i * n) + j], product[i], 1e-9 * Math.Max(1, Math.Abs(product[i])));
            }
        }
    }
}
