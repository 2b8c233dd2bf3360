using System.Linq;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Lowering;

/// <summary>A member declared by the site stands beside the method: the compiler accepts it there.</summary>
public class SiteTests
{
    [Theory]
    [InlineData("namespace A.B { public static partial class C { [Differentiable] public static double F(double x) => x; } }", "A.B: static partial class C | public static")]
    [InlineData("namespace @in.@new; sealed partial class @class { [Differentiable] internal double F(double x) => x; }", "@in.@new: partial class @class | internal")]
    [InlineData("abstract partial class C { [Differentiable] protected virtual double F(double x) => x; }", ": partial class C | protected")]
    [InlineData("readonly ref partial struct S { [Differentiable] private double F(double x) => x; }", ": readonly ref partial struct S | private")]
    [InlineData("partial record R(double A) { [Differentiable] double F(double x) => x * A; }", ": partial record R | private")]
    [InlineData("readonly partial record struct R(double A) { [Differentiable] public double F(double x) => x * A; }", ": readonly partial record struct R | public")]
    [InlineData("partial interface I<in T, out U, V> where V : struct { [Differentiable] static double F(double x) => x; }", ": partial interface I<in T, out U, V> | public static")]
    [InlineData("partial class Outer<T> where T : new() { internal partial class Inner<@int> { [Differentiable] protected internal static double F(double x) => x; } }", ": partial class Outer<T> partial class Inner<@int> | protected internal static")]
    [InlineData("public partial class C { [Differentiable] private protected static partial double F(double x); private protected static partial double F(double x) => x; }", ": partial class C | private protected static")]
    public void The_declaration_is_repeated_as_it_must_be(string source, string expected)
    {
        Snippet snippet = Snippet.Of("using AutoDiffGen;\n" + source);
        Site site = Oracle.Lower(snippet).Site;
        string types = string.Join(" ", site.Types);
        Assert.Equal(expected, $"{site.Namespace}: {types} | {site.Accessibility}{(site.IsStatic ? " static" : "")}");

        string open = string.Concat(site.Types.Select(t => t + " { ")), close = string.Concat(site.Types.Select(_ => " }"));
        string declared = $"{open}{site.Accessibility}{(site.IsStatic ? " static" : "")} double FGradient(double x) => x;{close}";
        if (site.Namespace.Length > 0) declared = $"namespace {site.Namespace} {{ {declared} }}";
        CSharpCompilation with = snippet.Compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(declared, new CSharpParseOptions(LanguageVersion.Preview), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Empty(with.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error));
    }

    [Theory]
    [InlineData(false, "namespace N { static partial class C { [Differentiable] public static double F(double x) => System.Math.Sin(x); } }")]
    [InlineData(false, "namespace N { static partial class C { [Differentiable] public static double F(double x) { int local = 1; return x + local; } static double Sin(double x) => x; } }")]
    [InlineData(true, "namespace N { static partial class C { [Differentiable] public static double F(double x) => x; } static class Math { } }")]
    [InlineData(true, "namespace N { namespace MathF { class D; } static partial class C { [Differentiable] public static double F(double x) => x; } }")]
    [InlineData(true, "namespace N { static partial class C { [Differentiable] public static double F(double x) => x; static double Math(double x) => x; } }")]
    [InlineData(true, "namespace N { partial class B { protected class Span { } } partial class C : B { [Differentiable] public static double F(double x) => x; } }")]
    [InlineData(true, "namespace N { static partial class C { [Differentiable] public static double F(double Math) => Math; } }")]
    [InlineData(true, "namespace N { static partial class C { [Differentiable] public static double F(double x) { double Require = x; Require += 1; return Require; } } }")]
    [InlineData(true, "class ArrayPool { } namespace N { static partial class C { [Differentiable] public static double F(double x) => x; } }")]
    [InlineData(true, "namespace N { static partial class C { [Differentiable] public static double F(double x) => x; } } namespace System { class Global { } } static class Require { }")]
    public void Hidden_names_are_noticed(bool hidden, string source) =>
        Assert.Equal(hidden, Oracle.Lower(Snippet.Of("using System; using AutoDiffGen;\n" + source)).Site.QualifyNames);

    [Fact]
    public void Parameters_are_what_the_attributes_say()
    {
        Method method = Oracle.Lower(Snippet.OfMembers("""
            [Differentiable] static double F(ReadOnlySpan<double> a, [NoGradient] double b, float[] c, int d, Span<float> e, bool @in, in double f, Span<int> g) => b;
            """));
        Assert.Equal(
            "a:ReadOnlySpan:Wrt b:Scalar:Data c:Array:Wrt d:Scalar:Data e:Span:Wrt in:Scalar:Data f:Scalar:Wrt g:Span:Data",
            string.Join(" ", method.Parameters.Select(p => $"{p.Name}:{p.Form}:{p.Role}")));

        Method marked = Oracle.Lower(Snippet.OfMembers("[Differentiable] static double F(double a, [Wrt] double b, ReadOnlySpan<double> c) => a;"));
        Assert.Equal([ParameterRole.Data, ParameterRole.Wrt, ParameterRole.Data], marked.Parameters.Select(p => p.Role));
    }
}
