using System;
using System.Linq;
using System.Reflection;
using AutoDiffGen.Generator.Lowering;
using AutoDiffGen.Generator.Passes;
using AutoDiffGen.Generator.Tests.Corpus;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Passes;

/// <summary>What multiplies adjoints plainly first gives what guards give, wherever infinities, zeros and NaN stand.</summary>
public sealed class PlainAdjointTests
{
    private static readonly double[] Special = [0, -0.0, 1, -2, 0.3, double.PositiveInfinity, double.NegativeInfinity, double.NaN, 1e200, -1e-200];

    public static TheoryData<string> Twice { get; } =
    [
        // Quotients whose divisor may be 0.
        "double p = x[0] / x[3], q = x[1] / x[3], r = p * p + q * q; return x[2] * (p * (1 + x[4] * r + x[2] * r * r) + q * Math.Exp(-r) / x[1]) / x[0];",
        // What a branch leaves out.
        "double a = x[0] / x[1], b = x[2] > 0.5 ? a / x[3] : x[4], c = x[1] > 0 ? b * b / a : 0; return x[3] > 0 ? a * b * c / x[0] : c / (x[4] * a) + b / x[2];",
        // Functions that are flat at infinity, and one that is steep at 0.
        "double a = Math.Tanh(x[0] / x[1]), b = Math.Exp(-Math.Abs(x[2] / x[3])), c = Math.Sqrt(a / b) / x[4]; return 1 / (1 + Math.Exp(-x[0] / x[4])) * a / x[2] + b * c / x[3] + a * c / x[1];",
        // Loops, with memory of their own.
        "double[] t = new double[5]; for (int i = 0; i < 5; i++) t[i] = x[i] / x[4 - i]; double s = 0; for (int i = 1; i < 5; i++) { double u = t[i] / t[i - 1]; s += u * t[i] / x[i] + (u > 2 ? u / x[0] : u * u / x[1]) * t[0] / x[2]; } return s;",
        // A recurrence.
        "double h = x[0]; for (int i = 0; i < 4; i++) { double u = h / x[i + 1]; double v = u / (h + x[0]); h = u * h / (x[2] + u) + v * v / u + x[i] / h; } return h * h / x[3];",
    ];

    [Theory]
    [MemberData(nameof(Twice))]
    public void Gives_what_guards_give(string body)
    {
        (Invocation plain, string text) = Build(body, PassSet.All);
        (Invocation guarded, string before) = Build(body, PassSet.Without("plain-adjoints"));
        Assert.Contains("Derivatives<PlainAdjoint>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("PlainAdjoint", before, StringComparison.Ordinal);
        Random random = new(1);
        int again = 0;
        for (int turn = 0; turn < 20_000; turn++)
        {
            double[] x = [.. Enumerable.Range(0, 5).Select(_ => random.Next(3) == 0 ? Special[random.Next(Special.Length)] : (4 * random.NextDouble()) - 2)];
            double[] expected = new double[5], actual = new double[5];
            Assert.Equal(guarded(x, expected), plain(x, actual));
            // -0 is 0.
            for (int i = 0; i < 5; i++) Assert.True(expected[i] == actual[i] || (double.IsNaN(expected[i]) && double.IsNaN(actual[i])), $"At ({string.Join(", ", x)}): {string.Join(", ", actual)} instead of {string.Join(", ", expected)}.");
            if (x.Any(v => v == 0 || double.IsInfinity(v)) && expected.All(double.IsFinite)) again++;
        }

        Assert.True(again > 50, $"Only {again} points have zeros or infinities and a finite gradient.");
    }

    [Theory]
    // Few guards.
    [InlineData("return x[0] / x[1] / x[2];")]
    // Other code, which may notice that it runs again.
    [InlineData("double a = x[0] / x[1], b = a / x[2], c = b / a, d = c / b, e = d / x[3]; return Other() * a / b * c / d * e / x[4] * a / x[0] * b;")]
    public void Stays_as_it_is(string body) => Assert.DoesNotContain("PlainAdjoint", Build(body, PassSet.All).Text, StringComparison.Ordinal);

    /// <summary>What it adds to it must not add twice.</summary>
    [Fact]
    public void Adds_once()
    {
        const string Body = "double p = x[0] / x[3], q = x[1] / x[3], r = p * p + q * q; return x[2] * (p * (1 + x[4] * r + x[2] * r * r) + q * Math.Exp(-r) / x[1]) / x[0];";
        Assert.Contains("PlainAdjoint", Generated(Body, PassSet.All, Kinds.Gradient).Text, StringComparison.Ordinal);
        GeneratedFile file = Generated(Body, PassSet.All, Kinds.Pullback);
        Assert.Contains("LossPullback", file.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("PlainAdjoint", file.Text, StringComparison.Ordinal);
    }

    private delegate double Invocation(double[] x, double[] gradient);

    private static CSharpCompilation Source(string body) => Sources.Compile($$"""
        using System;
        using AutoDiffGen;

        public static partial class Model
        {
            [Differentiable]
            public static double Loss(double[] x)
            {
                {{body}}
            }

            public static readonly Func<double> Other = () => 3;

            public static double Call(double[] x, double[] gradient) => LossGradient(x, gradient);
        }
        """);

    private static GeneratedFile Generated(string body, PassSet passes, Kinds kinds)
    {
        CSharpCompilation source = Source(body);
        IMethodSymbol method = CorpusBuild.Attributed(source).Single();
        LoweringResult lowered = MethodLowering.Lower(method, CorpusBuild.Differentiable(method)!, source, default);
        return DerivativePipeline.Run(lowered.Request! with { Kinds = kinds }, passes);
    }

    private static (Invocation Call, string Text) Build(string body, PassSet passes)
    {
        GeneratedFile file = Generated(body, passes, Kinds.Gradient);
        Assembly built = GeneratorRun.Emit(Source(body).AddSyntaxTrees(Sources.Parse(file.Text, file.HintName)));
        return (built.GetType("Model")!.GetMethod("Call")!.CreateDelegate<Invocation>(), file.Text);
    }
}
