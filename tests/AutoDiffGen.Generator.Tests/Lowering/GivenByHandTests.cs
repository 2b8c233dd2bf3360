using System;
using System.Linq;
using System.Reflection;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Lowering;

/// <summary>Derivatives that are given by hand: that they are used, from wherever they stand, and refused where they do not fit.</summary>
public sealed class GivenByHandTests
{
    private const string Usings = "using System; using AutoDiffGen;\n";

    // Functions whose derivatives are given wrong, so that it shows that they are used.
    private const string Library = Usings + """
        namespace Lib;

        public static class Functions
        {
            public static double Sum(ReadOnlySpan<double> x)
            {
                double s = 0;
                foreach (double v in x) s += v;
                return s;
            }

            [DerivativeOf(nameof(Sum))]
            public static void SumPullback(ReadOnlySpan<double> x, double resultAdjoint, Span<double> xAdjoint)
            {
                for (int i = 0; i < x.Length; i++) xAdjoint[i] += 10 * resultAdjoint * x[i];
            }

            public static double Square(double x) => x * x;

            public static double Product(double x, double y) => x * y;

            public static void Twice(ReadOnlySpan<double> x, Span<double> y)
            {
                for (int i = 0; i < x.Length; i++) y[i] = 2 * x[i];
            }

            public static double Lonely(ReadOnlySpan<double> x) => x[0];
        }

        public static class Derivatives
        {
            [DerivativeOf(typeof(Functions), nameof(Functions.Square))]
            public static double SquareDerivative(double x) => 5 * x;

            [DerivativeOf(typeof(Functions), nameof(Functions.Product))]
            public static (double, double) ProductDerivative(double x, double y) => (7 * y, 7 * x);

            [DerivativeOf(typeof(Functions), nameof(Functions.Twice))]
            public static void TwicePullback(ReadOnlySpan<double> x, Span<double> y, ReadOnlySpan<double> yAdjoint, Span<double> xAdjoint)
            {
                for (int i = 0; i < x.Length; i++) xAdjoint[i] += 3 * yAdjoint[i];
            }
        }
        """;

    private const string Loss = """
        public static partial class C
        {
            [Differentiable(KINDS)]
            public static double Loss([Wrt] ReadOnlySpan<double> x)
            {
                Span<double> y = new double[x.Length];
                Lib.Functions.Twice(x, y);
                return Lib.Functions.Sum(y) + Lib.Functions.Square(x[0]) + Lib.Functions.Product(x[0], x[1]);
            }
        }
        """;

    // d/dx: 10 y · 3 from Twice and Sum, then 5 x0 + 7 x1 and 7 x0.
    private static readonly double[] Point = [0.5, 2];
    private static readonly double[] Gradient = [(10 * 1 * 3) + (5 * 0.5) + (7 * 2), (10 * 4 * 3) + (7 * 0.5)];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Is_what_is_used(bool isElsewhere)
    {
        Assembly assembly = isElsewhere ? Elsewhere(Loss.Replace("KINDS", "Derivatives.Gradient | Derivatives.Pushforward"), out CSharpCompilation library).With(library)
            : GeneratorRun.Of(Library, Usings + Loss.Replace("KINDS", "Derivatives.Gradient | Derivatives.Pushforward")).Assembly;
        double[] gradient = new double[2], tangent = new double[1];
        double value = Method(assembly, "LossGradient")(null, [Point, gradient]);
        Assert.Equal(5 + 0.25 + 1, value);
        Assert.Equal(Gradient, gradient);
        Method(assembly, "LossPushforward")(null, [Point, new double[] { 1, 10 }, tangent]);
        Assert.Equal(Gradient[0] + (10 * Gradient[1]), tangent[0], 1e-12);
    }

    [Fact]
    public void Second_derivatives_differentiate_what_was_given()
    {
        Assembly assembly = GeneratorRun.Of(Library, Usings + Loss.Replace("KINDS", "Derivatives.Hessian | Derivatives.HessianVectorProduct")).Assembly;
        double[] hessian = new double[4], product = new double[2];
        Method(assembly, "LossHessianVectorProduct")(null, [Point, new double[] { 1, 0 }, product]);
        // The tangent of y, which its pullback gives as 3, through the pullbacks of Sum and Twice; then those of the partials.
        Assert.Equal([(10 * 3 * 3) + 5, 7], product);
        Method(assembly, "LossHessianVectorProduct")(null, [Point, new double[] { 0, 1 }, product]);
        Assert.Equal([7, 10 * 3 * 3], product);
        Method(assembly, "LossHessian")(null, [Point, hessian]);
        Assert.Equal([95, 7, 7, 90], hessian);
    }

    [Theory]
    [InlineData("Sum(x)", "SumPullback")]
    [InlineData("Square(x[0])", "Functions.Square")]
    [InlineData("Product(x[0], x[1])", "Functions.Product")]
    public void Second_derivatives_of_what_has_no_source_are_refused(string call, string named)
    {
        _ = named;
        string loss = $$"""public static partial class C { [Differentiable(Derivatives.HessianVectorProduct)] public static double Loss([Wrt] ReadOnlySpan<double> x) => Lib.Functions.{{call}}; }""";
        Diagnostic found = Assert.Single(Elsewhere(loss, out _).Diagnostics);
        Assert.Equal("ADG0015", found.Id);
        Assert.Contains("use Derivatives.Gradient", found.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Is_not_there_for_what_has_none()
    {
        const string Loss = "public static partial class C { [Differentiable] public static double Loss([Wrt] ReadOnlySpan<double> x) => Lib.Functions.Lonely(x); }";
        Assert.Equal("ADG0017", Assert.Single(Elsewhere(Loss, out _).Diagnostics).Id);
    }

    [Fact]
    public void Of_another_assembly_that_is_hidden_is_not_there()
    {
        string hidden = Library.Replace("public static void SumPullback", "internal static void SumPullback");
        const string Loss = "public static partial class C { [Differentiable] public static double Loss([Wrt] ReadOnlySpan<double> x) => Lib.Functions.Sum(x); }";
        Assert.Equal("ADG0017", Assert.Single(Elsewhere(Loss, out _, hidden).Diagnostics).Id);
    }

    /// <summary>An adjoint of 0 adds 0, though the pullback would divide by it.</summary>
    [Fact]
    public void Of_an_adjoint_of_zero_adds_nothing()
    {
        Assembly assembly = GeneratorRun.Of(Usings + """
            public static partial class C
            {
                private static double Norm(ReadOnlySpan<double> x) { double s = 0; foreach (double v in x) s += v * v; return Math.Sqrt(s); }

                [DerivativeOf(nameof(Norm))]
                private static void NormPullback(ReadOnlySpan<double> x, double d, Span<double> dX)
                {
                    for (int i = 0; i < x.Length; i++) dX[i] += d * x[i] / Norm(x);
                }

                [Differentiable(Derivatives.Gradient | Derivatives.Pullback)]
                public static double Loss([Wrt] ReadOnlySpan<double> x)
                {
                    double n = Norm(x);
                    double s = 0;
                    for (int i = 0; i < 2; i++) s += i * Norm(x.Slice(i, 1)) * n;
                    return n * n + s + x[1];
                }
            }
            """).Assembly;
        double[] gradient = new double[2];
        Method(assembly, "LossGradient")(null, [new double[2], gradient]);
        Assert.Equal([0, 1], gradient);
        Method(assembly, "LossPullback")(null, [new double[2], 2.0, gradient]);
        Assert.Equal([0, 3], gradient);
    }

    [Theory]
    [InlineData("Two(x, y, y);", false)]
    [InlineData("Two(x, y.Slice(0, 2), y.Slice(1, 2));", false)]
    [InlineData("Two(x, y.Slice(k, 2), y.Slice(0, 2));", false)]
    [InlineData("Two(x, y.Slice(0, 2), y.Slice(2, 2));", true)]
    [InlineData("Two(x, y.Slice(0, k), y.Slice(k));", true)]
    [InlineData("Span<double> z = stackalloc double[4]; Two(x, y, z);", true)]
    public void Two_outputs_are_never_one_memory(string call, bool isApart)
    {
        GeneratorRun run = GeneratorRun.Of($$"""
            {{Usings}}
            public static partial class C
            {
                private static void Two(ReadOnlySpan<double> x, Span<double> a, Span<double> b) { for (int i = 0; i < a.Length; i++) a[i] = x[i]; for (int i = 0; i < b.Length; i++) b[i] = 2 * x[i]; }
                [DerivativeOf(nameof(Two))] private static void TwoPullback(ReadOnlySpan<double> x, Span<double> a, Span<double> b, ReadOnlySpan<double> aAdjoint, ReadOnlySpan<double> bAdjoint, Span<double> xAdjoint)
                {
                    for (int i = 0; i < aAdjoint.Length; i++) xAdjoint[i] += aAdjoint[i];
                    for (int i = 0; i < bAdjoint.Length; i++) xAdjoint[i] += 2 * bAdjoint[i];
                }
                [Differentiable] public static double Loss([Wrt] ReadOnlySpan<double> x, int k) { Span<double> y = stackalloc double[4]; {{call}} return y[0] * y[3]; }
            }
            """);
        Assert.Equal(isApart ? [] : ["ADG0015"], run.Diagnostics.Select(d => d.Id));
    }

    [Theory]
    [InlineData("[DerivativeOf(nameof(F))] static double D(double a) => 2 * a; [DerivativeOf(nameof(F))] static double E(double a) => 5;", "ADG0015", "keep one")]
    [InlineData("[DerivativeOf(nameof(F))] static float D(double a) => (float)(2 * a);", "ADG0056", "static double D(double a)")]
    public void One_is_given_that_is_exact(string derivatives, string id, string says)
    {
        GeneratorRun run = GeneratorRun.Of($$"""
            {{Usings}}
            public static partial class C
            {
                static double F(double a) => a * a;
                {{derivatives}}
                [Differentiable] public static double Loss(double a) => F(a) * a;
            }
            """);
        Diagnostic found = Assert.Single(run.Diagnostics);
        Assert.Equal(id, found.Id);
        Assert.Contains(says, found.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Prints_as_a_call()
    {
        string file = GeneratorRun.Of(Usings + """
            public static partial class C
            {
                private static double Norm(ReadOnlySpan<double> x) => Math.Sqrt(x[0]);
                [DerivativeOf(nameof(Norm))] private static void NormPullback(ReadOnlySpan<double> x, double d, Span<double> dX) => dX[0] += d / 2 / Norm(x);
                [Differentiable] public static double Loss([Wrt] ReadOnlySpan<double> x) { double norm = Norm(x); return norm + Math.Sin(norm); }
            }
            """).File();
        Assert.Contains("double norm = Norm(x);", file);
        Assert.Contains("NormPullback(x, dNorm, xGradient);", file);
    }

    /// <summary>What stands elsewhere, or under other names, is taken to look at all that it is handed.</summary>
    [Theory]
    [InlineData("private static extern void D(double[] x, double d, Span<double> dX);", "D(x, 1.0, xGradient)")]
    [InlineData("private static partial void D(double[] x, double d, Span<double> dX); private static partial void D(double[] v, double w, Span<double> dV) => dV[0] += w * v[0];", "D(x, 1.0, xGradient)")]
    public void A_pullback_is_handed_what_it_may_look_at(string derivative, string call)
    {
        string file = GeneratorRun.Of($$"""
            {{Usings}}
            public static partial class C
            {
                private static double F(double[] x) => x[0] * x[0] / 2;
                [DerivativeOf(nameof(F))] {{derivative}}
                [Differentiable] public static double Loss(double[] x) => F(x);
            }
            """).File();
        Assert.Contains(call, file);

        // Scratch of an iteration is gone when the pullback runs, so that what it may look at is kept.
        file = GeneratorRun.Of($$"""
            {{Usings}}
            public static partial class C
            {
                private static double F(ReadOnlySpan<double> x) => x[0] * x[0] / 2;
                [DerivativeOf(nameof(F))] {{derivative.Replace("double[]", "ReadOnlySpan<double>")}}
                [Differentiable] public static double Loss(double s)
                {
                    for (int i = 0; i < 3; i++) { Span<double> y = [s, i]; s *= F(y); }
                    return s;
                }
            }
            """).File();
        Assert.DoesNotContain("default", file);
        Assert.Contains("D(yKept", file);
    }

    [Theory]
    [InlineData("double F(ReadOnlySpan<double> x) => 1;", "void [|D|](ReadOnlySpan<double> x, Span<double> dX) { }", "declare it as 'static void D(ReadOnlySpan<double> x, double resultAdjoint, Span<double> xAdjoint)'")]
    [InlineData("double F(ReadOnlySpan<double> x) => 1;", "double[] [|D|](ReadOnlySpan<double> x, double d, Span<double> dX) => [];", "declare it as 'static void D(ReadOnlySpan<double> x, double resultAdjoint, Span<double> xAdjoint)'")]
    [InlineData("double F(ReadOnlySpan<double> x) => 1;", "void [|D|](ReadOnlySpan<double> x, float d, Span<double> dX) { }", "double resultAdjoint")]
    [InlineData("double F(ReadOnlySpan<double> x) => 1;", "void [|D|](Span<double> x, double d, Span<double> dX) { }", "ReadOnlySpan<double> x")]
    [InlineData("float F(float[] x, int n, float a) => 1;", "void [|D|](float[] x, int n, float d, Span<float> dX) { }", "declare it as 'static void D(float[] x, int n, float a, float resultAdjoint, Span<float> xAdjoint, ref float aAdjoint)'")]
    [InlineData("float F(float[] x, [NoGradient] float a) => 1;", "void [|D|](float[] x, float a, float d, Span<float> dX, ref float dA) { }", "declare it as 'static void D(float[] x, float a, float resultAdjoint, Span<float> xAdjoint)'")]
    [InlineData("float F([Wrt] float[] x, float a) => 1;", "void [|D|](float[] x, float a, float d, Span<float> dX, ref float dA) { }", "declare it as 'static void D(float[] x, float a, float resultAdjoint, Span<float> xAdjoint)'")]
    [InlineData("void F(ReadOnlySpan<double> x, Span<double> y) { }", "void [|D|](ReadOnlySpan<double> x, Span<double> y, Span<double> dX, ReadOnlySpan<double> dY) { }", "ReadOnlySpan<double> yAdjoint, Span<double> xAdjoint)'")]
    [InlineData("void F(double x, out double y) => y = x;", "void [|D|](double x, double y, ref double dX) { }", "declare it as 'static void D(double x, out double y, double yAdjoint, ref double xAdjoint)'")]
    [InlineData("void F(ReadOnlySpan<double> x) { }", "void [|D|](ReadOnlySpan<double> x, Span<double> dX) { }", "'F' has to return double or float, or to write to a span")]
    [InlineData("int F(double x) => 1;", "double [|D|](double x) => 1;", "'F' has to return double, float or nothing")]
    [InlineData("double F(int x) => 1;", "double [|D|](int x) => 1;", "'F' takes no double or float, nor spans or arrays of them")]
    [InlineData("double F(double[,] x) => 1;", "void [|D|](double[,] x, double d, Span<double> dX) { }", "'x' of 'F' has to be a number, or a span or array of numbers")]
    [InlineData("double F(ref double x) => 1;", "void [|D|](ref double x, double d, ref double dX) { }", "'x' of 'F' has to be a number")]
    [InlineData("double F<T>(double x) => 1;", "double [|D|]<T>(double x) => 1;", "'F' has to be static and not generic")]
    [InlineData("double F(double x, double y) => 1;", "double [|D|](double x, double y) => 1;", "declare it as 'static (double, double) D(double x, double y)'")]
    [InlineData("double F(double x) => 1;", "(double, double) [|D|](double x) => (1, 1);", "declare it as 'static double D(double x)'")]
    [InlineData("double F(Span<double> x) => x[0] = 1;", "void D(Span<double> [|x|], double d, Span<double> dX) { }", "let it only read that, or return nothing")]
    [InlineData("void F(double[] x, double[] y) { x[0]++; y[0] = x[0]; }", "void D(double[] [|x|], double[] y, ReadOnlySpan<double> dY, Span<double> dX) { }", "'ReadOnlySpan<T> xAdjoint'")]
    [InlineData("double F(double[] x) => x[0];", "void D(double[] [|x|], double d, Span<double> dX) { x[0] = d; dX[0] += d; }", "write to memory of its own")]
    [InlineData("double G(double x) => 1;", "double [|D|](double x) => 1;", "name a method of 'C'")]
    public void That_does_not_fit_is_refused_where_it_stands_though_nobody_uses_it(string function, string derivative, string expected)
    {
        string marked = $"{Usings}public static class C {{ static {function}\n [DerivativeOf(\"F\")] static {derivative} }}";
        string source = marked.Replace("[|", "").Replace("|]", "");
        Diagnostic found = Assert.Single(GeneratorRun.Of(source).Diagnostics);
        Assert.Equal("ADG0056", found.Id);
        Assert.Equal(marked.IndexOf("[|", StringComparison.Ordinal), found.Location.SourceSpan.Start);
        Assert.Contains(expected, found.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>The examples of the page are what it says.</summary>
    [Fact]
    public void The_examples_of_the_page_have_derivatives()
    {
        string[] blocks = [.. Page.Split("```csharp\n").Skip(1).Select(b => b.Split("```")[0])];
        Assert.Equal(2, blocks.Length);
        Assembly assembly = GeneratorRun.Of([.. blocks.Select(b => Usings + b)]).Assembly;
        double[] w = [0.5, -1, 2, 0.25], gradient = new double[4];
        double norm = Invoker.For(assembly.GetType("Network")!.GetMethod("LossGradient")!)(null, [w, new double[] { 3, 4 }, gradient]);
        // y = (-2.5, 7)
        Assert.Equal(Math.Sqrt(6.25 + 49), norm, 1e-12);
        double[] expected = [-2.5 * 3 / norm, -2.5 * 4 / norm, 7 * 3 / norm, 7 * 4 / norm];
        for (int i = 0; i < 4; i++) Assert.Equal(expected[i], gradient[i], 1e-12);
    }

    private static string Page => System.IO.File.ReadAllText(System.IO.Path.Combine(Repository.Root, "docs", "derivatives-by-hand.md"));

    [Fact]
    public void That_does_not_fit_is_reported_once()
    {
        GeneratorRun run = GeneratorRun.Of(Usings + """
            public static partial class C
            {
                static double F(double[] x) => x[0];
                [DerivativeOf(nameof(F))] static void D(double[] x) { }
                [Differentiable] static double Loss(double[] x) => F(x);
            }
            """);
        Assert.Equal("ADG0056", Assert.Single(run.Diagnostics).Id);
        Assert.Empty(run.Files);
    }

    [Theory]
    [InlineData("double F(ReadOnlySpan<double> x) => 1;", "void D(ReadOnlySpan<double> x, double resultAdjoint, Span<double> xAdjoint) { }")]
    [InlineData("double F(Span<double> x, double[] y) => 1;", "double D(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double resultAdjoint, Span<double> yAdjoint, Span<double> xAdjoint) => 1;")]
    [InlineData("void F(double[] x, double[] y) { }", "void D(double[] x, ReadOnlySpan<double> y, ReadOnlySpan<double> xAdjoint, Span<double> yAdjoint) { }")]
    [InlineData("void F(double[] x, double[] y) { }", "void D(double[] x, double[] y, ReadOnlySpan<double> dY, Span<double> dX) { }")]
    [InlineData("void F(string s, in double x, out double y) => y = x;", "void D(string s, double x, out double y, double yAdjoint, ref double xAdjoint) => y = 0;")]
    [InlineData("double F(double x, int n, bool b, float z) => 1;", "(double, float) D(double x, int n, bool b, float z) => (1, 1);")]
    [InlineData("double F(double x, int n) => 1;", "void D(double x, int n, double d, ref double dX) => dX += d;")]
    public void That_fits_is_not_refused(string function, string derivative) =>
        Assert.Empty(GeneratorRun.Of($"{Usings}public static class C {{ static {function}\n [DerivativeOf(\"F\")] static {derivative} }}").Diagnostics);

    [Theory]
    [InlineData("""
        static double F(double[] x) => x[0];
        [DerivativeOf(nameof(F))] static void D(double[] [|x|], double d, Span<double> dX) => dX[0] += d * x[1];
        [Differentiable] static double Loss(double[] x) { double s = F(x); x[0] = 2; return s * F(x); }
        """)]
    [InlineData("""
        static double F(double[] x) => x[0];
        [DerivativeOf(nameof(F))] static void D(double[] x, double d, Span<double> dX) => dX[0] += d;
        [Differentiable] static double Loss(double x) { double[] y = [x, x]; return F([|y|]); }
        """)]
    [InlineData("""
        static double[] state = new double[2];
        static void F(double[] x, double[] y) => y[0] = x[0];
        [DerivativeOf(nameof(F))] static void D(double[] x, ReadOnlySpan<double> y, ReadOnlySpan<double> dY, Span<double> dX) => dX[0] += dY[0];
        [Differentiable] static double Loss(double[] x) { [|F(x, state)|]; return x[0]; }
        """)]
    [InlineData("""
        static double F(double[] x, string s) => x[0];
        [DerivativeOf(nameof(F))] static void D(double[] x, string s, double d, Span<double> dX) => dX[0] += d * s.Length;
        [Differentiable] static double Loss(double[] x, int n) { double t = 1; for (int i = 0; i < n; i++) t *= F(x, [|n.ToString()|]) * t; return t; }
        """)]
    public void A_use_that_cannot_be_right_is_refused(string marked)
    {
        string source = Usings + "public static partial class C {\n" + marked + "\n}";
        int start = source.IndexOf("[|", StringComparison.Ordinal);
        GeneratorRun run = GeneratorRun.Of(source.Replace("[|", "").Replace("|]", ""));
        Diagnostic found = Assert.Single(run.Diagnostics);
        Assert.NotEqual("ADG0029", found.Id);
        Assert.Equal(start, found.Location.SourceSpan.Start);
    }

    private static GeneratorRun Elsewhere(string loss, out CSharpCompilation library, string text = Library)
    {
        library = Sources.Compile(text).WithAssemblyName("Lib");
        MetadataReference reference = MetadataReference.CreateFromStream(GeneratorRun.Image(library));
        return GeneratorRun.Of(Sources.Compile(Usings + loss).AddReferences(reference));
    }

    private static Invocation Method(Assembly assembly, string name) => Invoker.For(assembly.GetType("C")!.GetMethod(name)!);
}
