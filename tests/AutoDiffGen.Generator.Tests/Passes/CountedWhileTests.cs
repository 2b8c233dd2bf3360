using System;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Passes;

/// <summary>Which loops count, so that their values are kept in arrays and not on tapes, and what their variables are behind them.</summary>
public sealed class CountedWhileTests
{
    [Theory]
    [InlineData("int i = 0; while (i < n) { s = Math.Sin(s * a[i]); i++; } after = i;")]
    [InlineData("int i; for (i = 0; i <= n - 1; i++) s = Math.Sin(s * a[i]); after = i;")]
    [InlineData("int i = n - 1; while (i >= 0) { s = Math.Sin(s * a[i]); i -= 1; } after = i;")]
    [InlineData("int i = n; while (i-- > 0) s = Math.Sin(s * a[i]); after = i;")]
    [InlineData("int i = -1; while (++i < n) s = Math.Sin(s * a[i]); after = i;")]
    [InlineData("int i = 0; while (n > i) { s = Math.Sin(s * a[i]); i += 3; } after = i;")]
    [InlineData("int i = n; for (; i > 1; i -= 2) s = Math.Sin(s * a[i - 1]); after = i;")]
    [InlineData("int i = 0; while (i != a.Length) { s = Math.Sin(s * a[i]); ++i; } after = i;")]
    [InlineData("int i = 0; while (i < n && i < 4) s = Math.Sin(s * a[i++]); after = i;")]
    [InlineData("int i = 0; while (true) { if (i >= n) break; s = Math.Sin(s * a[i]); i++; } after = i;")]
    [InlineData("int i = 2; while (!(i < 2)) { if (i >= n) break; s = Math.Sin(s * a[i]); i++; } after = i;", false)]
    [InlineData("int i = 0; while (i < n) { s = Math.Sin(s * a[i]); if (a[i] < 0) i++; i++; } after = i;", false)]
    [InlineData("int i = 0, m = n; while (i < m) { s = Math.Sin(s * a[i]); if (a[i] < 0) m--; i++; } after = i + m;", false)]
    [InlineData("int i = 0; while (i != n / 2 * 2) { s = Math.Sin(s * a[i]); i += 2; } after = i;", false)]
    [InlineData("int i = 0; while (i != n) { s = Math.Sin(s * a[i]); i++; } after = i;", false)]
    [InlineData("int i = 0; while (i < Bound) { s = Math.Sin(s * a[i]); Bound = n - 1; i++; } after = i;", false)]
    public void Turn_as_often(string body, bool isCounted = true)
    {
        string source = $$"""
            using System;
            using AutoDiffGen;

            public static partial class Model
            {
                private static int Bound { get => s_bound; set => s_bound = value; }
                private static int s_bound = 3;

                [Differentiable]
                public static double Loss([Wrt] double[] a, int n)
                {
                    double s = 1;
                    int after;
                    {{body}}
                    return s * a[0] + after;
                }

                public static double[] Run(int n)
                {
                    double[] a = new double[n + 1], gradient = new double[n + 1];
                    for (int i = 0; i <= n; i++) a[i] = Math.Cos(i) - (i % 3 == 1 ? 1.5 : 0);
                    s_bound = Math.Min(n, 3);
                    double value = Loss(a, n);
                    s_bound = Math.Min(n, 3);
                    double again = LossGradient(a, n, gradient), slope = 0;
                    for (int k = 0; k <= n; k++)
                    {
                        double kept = a[k];
                        a[k] = kept + 1e-6;
                        s_bound = Math.Min(n, 3);
                        double more = Loss(a, n);
                        a[k] = kept - 1e-6;
                        s_bound = Math.Min(n, 3);
                        double less = Loss(a, n);
                        a[k] = kept;
                        slope = Math.Max(slope, Math.Abs((more - less) / 2e-6 - gradient[k]));
                    }

                    return [value, again, slope];
                }
            }
            """;
        if (body.Contains("Bound", StringComparison.Ordinal)) source = source.Replace("Bound = n - 1;", "Set(n - 1);", StringComparison.Ordinal).Replace("public static double[] Run", "private static readonly Action<int> Set = m => s_bound = m; public static double[] Run", StringComparison.Ordinal);
        GeneratorRun run = GeneratorRun.Of(source);
        Assert.Equal(isCounted, !run.File().Contains("Tape<", StringComparison.Ordinal));
        for (int n = 0; n < 12; n++)
        {
            double[] found = (double[])run.Assembly.GetType("Model")!.GetMethod("Run")!.Invoke(null, [n])!;
            Assert.Equal(found[0], found[1]);
            Assert.InRange(found[2], 0, 1e-7);
        }
    }
}
