using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Pipeline;

/// <summary>Whatever the source, no exception escapes the generator, and none is needed to say what is wrong.</summary>
public sealed class RobustnessTests
{
    [Theory]
    [InlineData("public static partial class C { static void M() { [Differentiable] static double F(double x) => x; F(1); } }")]
    [InlineData("public static partial class C { [Differentiable] public static extern double F(double x); }")]
    [InlineData("public abstract partial class C { [Differentiable] public abstract double F(double x); }")]
    [InlineData("public partial interface I { [Differentiable] double F(double x); }")]
    [InlineData("public partial class C { [Differentiable] public static C operator +(C a, C b) => a; }")]
    [InlineData("public partial class C { public double P { [Differentiable] get => 1; } }")]
    [InlineData("public partial class C { [Differentiable] public double F<T>(T x) => 1; }")]
    [InlineData("public partial class C { [Differentiable] public double F(double x) { while (true) { } } }")]
    [InlineData("public partial class C { [Differentiable] public double F(double x) => F(x - 1); }")]
    [InlineData("public partial class C { [Differentiable] public double F(double x) => G(x); double G(double x) => F(x); }")]
    [InlineData("public partial class C { [Differentiable] public double F(double x) => throw new System.Exception(); }")]
    [InlineData("public partial class C { [Differentiable] public double F(params double[] x) => x[0]; }")]
    [InlineData("public partial class C { [Differentiable] public double F(in double x, ref double y, out double z) { z = x; return y; } }")]
    [InlineData("public partial class C { [Differentiable] public unsafe double F(double* x) => *x; }")]
    [InlineData("public partial class C { [Differentiable] public async System.Threading.Tasks.Task<double> F(double x) => x; }")]
    [InlineData("public partial class C { [Differentiable] public System.Collections.Generic.IEnumerable<double> F(double x) { yield return x; } }")]
    [InlineData("public partial class C { [Differentiable] public dynamic F(dynamic x) => x; }")]
    [InlineData("public class C { [Differentiable] public double F(double x) => x; }")]
    [InlineData("public partial class C { [Differentiable] public partial double F(double x); }")]
    public void Odd_methods_are_refused_or_differentiated(string text) => NothingEscapes(text);

    /// <summary>C# takes them, so their gradient never returns either: it compiles, without a warning.</summary>
    [Theory]
    [InlineData("public partial class C { [Differentiable] public double F(double x) { while (true) { } } }")]
    [InlineData("public partial class C { [Differentiable] public double F(double x) { while (true) { x *= 2; } } }")]
    [InlineData("public partial class C { [Differentiable] public double F(double x) => throw new System.Exception(); }")]
    public void Losses_that_never_return_have_a_gradient(string text) => Assert.NotNull(GeneratorRun.Of("using AutoDiffGen;\n" + text).Assembly);

    [Theory]
    [InlineData("public partial class C { [Differentiable] public double F(double x) => ; }")]
    [InlineData("public partial class C { [Differentiable] public double F(double x) { return ")]
    [InlineData("public partial class C { [Differentiable] public double F(double x) { double y = z; return y * w(x); } }")]
    [InlineData("public partial class C { [Differentiable] public double F(Missing x, double y) => x.Z * y; }")]
    [InlineData("public partial class C { [Differentiable(1 +)] public double F(double x) => x; }")]
    [InlineData("public partial class C { [Differentiable((Derivatives)4096)] public double F(double x) => x; }")]
    [InlineData("public partial class C { [Differentiable] [Differentiable] public double F(double x) => x; }")]
    [InlineData("public partial class C { [Differentiable] private double _rate; public double F(double x) => x; }")]
    [InlineData("[Differentiable] public partial class C { public double F(double x) => x; }")]
    [InlineData("public partial class C { [Differentiable(SelfCheck = )] public double F(double x) => x; }")]
    [InlineData("public partial class C { [Differentiable(SelfCheck = 1)] public double F(double x) => x; }")]
    [InlineData("public partial class C { [Differentiable] public double (double x) => x; }")]
    [InlineData("public partial class C { [Differentiable] public double F(double x) { x = x +; for (;;) } }")]
    [InlineData("public partial class C { [Differentiable] public double F(double x) { int i = \"a\"; double[] a = new double[i]; return a[x]; } }")]
    public void Text_as_it_stands_while_one_types_is_no_reason_to_fail(string text) => NothingEscapes(text);

    /// <summary>One broken method takes nothing from the others.</summary>
    [Fact]
    public void The_other_methods_keep_their_derivatives()
    {
        GeneratorRun run = GeneratorRun.Of("""
            using AutoDiffGen;
            public static partial class C
            {
                [Differentiable] public static double Good(double x) => x * x;
                [Differentiable] public static string Bad(double x) => "";
            }
            """);
        Assert.Contains("GoodGradient", run.File(), StringComparison.Ordinal);
        Assert.Single(run.Diagnostics, d => d.Severity == DiagnosticSeverity.Error);
    }

    private static void NothingEscapes(string text)
    {
        GeneratorRun run = GeneratorRun.Of("using AutoDiffGen;\n" + text);

        IEnumerable<string> own = run.Diagnostics.Select(d => d.Descriptor.Title.ToString());
        Assert.DoesNotContain(own, title => title.Contains("internal", StringComparison.OrdinalIgnoreCase));

        // Either there is a derivative, or somebody says why not.
        IEnumerable<Diagnostic> errors = run.Diagnostics.Concat(run.Output.GetDiagnostics(TestContext.Current.CancellationToken)).Where(d => d.Severity == DiagnosticSeverity.Error);
        Assert.True(run.Files.Count > 0 || errors.Any(), $"No derivative and no error for: {text}");

        // What is generated never adds errors of its own.
        Assert.DoesNotContain(errors, d => d.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true);
    }
}
