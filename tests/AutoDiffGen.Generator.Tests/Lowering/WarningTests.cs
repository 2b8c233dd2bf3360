using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Lowering;
using AutoDiffGen.Generator.Passes;
using AutoDiffGen.Generator.Tests.Interpretation;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Lowering;

/// <summary>Where a value loses its derivative a warning says so, and the derivative is generated all the same.</summary>
public class WarningTests
{
    [Theory]
    [InlineData("int i = [|(int)(x * n)|]; return x * i;")]
    [InlineData("return x * (long)n + [|(long)x|];")]
    [InlineData("return x - [|Math.Floor(x)|];")]
    [InlineData("double f = [|Math.Floor(x)|]; return Derivative.Stop(f) + x * f;")]
    [InlineData("return x * [|Math.Sign(x)|];")]
    [InlineData("return x * [|Math.Round(x * 2, 1)|];")]
    [InlineData("return x * [|MathF.Truncate((float)x)|];")]
    [InlineData("double y = x; for (int i = 0; i < n; i++) y = y * x + [|Math.Ceiling(y)|]; return y;")]
    [InlineData("if ([|(int)x|] > n) return x; return x * x;")]
    [InlineData("return s[[|(int)x|]] * x;")]
    [InlineData("return x + Rounded(x);")]
    public void On_active_values(string body) => Check("ADG0030", body);

    [Theory]
    [InlineData("int i = (int)Derivative.Stop(x * n); return x * i;")]
    [InlineData("return x - Math.Floor(Derivative.Stop(x));")]
    [InlineData("return x - Derivative.Stop(2 * Math.Floor(x));")]
    [InlineData("int i = (int)Derivative.Stop(Math.Floor(x)); return x * i;")]
    [InlineData("return x * (int)s[0] + Math.Floor(s[1]);")]
    [InlineData("double unused = Math.Floor(x); return x;")]
    [InlineData("return x > n ? x : -x;")]
    [InlineData("return double.IsNaN(x) ? 0 : x;")]
    [InlineData("return x + (int)(double)n;")]
    [InlineData("return (float)x;")]
    public void Not_elsewhere(string body) => Check("", body);

    [Theory]
    [InlineData("static double F(double x, double [|unused|]) => x;")]
    [InlineData("static double F(double x, double [|limit|]) => x > limit ? x : 2 * x;")]
    [InlineData("static double F(double x, [Wrt] ReadOnlySpan<double> [|s|]) { foreach (double v in s) if (v > x) return s.Length; return 1; }")]
    [InlineData("static double F([Wrt] double x, [Wrt] double [|y|]) => x * Derivative.Stop(y);")]
    public void On_parameters_whose_derivative_is_zero(string method) => Check("ADG0031", method, isMethod: true);

    [Fact]
    public void Stop_ends_the_derivative_and_nothing_else()
    {
        Method primal = Oracle.Lower(Snippet.OfMembers("""
            [Differentiable] static double F(double x)
            {
                double y = x * Derivative.Stop(x) + Derivative.Stop(x * x);
                for (int i = 0; i < 3; i++) y = y * Derivative.Stop(y) + x;
                return y;
            }
            """));
        Method gradient = DerivativePipeline.Gradient(primal, PassSet.All);
        InterpretedResult result = IrInterpreter.Run(gradient, new Dictionary<string, object> { ["x"] = 0.75 });

        double y = 2 * 0.75 * 0.75, slope = 0.75;
        for (int i = 0; i < 3; i++) (y, slope) = ((y * y) + 0.75, (slope * y) + 1);
        Assert.Equal(y, (double)result.Returned!, 14);
        Assert.Equal(slope, (double)result.Outs["xGradient"], 12);
        Assert.DoesNotContain(OpShape.Deep(gradient.Body), op => op is Unary { Kind: UnaryKind.Stop });
    }

    private static void Check(string id, string code, bool isMethod = false)
    {
        string method = isMethod ? code : $"static double F(double x, int n, [NoGradient] ReadOnlySpan<double> s) {{ {code} }}";
        string marked = $$"""
            using System; using AutoDiffGen;
            static partial class C
            {
                [Differentiable] {{method}}
                static double Rounded(double v) => {{(code.Contains("Rounded(x)", System.StringComparison.Ordinal) ? "[|Math.Round(v)|]" : "0")}};
            }
            """;
        int start = marked.IndexOf("[|", System.StringComparison.Ordinal);
        string source = marked.Replace("[|", "", System.StringComparison.Ordinal);
        int end = source.IndexOf("|]", System.StringComparison.Ordinal);
        source = source.Replace("|]", "", System.StringComparison.Ordinal);

        LoweringResult result = Snippet.Of(source).Lower();
        Assert.NotNull(result.Request);
        string[] expected = id.Length == 0 ? [] : [$"{id} at '{source[start..end]}'"];
        Assert.Equal(expected, result.Diagnostics.Select(d => $"{d.Descriptor.Id} at '{source.Substring(d.Span.Start, d.Span.Length)}'"));
        Assert.All(result.Diagnostics, d => Assert.Equal(DiagnosticSeverity.Warning, d.ToDiagnostic().Severity));
    }
}
