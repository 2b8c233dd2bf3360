using System;
using System.Reflection;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Infrastructure;

public sealed class InvokerTests
{
    [Fact]
    public void Passes_spans_arrays_numbers_and_out_numbers()
    {
        double[] written = new double[3];
        double[] last = new double[1];
        double result = Invoker.For(Method(nameof(Static)))(null, [written, new float[] { 1, 2 }.AsMemory(1), new[] { 5L }, 7, last]);
        Assert.Equal(2 + 5 + 7, result);
        Assert.Equal([0, 0, 1], written);
        Assert.Equal(14, last[0]);
    }

    [Fact]
    public void Calls_on_instances_of_classes_and_structs()
    {
        Assert.Equal(2, Invoker.For(typeof(Point).GetMethod(nameof(Point.Scale))!)(new Point { X = 1 }, [2f]));
        Assert.Equal(0, Invoker.For(Method(nameof(Instance)))(this, []));
    }

    private static double Static(Span<double> written, ReadOnlySpan<float> read, long[] array, int number, out double last)
    {
        written[^1] = 1;
        last = read[0] + array[0] + number;
        return last;
    }

    private void Instance()
    {
    }

    private static MethodInfo Method(string name) =>
        typeof(InvokerTests).GetMethod(name, BindingFlags.Static | BindingFlags.Instance | BindingFlags.NonPublic)!;

    private struct Point
    {
        public float X;

        public readonly float Scale(float factor) => X * factor;
    }
}
