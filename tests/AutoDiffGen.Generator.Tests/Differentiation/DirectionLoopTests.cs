using System;
using System.Linq;
using System.Reflection;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Differentiation;

/// <summary>A Hessian whose directions run beside each other is the Hessian-vector product along each unit direction.</summary>
public sealed class DirectionLoopTests
{
    // One direction, the last of the first run, and some runs.
    private static readonly int[] Parameters = [0, 1, 2, 31, 32, 33, 70];

    public static TheoryData<string> Bodies { get; } =
    [
        // What is the same for all directions around what is not; a sum that goes through an inner loop and a branch.
        "for (int i = 0; i < x.Length; i++) { double f = 0; for (int k = 0; k + 1 < w.Length; k += 2) f += w[k] * Math.Exp(-t * w[k + 1] * x[i]); s += f * f - t * f; }",
        "for (int i = 0; i < x.Length; i++) { if (x[i] > 0) { for (int k = 0; k < w.Length; k++) s -= Math.Sin(w[k] * t) * x[i]; } else s += t * t * t; } s *= s;",
        // A carried number that is no sum, before and behind another one.
        "double a = t, b = 1; for (int k = 0; k < w.Length; k++) { double next = Math.Tanh(a * w[k] + b); b = a; a = next; s += a * b; } s += a;",
        // As often as it takes, and as often as the data say.
        "double a = 2; int k = 0; while (a > 0.4 && k < w.Length) { a *= Math.Cos(w[k] * t); s += a * a; k++; }",
        "for (int i = 0; i < x.Length; i++) { double p = 1; for (int k = 0; k < labels[i] && k < w.Length; k++) p *= w[k] + t; s += p * x[i]; }",
        // A window that moves, as long as there is something in it.
        "Span<double> rest = w; while (rest.Length > 0 && t > 0) { s += rest[0] * rest[rest.Length - 1] * t; rest = rest.Slice(1); } s *= s;",
        // Memory of its own: made once, made in each iteration, cleared, in slices.
        "double[] h = new double[w.Length]; for (int i = 0; i < x.Length; i++) for (int k = 0; k < w.Length; k++) { h[k] = Math.Tanh(h[k] * t + w[k] * x[i]); s += h[k] * h[(k + 1) % w.Length]; }",
        "for (int i = 0; i < x.Length; i++) { double[] e = new double[w.Length]; for (int k = 0; k < w.Length; k++) e[k] = Math.Exp(w[k] * x[i]); double z = t * t; foreach (double v in e) z += v; s += Math.Log(1 + z); }",
        "double[] h = new double[2 * w.Length]; for (int i = 0; i < 3; i++) { Array.Clear(h); Span<double> part = h.AsSpan(w.Length / 2, w.Length); for (int k = 0; k < w.Length; k++) part[k] += w[k] * w[k] * t; for (int k = 0; k < h.Length; k++) s += h[k] * h[k] * (i + 1); }",
        // What decides is the same for all; what comes of it is not.
        "for (int k = 0; k < w.Length; k++) { double u = w[k] > 0.1 ? w[k] * w[k] * t : w[k] < -0.5 ? Math.Exp(w[k]) : t; s += u * u; } s *= s;",
        // Memory of the caller's: each run finds what the first one found.
        "for (int k = 0; k < w.Length; k++) { x[k % 5] += w[k] * t; s += x[k % 5] * x[(k + 1) % 5]; }",
        // Nothing but the scalar, before what is of all.
        "for (int i = 0; i < x.Length; i++) s += Math.Exp(t * x[i]); double q = 1; for (int k = 0; k < w.Length; k++) q *= w[k]; s += q;",
    ];

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Are_the_products_along_unit_directions(string body)
    {
        (Assembly built, string text) = Build(body, "Derivatives.HessianVectorProduct | Derivatives.Hessian, Vectorize = false");
        Assert.Contains("direction++", text, StringComparison.Ordinal);
        foreach (int n in Parameters)
        {
            Inputs given = new(n);
            double[] hessian = new double[(n + 1) * (n + 1)], left = [.. given.X];
            double value = (double)Call(built, "Hessian", given.T, given.W, left, given.Labels, hessian);
            for (int row = 0; row <= n; row++)
            {
                double[] direction = new double[n], product = new double[n], x = [.. given.X];
                if (row > 0) direction[row - 1] = 1;
                object?[] arguments = [given.T, given.W, x, given.Labels, row == 0 ? 1.0 : 0.0, direction, 0.0, product];
                Assert.Equal(value, (double)Method(built, "Product").Invoke(null, arguments)!);
                Assert.Equal(x, left);
                double[] expected = [(double)arguments[6]!, .. product];
                for (int column = 0; column <= row; column++)
                {
                    Assert.Equal(expected[column], hessian[(row * (n + 1)) + column]);
                    Assert.Equal(expected[column], hessian[(column * (n + 1)) + row]);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Are_the_same_in_lanes(string body)
    {
        Assembly together = Build(body, "Derivatives.Hessian").Built, apart = Build(body, "Derivatives.Hessian, Vectorize = false").Built;
        foreach (int n in Parameters)
        {
            Inputs given = new(n);
            double[] expected = new double[(n + 1) * (n + 1)], actual = new double[expected.Length];
            Call(apart, "Hessian", given.T, given.W, given.X.ToArray(), given.Labels, expected);
            Call(together, "Hessian", given.T, given.W, given.X.ToArray(), given.Labels, actual);
            double scale = expected.Max(Math.Abs);
            for (int i = 0; i < expected.Length; i++) Assert.True(Math.Abs(expected[i] - actual[i]) <= 1e-12 * Math.Max(1, scale), $"{n} parameters: element {i} is {actual[i]:R}, one after the other {expected[i]:R}.");
        }
    }

    [Fact]
    public void Keep_in_one_piece_what_would_be_many()
    {
        string body = string.Concat(Enumerable.Range(0, 30).Select(i => $"double a{i} = 1; for (int k = 0; k < w.Length; k++) {{ a{i} *= w[k] + t; s += a{i} * x[{i % 5}]; }} ")) + "s *= a0 * a29;";
        string text = Build(body, "Derivatives.Hessian, Vectorize = false").Text;
        Assert.Contains("kept.Slice(", text, StringComparison.Ordinal);
        Are_the_products_along_unit_directions(body);
    }

    private sealed class Inputs
    {
        public Inputs(int parameters)
        {
            Random random = new(parameters);
            T = 0.3;
            W = [.. Enumerable.Range(0, parameters).Select(_ => (1.6 * random.NextDouble()) - 0.8)];
            X = [.. Enumerable.Range(0, 45).Select(_ => (2 * random.NextDouble()) - 1)];
            Labels = [.. X.Select(_ => random.Next(3))];
        }

        public double T { get; }

        public double[] W { get; }

        public double[] X { get; }

        public int[] Labels { get; }
    }

    private static (Assembly Built, string Text) Build(string body, string options)
    {
        bool hasProduct = options.Contains("Product", StringComparison.Ordinal);
        GeneratorRun run = GeneratorRun.Of($$"""
            using System;
            using AutoDiffGen;

            public static partial class Model
            {
                [Differentiable({{options}})]
                public static double Loss([Wrt] double t, [Wrt] double[] w, double[] x, int[] labels)
                {
                    double s = 0;
                    {{body}}
                    return s;
                }

                public static double Hessian(double t, double[] w, double[] x, int[] labels, double[] hessian) => LossHessian(t, w, x, labels, hessian);

                {{(hasProduct ? "public static double Product(double t, double[] w, double[] x, int[] labels, double tDirection, double[] wDirection, out double tProduct, double[] wProduct) => LossHessianVectorProduct(t, w, x, labels, tDirection, wDirection, out tProduct, wProduct);" : "")}}
            }
            """);
        return (run.Assembly, run.File());
    }

    private static MethodInfo Method(Assembly built, string name) => built.GetType("Model")!.GetMethod(name)!;

    private static object Call(Assembly built, string name, params object[] arguments) => Method(built, name).Invoke(null, arguments)!;
}
