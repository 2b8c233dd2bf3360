using System;
using System.Diagnostics;
using System.Linq;
using System.Reflection;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Corpus;

/// <summary>A million steps in the memory of a hundred states.</summary>
[Collection(PoolWatch.Alone)]
public sealed class CheckpointMemoryTests
{
    private const int Steps = 1_000_000;

    // 100 indices and 100 numbers; the pool's arrays have up to twice as many, and what keeps them a little.
    private const long MostBytes = 16_384;

    private delegate double Gradient(double x, double w, int n, out double xGradient, out double wGradient);

    private delegate double Product(double x, double w, int n, double xDirection, double wDirection, out double xProduct, out double wProduct);

    [Fact]
    public void Is_that_of_a_hundred_states()
    {
        Type model = Build();
        Gradient kept = Of<Gradient>(model, "KeptGradient"), plain = Of<Gradient>(model, "PlainGradient");
        // What is compiled first is not measured.
        kept(0.3, 0.1, 3, out _, out _);
        plain(0.3, 0.1, 3, out _, out _);

        (double value, double x, double w) = (plain(0.3, 0.1, Steps, out double px, out double pw), px, pw);
        long few = Bytes(() => kept(0.3, 0.1, Steps, out px, out pw));
        Assert.Equal(value, kept(0.3, 0.1, Steps, out double kx, out double kw));
        Assert.Equal((x, w), (kx, kw));
        Assert.InRange(few, 0, MostBytes);
        Assert.Equal(0, Allocation.BytesPerCall(() => kept(0.3, 0.1, Steps, out _, out _)));
    }

    [Fact]
    public void Second_derivatives_too()
    {
        Type model = Build();
        Product kept = Of<Product>(model, "KeptHessianVectorProduct"), plain = Of<Product>(model, "PlainHessianVectorProduct");
        kept(0.3, 0.1, 3, 1, -1, out _, out _);
        long few = Bytes(() => kept(0.3, 0.1, Steps, 1, -1, out _, out _));
        Assert.InRange(few, 0, 2 * MostBytes);
        Assert.Equal(plain(0.3, 0.1, Steps, 1, -1, out double px, out double pw), kept(0.3, 0.1, Steps, 1, -1, out double kx, out double kw));
        Assert.Equal((px, pw), (kx, kw));
    }

    [Fact]
    public void Costs_a_few_runs()
    {
        Type model = Build();
        Gradient kept = Of<Gradient>(model, "KeptGradient"), plain = Of<Gradient>(model, "PlainGradient");
        TimeSpan few = Best(kept), all = Best(plain);
        TestContext.Current.TestOutputHelper!.WriteLine($"{Steps} steps: {all.TotalMilliseconds:F1} ms with all that the reverse needs stored, {few.TotalMilliseconds:F1} ms with 100 states, {few / all:F1} times as long.");

        // The loss runs less than four times, and once more with its reverse.
        Assert.InRange(few / all, 0, 20);
    }

    private static TimeSpan Best(Gradient gradient) => Enumerable.Range(0, 5).Min(_ =>
    {
        long start = Stopwatch.GetTimestamp();
        gradient(0.3, 0.1, Steps, out double _, out double _);
        return Stopwatch.GetElapsedTime(start);
    });

    private static long Bytes(Action call)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        call();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static T Of<T>(Type model, string method)
        where T : Delegate => model.GetMethod(method, BindingFlags.Public | BindingFlags.Static)!.CreateDelegate<T>();

    private static Type Build() => GeneratorRun.Of("""
        using System; using AutoDiffGen;
        public static partial class Model
        {
            [Differentiable(Derivatives.Gradient | Derivatives.HessianVectorProduct)]
            public static double Kept(double x, double w, int n)
            {
                double s = x;
                for (int i = 0; i < n; i++)
                {
                    Derivative.Checkpoint(100);
                    s = Math.Sin(s) + w * s;
                }

                return s;
            }

            [Differentiable(Derivatives.Gradient | Derivatives.HessianVectorProduct)]
            public static double Plain(double x, double w, int n)
            {
                double s = x;
                for (int i = 0; i < n; i++) s = Math.Sin(s) + w * s;
                return s;
            }
        }
        """).Assembly.GetType("Model")!;
}
