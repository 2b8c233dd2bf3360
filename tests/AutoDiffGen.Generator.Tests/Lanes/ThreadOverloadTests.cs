using System;
using System.Linq;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Lanes;

/// <summary>Overloads that split the samples over threads: what they see of the object around, how they are named, and where there are none.</summary>
public sealed class ThreadOverloadTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(127)]
    [InlineData(500)]
    public void See_fields_of_the_object_and_of_types(int samples)
    {
        GeneratorRun run = GeneratorRun.Of("""
            using System;
            using AutoDiffGen;

            // Names that generated code would like to take.
            public static class Blocks { }

            public sealed class Settings { public double Shift = 0.25; public static Settings? Current; }

            public sealed partial class Model(double scale)
            {
                private readonly double[] _widths = [0.1, 0.2, 0.3];
                private double _scale = scale;
                public static double Offset = 0.125;

                [Differentiable(Derivatives.Gradient | Derivatives.Hessian, Threads = true)]
                public double Loss([Wrt] double[] p, double[] x, double[] blocks, int threads, double first)
                {
                    double sum = first;
                    for (int i = 0; i < x.Length; i++)
                    {
                        double u = x[i] * _scale + Offset + Settings.Current!.Shift, f = 0;
                        for (int j = 0; j < _widths.Length; j++) f += _widths[j] * Math.Exp(-p[j] * u * u);
                        double r = f - blocks[i];
                        sum += r * r * threads;
                    }

                    return sum;
                }

                public static double[] Run(int samples, int threads2)
                {
                    Settings.Current = samples == 0 ? null : new Settings();
                    Model model = new(1.5);
                    double[] p = [0.3, 0.5, 0.7], gradient = new double[3], hessian = new double[9], x = new double[samples], y = new double[samples];
                    for (int i = 0; i < samples; i++) (x[i], y[i]) = (Math.Sin(i), Math.Cos(3 * i));
                    if (threads2 < 0)
                    {
                        double value = model.LossGradient(p, x, y, 2, 0.5, gradient);
                        model.LossHessian(p, x, y, 2, 0.5, hessian);
                        return [value, .. gradient, .. hessian];
                    }

                    double split = model.LossGradient(p, x, y, 2, 0.5, gradient, threads2: threads2);
                    model.LossHessian(p, x, y, 2, 0.5, hessian, threads2: threads2);
                    return [split, .. gradient, .. hessian];
                }
            }
            """);
        double[] Run(int threads) => (double[])run.Assembly.GetType("Model")!.GetMethod("Run")!.Invoke(null, [samples, threads])!;
        double[] whole = Run(-1), one = Run(1);
        for (int i = 0; i < whole.Length; i++) Assert.Equal(whole[i], one[i], 1e-12 * Math.Max(1, Math.Abs(whole[i])));
        foreach (int threads in (int[])[0, 2, 5]) Assert.Equal(one.Select(BitConverter.DoubleToInt64Bits), Run(threads).Select(BitConverter.DoubleToInt64Bits));
    }

    [Theory]
    [InlineData("Threads = true, Vectorize = false", "for (int i = 0; i < x.Length; i++) s += Math.Exp(a * x[i]);", "'Vectorize' is false")]
    [InlineData("Threads = true", "for (int i = 0; i < x.Length; i++) s = Math.Exp(a * s * x[i]);", "an iteration reads what the one before it computed")]
    [InlineData("Threads = true", "for (int i = 0; i < x.Length; i++) s += Math.Exp(a * x[i] * A1 * A2 * A3 * A4 * A5 * A6 * A7 * A8 * A9 * B1 * B2 * B3 * B4 * B5 * B6 * B7 * B8);", "it reads too many different things")]
    [InlineData("Threads = true", "s = a * a;", "it has no loop over samples")]
    [InlineData("Threads = true", "for (int i = 0; i < 7; i++) s += Math.Exp(a * x[i]);", "it turns a few times only")]
    [InlineData("Threads = true", "for (int i = 0; i < x.Length; i++) { if (x[i] < 0) break; s += Math.Exp(a * x[i]); }", "loop (i …): one after the other, as it may end early")]
    [InlineData("Threads = true", "int k = 0; while (s < 9) s += Math.Exp(a * x[k++]);", "how often it turns is known only when it ends")]
    [InlineData("Threads = true", "for (uint i = 0; i < x.Length; i++) s += Math.Exp(a * x[i]);", "its counter is compared as a 'long'")]
    [InlineData("Threads = true", "for (long i = 0; i < x.Length; i++) s += Math.Exp(a * x[i]);", "its index is a 'long'; make it an 'int'")]
    [InlineData("Threads = true", "float f = 0; for (int i = 0; i < x.Length; i++) f += (float)Math.Exp(a * x[i]); s = f;", "it sums in 'float', and lanes are of 'double'")]
    [InlineData("Threads = true", "double h = 0; for (int i = 0; i < x.Length; i++) { h = Math.Sin(a * h + x[i]); s += h; }", "an iteration reads what the one before it computed ('h')")]
    [InlineData("Threads = true", "double[] h = new double[3]; for (int i = 0; i < x.Length; i++) { h[i % 3] += x[i]; s += h[0] * h[2] * a; }", "an iteration may read what another one has written ('h')")]
    [InlineData("Threads = true", "foreach (var p in Points) s += Math.Exp(a * p.X);", "for each sample; copy the numbers into arrays before the loop")]
    [InlineData("Threads = true", "foreach (var row in Rows) s += Math.Exp(a * row[0]);", "samples are rows of T[][]")]
    [InlineData("Threads = true", "for (int i = 0; i < x.Length; i++) if (x[i] < 0) throw new ArgumentException(); else s += Math.Exp(a * x[i]);", "it may throw for one sample; check all samples before the loop")]
    public void A_warning_says_why_there_is_none(string options, string body, string reason)
    {
        GeneratorRun run = GeneratorRun.Of($$"""
            using System;
            using AutoDiffGen;

            public static partial class Model
            {
                [Differentiable({{options}})]
                public static double Loss([Wrt] double a, double[] x)
                {
                    double s = 1;
                    {{body}}
                    return s;
                }

                private static readonly (double X, double Y)[] Points = [];
                private static readonly double[][] Rows = [];
                private static double A1, A2, A3, A4, A5, A6, A7, A8, A9, B1, B2, B3, B4, B5, B6, B7, B8;
            }
            """);
        Microsoft.CodeAnalysis.Diagnostic warning = Assert.Single(run.Diagnostics);
        Assert.Equal("ADG0073", warning.Id);
        Assert.Contains(reason, warning.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal(6, warning.Location.GetLineSpan().StartLinePosition.Line + 1);
        Assert.DoesNotContain("threads", run.File(), StringComparison.Ordinal);
    }

    /// <summary>Nothing is written for a number of threads that makes no sense.</summary>
    [Fact]
    public void Fewer_than_no_threads_are_refused()
    {
        GeneratorRun run = GeneratorRun.Of("""
            using System;
            using AutoDiffGen;

            public static partial class Model
            {
                [Differentiable(Threads = true)]
                public static double Loss([Wrt] double[] w, double[] x)
                {
                    double s = 0;
                    for (int i = 0; i < x.Length; i++) s += Math.Exp(w[0] * x[i]);
                    return s;
                }

                public static string Run()
                {
                    double[] gradient = [7];
                    try
                    {
                        LossGradient([1], new double[500], gradient, threads: -1);
                        return "ran";
                    }
                    catch (ArgumentOutOfRangeException refused)
                    {
                        return $"{refused.ParamName} {gradient[0]}";
                    }
                }
            }
            """);
        Assert.Equal("threads 7", run.Assembly.GetType("Model")!.GetMethod("Run")!.Invoke(null, null));
    }

    /// <summary>Rows of a Jacobian that are sums over samples.</summary>
    [Fact]
    public void A_Jacobian_of_sums_is_split()
    {
        GeneratorRun run = GeneratorRun.Of("""
            using System;
            using AutoDiffGen;

            public static partial class Model
            {
                [Differentiable(Derivatives.Jacobian, Threads = true)]
                public static void Sums([Wrt] double[] w, double[] x, out double a, out double b)
                {
                    (a, b) = (0, 0);
                    for (int i = 0; i < x.Length; i++)
                    {
                        a += Math.Exp(w[0] * x[i]) * w[1];
                        b += Math.Sin(w[1] * x[i]);
                    }
                }

                public static double[] Run(int threads)
                {
                    double[] w = [0.5, 0.75], x = new double[700], jacobian = new double[4];
                    for (int i = 0; i < x.Length; i++) x[i] = Math.Sin(i);
                    double a, b;
                    if (threads < 0) SumsJacobian(w, x, out a, out b, jacobian);
                    else SumsJacobian(w, x, out a, out b, jacobian, threads);
                    return [a, b, .. jacobian];
                }
            }
            """);
        double[] Run(int threads) => (double[])run.Assembly.GetType("Model")!.GetMethod("Run")!.Invoke(null, [threads])!;
        double[] whole = Run(-1), one = Run(1);
        for (int i = 0; i < whole.Length; i++) Assert.Equal(whole[i], one[i], 1e-11 * Math.Max(1, Math.Abs(whole[i])));
        foreach (int threads in (int[])[0, 2, 5]) Assert.Equal(one.Select(BitConverter.DoubleToInt64Bits), Run(threads).Select(BitConverter.DoubleToInt64Bits));
    }
}
