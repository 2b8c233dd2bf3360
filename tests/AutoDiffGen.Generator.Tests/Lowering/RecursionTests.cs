using System;
using System.Linq;
using System.Reflection;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Lowering;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Lowering;

/// <summary>Methods that call themselves: what they become, what the corpus does not show, and what is refused.</summary>
public class RecursionTests
{
    [Theory]
    [InlineData("static double[] G(double[] a) => a.Length < 2 ? a : G(a[1..]);", "[|G(a)|][0]")]
    [InlineData("static ReadOnlySpan<double> G(ReadOnlySpan<double> a) => a.Length < 2 ? a : G(a[1..]);", "[|G(a)|][0]")]
    [InlineData("static ref double G(double[] a, int i) { return ref i == 0 ? ref a[0] : ref G(a, i - 1); }", "[|G(a, 3)|]")]
    [InlineData("static double G(ref double[] a, int n) { if (n == 0) return a[0]; [|a|] = [n, a[0]]; return G(ref a, n - 1); }", "G(ref a, 3)")]
    [InlineData("static double G(Func<double, double> f, int n, double x) => n == 0 ? f(x) : [|G(v => f(v) * x, n - 1, x)|];", "G(v => v, 3, a[0])")]
    [InlineData("struct S { double X; public S(double x, int n) { X = x; if (n > 0) X += [|new S(x, n - 1)|].X; } public double Of() => X; }", "new S(a[0], 3).Of()")]
    [InlineData("static double Total; static void G(Span<double> a) { if (a.Length == 0) return; a[0] *= 2; G(a[1..]); } static readonly double[] Table = [1, 2];", "Use(a)", "static double Use(double[] a) { [|G(Table)|]; return a[0]; }")]
    [InlineData("static double G(double[][] rows, int i) => i == rows.Length ? 1 : rows[i][0] * G(rows, i + 1);", "G(r, 0) + [|G(q, 0)|] * a[0]")]
    public void Is_refused_at_its_place(string members, string result, string more = "")
    {
        string marked = $$"""
            using System;
            using AutoDiffGen;
            static partial class C
            {
                {{members}} {{more}}
                [Differentiable] static double F(double[] a, double[][] r, [NoGradient] double[][] q) => {{result}};
            }
            """;
        int start = marked.IndexOf("[|", StringComparison.Ordinal), end = marked.IndexOf("|]", StringComparison.Ordinal) - 2;
        string source = marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
        LoweringResult lowered = Snippet.Of(source).Lower();
        DiagnosticInfo first = lowered.Diagnostics.First();
        Assert.Contains(first.Descriptor.Id, new[] { "ADG0019", "ADG0026" });
        Assert.Equal(source[start..end], source.Substring(first.Span.Start, first.Span.Length));
    }

    [Fact]
    public void A_function_is_what_calls_itself_and_no_more()
    {
        Method lowered = Oracle.Lower(Snippet.OfMembers("""
            static double Once(double x) => x * x;
            static double Deep(double x, int n) => n == 0 ? Once(x) : Once(Deep(x, n - 1));
            [Differentiable] public static double F(double x, int n) => Once(x) + Deep(x, n) + Deep(x, 2 * n);
            """));
        Function function = Assert.Single(lowered.Functions);
        Assert.Equal("Deep", function.Name);
        Assert.Equal(2, function.Body.Parameters.Count);
        Assert.Equal(2, OpShape.Deep(lowered.Body).OfType<Invoke>().Count());
        Assert.Single(OpShape.Deep(function.Body).OfType<Invoke>());
    }

    [Fact]
    public void Parameters_and_results_that_nobody_reads_are_left_out()
    {
        Method lowered = Oracle.Lower(Snippet.OfMembers("""
            static double Deep(double x, int n, ref double unread, double handedOn, out int last)
            {
                last = n;
                if (n == 0) return x;
                unread += x;
                return Deep(x, n - 1, ref unread, handedOn, out _);
            }
            [Differentiable] public static double F(double x, int n) { double u = 0; return Deep(x, n, ref u, x, out _); }
            """));
        Function function = Assert.Single(lowered.Functions);
        Assert.Equal(["x", "n", "unread"], function.Body.Parameters.Select(p => lowered.Names[p.Id]));
        Assert.Single(function.Body.Yields);
    }

    [Fact]
    public void What_is_written_often_is_called()
    {
        string calls = string.Join(" + ", Enumerable.Range(0, 200).Select(i => $"G(x, {i})"));
        Method lowered = Oracle.Lower(Snippet.OfMembers($$"""
            static double G(double x, int n) { double s = x; for (int i = 0; i < n % 7; i++) s = Math.Sin(s * i + x) + 0.5 * s * (x - i) + Math.Cos(s); return s * x; }
            static double Small(double x) => x * x;
            [Differentiable] public static double F(double x) => {{calls}} + {{calls.Replace("G(", "Small(", StringComparison.Ordinal).Replace(", ", " + ", StringComparison.Ordinal)}};
            """));
        Assert.Equal(["G"], lowered.Functions.Select(f => f.Name));
    }

    [Fact]
    public void What_is_written_often_and_cannot_be_called_is_written_in_place()
    {
        string calls = string.Join(" ", Enumerable.Range(0, 120).Select(i => $"G(a, {i})[0] = b[0];"));
        Method lowered = Oracle.Lower(Snippet.OfMembers($$"""
            static Span<double> G(Span<double> x, int n) { for (int i = 0; i < x.Length; i++) x[i] = Math.Sin(x[i] * i + n) + 0.5 * x[i] * (n - i) + Math.Cos(x[i]) + x[i] * x[i] * 0.1 - Math.Sin(n); return x; }
            [Differentiable] public static double F(double[] a, double[] b, int n) { {{calls}} return a[0] + b[0]; }
            """));
        Assert.Empty(lowered.Functions);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(new[] { 0.5, 2.0, 0.25 })]
    public void An_array_stays_the_object_that_the_caller_has(double[]? a)
    {
        Assembly assembly = GeneratorRun.Of("""
            using System;
            using AutoDiffGen;
            namespace N;
            public static partial class C
            {
                static double Product(double[]? a, int i) => a is null ? 3 : i == a.Length ? 1 : a[i] * Product(a, i + 1);
                [Differentiable] public static double F([Wrt] double x, double[] a) => x * Product(a, 0);
                static double Checked(double[] a, int i) { ArgumentNullException.ThrowIfNull(a); return i == a.Length ? 1 : a[i] * Checked(a, i + 1); }
                [Differentiable] public static double G([Wrt] double x, double[] a) => x * Checked(a, 0);
            }
            """).Assembly;
        Type type = assembly.GetType("N.C")!;
        object[] arguments = [2.0, a!, 0.0];
        Assert.Equal(a is null ? 6.0 : 0.5, type.GetMethod("FGradient")!.Invoke(null, arguments));
        Assert.Equal(a is null ? 3.0 : 0.25, arguments[2]);
        if (a is not null) Assert.Equal(0.5, type.GetMethod("GGradient")!.Invoke(null, arguments));
        else Assert.IsType<ArgumentNullException>(Assert.Throws<TargetInvocationException>(() => type.GetMethod("GGradient")!.Invoke(null, arguments)).InnerException);
    }
}
