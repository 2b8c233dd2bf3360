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
        "for (int i = 0; i < x.Length; i++) s += Math.Exp(w[labels[i]] * x[i]) * w[labels[i]] * Math.Sin(x[i]);",
        "double[] e = new double[3]; for (int i = 0; i < x.Length; i++) { for (int j = 0; j < 3; j++) e[j] = Math.Exp(w[j] * x[i]); s += Math.Log(e[0] + e[1] + e[2]) - e[labels[i]]; }",
        // Branches that differ, with memory in one of them.
        "for (int i = 0; i < x.Length; i++) { if (x[i] > 0.1) s += Math.Log(x[i]) * w[0]; else if (x[i] < -0.5) s -= w[1] * w[1] * x[i]; }",
        "for (int i = 1; i < x.Length; i++) if (x[i] > 0) s += w[2] * x[i - 1] * Math.Exp(w[1] * x[i]);",
        // Truth of each sample, and of all.
        "bool all = w[0] > 0.5, few = x.Length < 40; for (int i = 0; i < x.Length; i++) { if (all == (x[i] > 0)) s += w[0] * x[i]; if (few && x[i] > 0.3 || all && x[i] < -0.3) s += w[1] * w[1] * x[i]; if ((x[i] > 0) != (labels[i] == 1)) s += w[2]; }",
        // An index that is a number, and a loop that turns equally often.
        "for (int i = 0; i < x.Length; i++) { double p = 1; for (int k = 0; k < 4; k++) p *= w[0] * x[i] + k; s += p * i; }",
        // What would throw on a side that no sample is on.
        "for (int i = 0; i < x.Length; i++) s += x[i] > 5 ? Math.Clamp(w[0], w[2], w[1]) * x[i] : w[0] * x[i];",
        // What is the same for all, negated, where a number of each sample is wanted.
        "for (int i = 0; i < x.Length; i++) { double v = x[i] > 0.5 ? x[i] * w[0] : -w[1]; s += v * v; }",
        "double[] t = new double[2]; for (int i = 0; i < x.Length; i++) { t[0] = x[i]; t[1] = -w[0]; s += t[0] * t[1] * t[1]; }",
        "for (int i = 0; i < x.Length; i++) { double r = w[0] * x[i], b = r * r; if (x[i] > 0) { b = w[1]; s -= r; } s += b; } s *= w[1];",
        // A 0 that meets an infinity: the slope of the root at 0.
        "for (int i = 0; i < x.Length; i++) s += Math.Max(Math.Sqrt(w[0] * Math.Max(x[i], 0)), 0.5);",
        // Integers of a sample, chosen and computed: as ints they wrap around, and never are -0.
        "for (int i = 0; i < x.Length; i++) { double t = labels[i] == 1 ? 1 : 0; int sign = 2 * labels[i] - 1; double r = Math.Exp(w[0] * x[i]) * sign - t; s += r * r + labels[i] % 2 * w[1]; }",
        "for (int i = 0; i < x.Length; i++) s += (i % 3 == 1 ? 1 : -2) * Math.Sin(w[0] * x[i]) + (i & 7) * w[1] * x[i] - (1 - i) / 4 * w[2];",
        "for (int i = 0; i < x.Length; i++) { int k = labels[i] switch { 0 => 2, 1 => i, _ => labels[i] - 1 }; s += Math.Exp(w[1] * x[i]) * Math.Max(k, 2) + w[Math.Min(k, 2)] * x[i]; }",
        "for (int i = 0; i < x.Length; i++) { int large = (labels[i] - 1) * 1000003 * 997 + 2000000000, more = i * 100000007; s += Math.Sin(w[0] * x[i]) * (large * 1e-9) + more * 1e-9 * w[1]; }",
        "for (int i = 0; i < x.Length; i++) { int zero = -labels[i] * -2 / 9, other = (labels[i] - 2) / 3 * -1; s += w[0] * Math.Exp(x[i]) * (1.0 / zero > 0 ? 1 : 3) + (1.0 / other > 0 ? w[1] : w[2]); }",
        "for (int i = 0; i < x.Length; i++) { int best = 0; double most = x[i]; for (int k = 1; k < 3; k++) if (x[i] * k * k - k > most) { most = x[i] * k * k - k; best = k; } s += Math.Exp(w[best] * x[i]) * best; }",
        // Loops in other forms.
        "for (int i = x.Length - 1; i >= 0; i--) s += Math.Exp(w[0] * x[i]) + w[1] * x[i] * i;",
        "int at = 1; for (int i = 0; i <= x.Length - 1; i++) { s += Math.Exp(w[0] * x[i]) + w[1] * x[i] * at; at += 3; } s += at * w[2];",
        "int i = 0; while (i < x.Length) { s += Math.Exp(w[0] * x[i]) + w[1] * x[i]; i++; } s += i * w[2];",
        "for (int i = x.Length; i-- > 0;) s += Math.Exp(w[0] * x[i]) + w[1] * x[i];",
        "for (int i = 0; i != x.Length; i++) s += Math.Exp(w[0] * x[i]) + w[1] * x[i];",
        "for (int i = x.Length - 1; i > 0; i -= 2) s += Math.Exp(w[0] * x[i]) * Math.Sin(w[1] * x[i]);",
    ];

    /// <summary>Bounds at the end of an int, where a number behind them is none: the loop itself runs.</summary>
    [Theory]
    [InlineData("int far = int.MaxValue - 70 + x.Length; for (int i = int.MaxValue; i > far; i--) s += Math.Exp(w[0] * i * 1e-10);")]
    [InlineData("int far = int.MinValue + x.Length; for (int i = int.MinValue; i <= far; i++) s += Math.Exp(w[0] * i * 1e-10);")]
    [InlineData("int far = int.MaxValue - x.Length; for (int i = int.MaxValue - 1; i >= far; i--) s += Math.Exp(w[0] * i * 1e-10);")]
    [InlineData("int far = int.MaxValue - x.Length; for (int i = int.MaxValue; i >= far; i -= 3) s += Math.Exp(w[0] * i * 1e-10);")]
    [InlineData("int far = int.MinValue + x.Length; for (int i = far; i > int.MinValue + 4; i -= 5) s += Math.Exp(w[0] * i * 1e-10);")]
    [InlineData("int far = int.MaxValue - x.Length; for (int i = far; i < int.MaxValue - 2; i += 3) s += Math.Exp(w[0] * i * 1e-10);")]
    public void Bounds_may_be_the_ends_of_an_int(string body) => Compare(Build(body, "").Built, Build(body, "(Vectorize = false)").Built);

    [Theory]
    [MemberData(nameof(InLanes))]
    public void Give_what_one_after_the_other_gives(string body)
    {
        (Assembly together, string text) = Build(body, "");
        (Assembly apart, string plain) = Build(body, "(Vectorize = false)");
        Assert.Contains("samples at once", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Samples<", plain, StringComparison.Ordinal);
        Compare(together, apart);
    }

    private static void Compare(Assembly together, Assembly apart)
    {
        foreach (int n in Enumerable.Range(0, 70).Append(257))
        {
            double[] expected = Gradient(apart, n), actual = Gradient(together, n);
            double scale = expected.Max(Math.Abs);
            for (int k = 0; k < expected.Length; k++)
                Assert.True(Math.Abs(expected[k] - actual[k]) <= 1e-13 * Math.Max(1, scale), $"{n} samples: number {k} is {actual[k]:R}, one after the other {expected[k]:R}.");
        }
    }

    public static TheoryData<string> ElementsInLanes { get; } =
    [
        // What one loop writes and another one reads.
        "double[] t = new double[x.Length]; for (int i = 0; i < x.Length; i++) t[i] = Math.Exp(w[0] * x[i]) * x[i]; for (int i = 0; i < x.Length; i++) s += t[i] * t[i] * w[1];",
        // In time: each element knows of itself, as it was.
        "double[] h = new double[x.Length]; for (int k = 0; k < 3; k++) { for (int i = 0; i < x.Length; i++) h[i] = Math.Tanh(w[0] * h[i] + x[i] + w[k]) * h[i] + w[1] * x[i]; for (int i = 0; i < x.Length; i++) s += w[k] * h[i] * h[i]; }",
        // Two halves of one array, and a slice of another.
        "double[] c = new double[2 * x.Length]; for (int k = 0; k < 3; k++) for (int i = 0; i < x.Length; i++) { c[x.Length + i] = w[0] * c[i] + Math.Exp(c[x.Length + i] * w[1]); c[i] += w[2] * c[x.Length + i] * x[i]; } for (int i = 0; i < 2 * x.Length; i++) s += c[i] * c[i];",
        "double[] c = new double[3 * x.Length]; for (int k = 0; k < 3; k++) { Span<double> part = c.AsSpan(k * x.Length, x.Length); for (int i = 0; i < part.Length; i++) part[i] = Math.Exp(w[k] * x[i]) / (1 + w[0] * w[0]); } for (int i = 0; i < c.Length; i++) s += c[i] * w[1];",
        // Parts of one array that may have elements in common: they do, or do not.
        "int apart = x.Length > 20 ? x.Length : x.Length % 3; double[] c = new double[2 * x.Length + 3]; for (int k = 0; k < 3; k++) for (int i = 0; i < x.Length; i++) { c[i] = w[0] * c[apart + i] + Math.Exp(c[i] * w[1]); c[apart + i] += w[2] * c[i] * x[i]; } for (int i = 0; i < c.Length; i++) s += c[i];",
        // Written by some.
        "double[] h = new double[x.Length]; for (int k = 0; k < 3; k++) for (int i = 0; i < x.Length; i++) { if (x[i] > 0.1) h[i] = w[k] * h[i] + Math.Exp(w[0] * x[i]); else if (x[i] < -0.5) h[i] -= w[1] * x[i]; } for (int i = 0; i < x.Length; i++) s += h[i] * h[i];",
        // A sum in another loop.
        "for (int k = 0; k < 3; k++) { double d = 0; for (int i = 0; i < x.Length; i++) d += Math.Exp(w[k] * x[i]) * x[i]; s += d * d; }",
        // A slope that is infinite where nothing comes back.
        "double[] h = new double[x.Length]; for (int k = 0; k < 2; k++) for (int i = 0; i < x.Length; i++) h[i] += Math.Sqrt(w[0] * Math.Max(x[i], 0)) * k; for (int i = 0; i < x.Length; i++) s += Math.Max(h[i], 0.5) * w[1];",
    ];

    [Theory]
    [MemberData(nameof(ElementsInLanes))]
    public void Elements_are_what_they_are_one_after_the_other(string body)
    {
        (Assembly together, string text) = Build(body, "");
        (Assembly apart, string plain) = Build(body, "(Vectorize = false)");
        Assert.Contains("elements at once", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Elements<", plain, StringComparison.Ordinal);
        Compare(together, apart);
    }

    [Theory]
    // Of another iteration: the one before, one that data say, the same for all.
    [InlineData("double[] h = new double[x.Length + 1]; for (int k = 0; k < 3; k++) for (int i = 0; i < x.Length; i++) h[i + 1] = Math.Exp(w[k] * h[i]) * x[i]; s = h[x.Length];")]
    [InlineData("double[] h = new double[3]; for (int k = 0; k < 3; k++) for (int i = 0; i < x.Length; i++) h[labels[i]] = Math.Exp(w[k] * h[labels[i]]) * x[i]; s = h[0] + h[1] + h[2];")]
    [InlineData("double[] h = new double[x.Length + 3]; for (int k = 0; k < 3; k++) for (int i = 0; i < x.Length; i++) h[i] = Math.Tanh(w[k] * h[2]) + x[i] * h[i]; for (int i = 0; i < h.Length; i++) s += h[i] * w[0];")]
    // Not in a row.
    [InlineData("double[] h = new double[2 * x.Length]; for (int k = 0; k < 3; k++) for (int i = 0; i < x.Length; i++) h[2 * i] = Math.Tanh(w[k] * h[2 * i]) + x[i]; for (int i = 0; i < x.Length; i++) s += h[2 * i] * w[0];")]
    public void Elements_of_others_stay_as_they_are(string body)
    {
        (Assembly together, string text) = Build(body, "");
        (Assembly apart, _) = Build(body, "(Vectorize = false)");
        // Loops that store for the reverse, and read what was stored, may run so; the one that computes may not.
        Assert.DoesNotContain("Lanes.Exp", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Lanes.Tanh", text, StringComparison.Ordinal);
        Compare(together, apart);
    }

    [Theory]
    [InlineData("double h = 0; for (int i = 0; i < x.Length; i++) { h = Math.Tanh(w[0] * h + x[i]); s += h; }", "an iteration reads what the one before it computed")]
    [InlineData("for (int i = 0; i < x.Length; i++) for (int k = 0; k < labels[i]; k++) s += w[k] * x[i];", "a loop turns another number of times for each sample")]
    [InlineData("for (int i = 0; i < x.Length; i++) s += labels[i] % x.Length == 0 ? w[0] * x[i] : w[1];", "integers that differ between samples are divided by what is no constant")]
    [InlineData("for (int i = 0; i < x.Length; i++) s += w[0] * x[i] * (labels[i] * labels[i]);", "integers that differ between samples are multiplied by each other")]
    [InlineData("for (int i = 0; i < x.Length; i++) s += (labels[i] ^ 1) * w[0] * x[i];", "lanes have no ^ of integers that differ between samples")]
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

    /// <summary>Local functions of a struct see nothing of it, and static ones nothing of a constructor's parameters.</summary>
    [Theory]
    [InlineData("struct Model", "public double K; public Inner N; public struct Inner { public double V; }", "new Model { K = 0.25, N = new() { V = 0.5 } }", "N.V")]
    [InlineData("class Model(double K)", "public Model? N; public double V = 0.5;", "new Model(0.25) { N = new Model(1) }", "N!.V")]
    public void Fields_are_read_before(string type, string members, string made, string inner)
    {
        string Source(string options) => $$"""
            using System;
            using AutoDiffGen;

            public partial {{type}}
            {
                {{members}}

                [Differentiable{{options}}]
                public double Loss([Wrt] double[] w, double[] x)
                {
                    double s = 0;
                    for (int i = 0; i < x.Length; i++) s += Math.Sin(w[0] * x[i] + K);
                    for (int i = 0; i < x.Length; i++) if (x[i] > 0) s += Math.Sin(w[1] * x[i] + {{inner}});
                    double[] h = new double[x.Length];
                    for (int k = 0; k < 3; k++) for (int i = 0; i < x.Length; i++) h[i] = Math.Sin(w[0] * x[i] + K * h[i]);
                    for (int i = 0; i < x.Length; i++) s += h[i];
                    return s;
                }

                public static double[] Run()
                {
                    double[] gradient = new double[2], x = new double[50];
                    for (int i = 0; i < x.Length; i++) x[i] = Math.Cos(i);
                    return [({{made}}).LossGradient([0.5, 0.75], x, gradient), .. gradient];
                }
            }
            """;
        GeneratorRun together = GeneratorRun.Of(Source("")), apart = GeneratorRun.Of(Source("(Vectorize = false)"));
        Assert.Contains("samples at once", together.File(), StringComparison.Ordinal);
        Assert.Contains("elements at once", together.File(), StringComparison.Ordinal);
        double[] Run(GeneratorRun run) => (double[])run.Assembly.GetType("Model")!.GetMethod("Run")!.Invoke(null, null)!;
        double[] expected = Run(apart), actual = Run(together);
        for (int i = 0; i < 3; i++) Assert.Equal(expected[i], actual[i], 1e-12);
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

    /// <summary>A slice that is there only for some samples, and an index that is in the array but not in its slice.</summary>
    [Theory]
    [InlineData("for (int i = 0; i < x.Length; i++) if (i + 3 <= x.Length) { ReadOnlySpan<double> row = x.AsSpan(i, 3); double t = 0; for (int j = 0; j < 3; j++) t += row[j] * w[j]; s += Math.Tanh(t); }")]
    [InlineData("for (int i = 0; i < x.Length; i++) { if (i < 3) continue; ReadOnlySpan<double> row = x.AsSpan(i - 3, 3); s += Math.Tanh(row[0] * w[0] + row[2] * w[1]); }")]
    [InlineData("double[] h = new double[x.Length]; for (int k = 0; k < 2; k++) for (int i = 0; i < x.Length; i++) { double t = 0; if (i + 2 < x.Length) { ReadOnlySpan<double> part = x.AsSpan(i + 1, 2); t += Math.Exp(part[0] * part[1] * w[0]); } h[i] = t * w[1]; s += h[i]; }")]
    public void Slices_of_some_are_those_of_some(string body) => Compare(Build(body, "").Built, Build(body, "(Vectorize = false)").Built);

    [Theory]
    [InlineData("for (int i = 0; i < x.Length / 3; i++) { ReadOnlySpan<double> row = x.AsSpan(i * 3, 3); for (int j = 0; j < 4; j++) s += Math.Sin(row[j] * w[0]); }")]
    [InlineData("int d = 2; for (int i = 0; i < x.Length / 3; i++) { ReadOnlySpan<double> row = x.AsSpan(i * 3, d); for (int j = 0; j <= d; j++) s += Math.Sin(row[j] * w[0]); }")]
    [InlineData("for (int i = 0; i < x.Length / 3; i++) { ReadOnlySpan<double> row = x.AsSpan(i * 3, labels[0]); s += Math.Sin(row[2] * w[0]); }")]
    [InlineData("double[] h = new double[2 * x.Length]; for (int k = 0; k < 2; k++) for (int i = 0; i < x.Length; i++) { Span<double> part = h.AsSpan(x.Length / 2, x.Length / 2); part[i] = Math.Exp(w[0] * x[i]) + part[i]; s += part[i]; }")]
    public void An_element_outside_of_its_slice_throws(string body)
    {
        (Assembly together, _) = Build(body, "");
        (Assembly apart, _) = Build(body, "(Vectorize = false)");
        double[] x = [.. Enumerable.Range(0, 203).Select(i => i / 300.0)];
        foreach (Assembly built in new[] { apart, together })
            Assert.IsType<IndexOutOfRangeException>(Assert.Throws<TargetInvocationException>(() => Call(built, [1, 2, 3], x, [2, .. new int[202]], new double[3])).InnerException);
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
