using System;
using System.Linq;
using System.Reflection;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Lanes;

/// <summary>Which loops run several samples at once, which do not and why, and that the results are the same for any number of samples.</summary>
public sealed class SampleLoopTests
{
    public static TheoryData<string> InLanes { get; } =
    [
        // One number a sample.
        "for (int i = 0; i < x.Length; i++) s += Math.Exp(w[0] * x[i]) + w[1] * x[i];",
        // A row a sample, by index and as a slice.
        "for (int i = 0; i < x.Length / 2; i++) s += Math.Sin(w[0] * x[2 * i] + w[1] * x[2 * i + 1]);",
        "for (int i = 0; i < x.Length / 2; i++) { ReadOnlySpan<double> row = x.AsSpan(2 * i, 2); for (int j = 0; j < row.Length; j++) s += w[j] * row[j] * row[j] * w[0]; }",
        // Integers of a sample: compared, converted, as an index of what is there for all, and of what each sample has.
        "for (int i = 0; i < x.Length; i++) s += labels[i] == 1 ? w[0] * x[i] : Math.Exp(w[1] * labels[i]);",
        "for (int i = 0; i < x.Length; i++) s += w[labels[i]] * w[labels[i]] * x[i];",
        "double[] e = new double[3]; for (int i = 0; i < x.Length; i++) { for (int j = 0; j < 3; j++) e[j] = Math.Exp(w[j] * x[i]); s += Math.Log(e[0] + e[1] + e[2]) - e[labels[i]]; }",
        // Branches that differ, with memory in one of them.
        "for (int i = 0; i < x.Length; i++) { if (x[i] > 0.1) s += Math.Log(x[i]) * w[0]; else if (x[i] < -0.5) s -= w[1] * w[1] * x[i]; }",
        "for (int i = 1; i < x.Length; i++) if (x[i] > 0) s += w[2] * x[i - 1] * x[i];",
        // An index that is a number, and a loop that turns equally often.
        "for (int i = 0; i < x.Length; i++) { double p = 1; for (int k = 0; k < 4; k++) p *= w[0] * x[i] + k; s += p * i; }",
        // What would throw on a side that no sample is on.
        "for (int i = 0; i < x.Length; i++) s += x[i] > 5 ? Math.Clamp(w[0], w[2], w[1]) * x[i] : w[0] * x[i];",
        // A 0 that meets an infinity: the slope of the root at 0.
        "for (int i = 0; i < x.Length; i++) s += Math.Max(Math.Sqrt(w[0] * Math.Max(x[i], 0)), 0.5);",
    ];

    [Theory]
    [MemberData(nameof(InLanes))]
    public void Give_what_one_after_the_other_gives(string body)
    {
        (Assembly together, string text) = Build(body, "");
        (Assembly apart, string plain) = Build(body, "(Vectorize = false)");
        Assert.Contains("samples at once", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Samples<", plain, StringComparison.Ordinal);
        foreach (int n in Enumerable.Range(0, 70).Append(257))
        {
            double[] expected = Gradient(apart, n), actual = Gradient(together, n);
            double scale = expected.Max(Math.Abs);
            for (int k = 0; k < expected.Length; k++)
                Assert.True(Math.Abs(expected[k] - actual[k]) <= 1e-13 * Math.Max(1, scale), $"{n} samples: number {k} is {actual[k]:R}, one after the other {expected[k]:R}.");
        }
    }

    [Theory]
    [InlineData("double h = 0; for (int i = 0; i < x.Length; i++) { h = Math.Tanh(w[0] * h + x[i]); s += h; }", "an iteration reads what the one before it computed")]
    [InlineData("for (int i = 0; i < x.Length; i++) for (int k = 0; k < labels[i]; k++) s += w[k] * x[i];", "a loop turns another number of times for each sample")]
    [InlineData("for (int i = 0; i < x.Length; i++) s += labels[i] % 2 == 0 ? w[0] * x[i] : w[1];", "integers differ between samples")]
    [InlineData("double[] seen = new double[x.Length]; for (int i = 0; i < x.Length; i++) { seen[i] = w[0] * x[i]; s += seen[i / 2]; }", "")]
    [InlineData("for (int i = 0; i < x.Length; i++) { if (x[i] > 1e9) throw new ArgumentException(\"large\"); s += w[0] * x[i]; }", "it may throw for one sample")]
    [InlineData("for (int i = 0; i < x.Length; i++) s += w[0] * (float)x[i];", "")]
    public void Stay_as_they_are(string body, string reason)
    {
        (Assembly together, string text) = Build(body, "");
        (Assembly apart, _) = Build(body, "(Vectorize = false)");
        Assert.DoesNotContain("samples at once", text, StringComparison.Ordinal);
        if (reason.Length > 0) Assert.Contains($"one after the other, as {reason}", text, StringComparison.Ordinal);
        Assert.Equal(Gradient(apart, 40), Gradient(together, 40));
    }

    /// <summary>Seven numbers are no samples.</summary>
    [Fact]
    public void Short_loops_have_no_lanes() =>
        Assert.DoesNotContain("Samples<", Build("for (int i = 0; i < 7; i++) s += w[0] * x[i];", "").Text, StringComparison.Ordinal);

    /// <summary>Eight numbers for each of many parameters would not find room.</summary>
    [Theory]
    [InlineData(262_144)]
    [InlineData(262_145)]
    public void Many_parameters(int count)
    {
        Assembly built = Build("for (int i = 0; i < x.Length; i++) for (int k = 0; k < 3; k++) s += w[k] * w[k] * x[i];", "").Built;
        double[] w = new double[count], gradient = new double[count], x = [.. Enumerable.Repeat(0.5, 40)];
        w[1] = 3;
        Assert.Equal(180, Call(built, w, x, new int[40], gradient), 1e-10);
        Assert.Equal(120, gradient[1], 1e-10);
    }

    [Fact]
    public void An_element_outside_throws()
    {
        Assembly built = Build("for (int i = 0; i < x.Length; i++) s += w[labels[i]] * x[i];", "").Built;
        double[] x = new double[40], gradient = new double[3];
        int[] labels = new int[40];
        labels[37] = 3;
        Assert.IsType<IndexOutOfRangeException>(Assert.Throws<TargetInvocationException>(() => Call(built, [1, 2, 3], x, labels, gradient)).InnerException);
    }

    [Theory]
    [InlineData("false", false)]
    [InlineData(" FALSE ", false)]
    [InlineData("true", true)]
    [InlineData("", true)]
    public void The_project_decides_for_all(string property, bool expected)
    {
        CSharpCompilation input = Sources.Compile(Source("for (int i = 0; i < x.Length; i++) s += w[0] * x[i];", ""));
        GeneratorDriver driver = Sources.Driver().WithUpdatedAnalyzerConfigOptions(new ProjectProperties(("AutoDiffGenVectorize", property)));
        string text = driver.RunGenerators(input, TestContext.Current.CancellationToken).GetRunResult().GeneratedTrees.Single().ToString();
        Assert.Equal(expected, text.Contains("Samples<", StringComparison.Ordinal));
    }

    private static string Source(string body, string options) => $$"""
        using System;
        using AutoDiffGen;

        public static partial class Model
        {
            [Differentiable{{options}}]
            public static double Loss([Wrt] double[] w, double[] x, int[] labels)
            {
                double s = 0;
                {{body}}
                return s;
            }

            public static double Call(double[] w, double[] x, int[] labels, double[] gradient) => LossGradient(w, x, labels, gradient);
        }
        """;

    private static (Assembly Built, string Text) Build(string body, string options)
    {
        GeneratorRun run = GeneratorRun.Of(Source(body, options));
        return (run.Assembly, run.File());
    }

    /// <summary>The value, then the gradient.</summary>
    private static double[] Gradient(Assembly built, int samples)
    {
        Random random = new(samples);
        double[] w = [0.7, -0.4, 0.2], gradient = new double[3];
        // Some samples are 0: there slopes may be infinite.
        double[] x = [.. Enumerable.Range(0, samples).Select(i => i % 5 == 3 ? 0 : (2 * random.NextDouble()) - 1)];
        int[] labels = [.. x.Select(_ => random.Next(3))];
        return [Call(built, w, x, labels, gradient), .. gradient];
    }

    private static double Call(Assembly built, double[] w, double[] x, int[] labels, double[] gradient) =>
        (double)built.GetType("Model")!.GetMethod("Call")!.Invoke(null, [w, x, labels, gradient])!;
}
