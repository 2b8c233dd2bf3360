using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Pipeline;

public sealed class HintNameTests
{
    private const string Text = """
        using System;
        using AutoDiffGen;

        namespace Demo
        {
            public static partial class Losses
            {
                [Differentiable] public static double F(double x) => x;
                [Differentiable] public static double f(double x) => x;
                [Differentiable] public static double F(double x, double y) => x * y;
                [Differentiable] public static double F(ReadOnlySpan<double> x) => x.Length > 0 ? x[0] : 0;
                [Differentiable] public static double F(double[] x) => x.Length > 0 ? x[0] : 0;
                [Differentiable] public static float F(float x) => x;
                [Differentiable] public static double F(double x, int n) => x * n;
                [Differentiable] public static double F(double x, long n) => x * n;

                public static partial class Inner
                {
                    [Differentiable] public static double F(double x) => x;
                }
            }

            public static partial class Losses<T>
            {
                [Differentiable] public static double F(double x) => x;
            }

            public static partial class Losses<T, U>
            {
                [Differentiable] public static double F(double x) => x;
            }
        }

        public static partial class Losses
        {
            [Differentiable] public static double F(double x) => x;
            [Differentiable] public static double @double(double x) => x;
        }
        """;

    [Fact]
    public void Are_unique_without_regard_to_case()
    {
        IReadOnlyList<GeneratedSource> files = GeneratorRun.Of(Text).Files;
        Assert.Equal(13, files.Count);
        Assert.Equal(13, files.Select(f => f.HintName.ToUpperInvariant()).Distinct().Count());
    }

    [Fact]
    public void Say_what_the_file_is_of()
    {
        IEnumerable<string> names = GeneratorRun.Of(Text).Files.Select(f => f.HintName);
        Assert.Single(names, n => n.StartsWith("Demo.Losses.Inner.F-", StringComparison.Ordinal));
        Assert.All(names, n => Assert.EndsWith(".g.cs", n, StringComparison.Ordinal));
    }

    [Fact]
    public void Do_not_depend_on_the_order_of_methods_or_files()
    {
        string moved = "public static partial class Earlier { [AutoDiffGen.Differentiable] public static double F(double x) => x; }";
        IEnumerable<string> alone = GeneratorRun.Of(Text).Files.Select(f => f.HintName);
        IEnumerable<string> after = GeneratorRun.Of(moved, Text).Files.Select(f => f.HintName);
        Assert.Subset(after.ToHashSet(), alone.ToHashSet());
    }
}
