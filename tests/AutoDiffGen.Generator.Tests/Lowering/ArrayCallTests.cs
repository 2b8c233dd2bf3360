using System.Linq;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Lowering;

/// <summary>Methods of arrays and spans, run as compiled and as lowered.</summary>
public class ArrayCallTests
{
    private static readonly double[][] Contents =
    [
        [], [1], [2, 1], [3, 1, 2], [1, 1, 0, -0.0, 5, 5, 1], [double.NaN, 1, double.NaN, -2, double.PositiveInfinity], [7, 6, 5, 4, 3, 2, 1, 0, -1, -2, -3, -4, -5],
    ];

    [Theory]
    [InlineData("Array.Sort(a); return a.Length;")]
    [InlineData("s.Sort(); return 0;")]
    [InlineData("Array.Sort(a, 1, n); return 0;")]
    [InlineData("s.Reverse(); return 0;")]
    [InlineData("Array.Reverse(a, 1, n); return 0;")]
    [InlineData("Array.Clear(a); return 0;")]
    [InlineData("Array.Clear(a, n, 1); return 0;")]
    [InlineData("Array.Fill(a, x, 1, n); return 0;")]
    [InlineData("Array.Fill(array: a, startIndex: n, count: 1, value: x); return 0;")]
    [InlineData("Array.Copy(a, b, n); return 0;")]
    [InlineData("Array.Copy(a, 1, a, 0, n); return 0;")]
    [InlineData("Array.Copy(a, 0, a, 1, n); return 0;")]
    [InlineData("a.CopyTo(b, n); return 0;")]
    [InlineData("return a.AsSpan().TryCopyTo(b) ? 1 : 0;")]
    [InlineData("return a.AsSpan(n).TryCopyTo(a) ? 1 : 0;")]
    [InlineData("return Array.IndexOf(a, x);")]
    [InlineData("return Array.IndexOf(a, x, 1);")]
    [InlineData("return Array.IndexOf(a, x, 1, n);")]
    [InlineData("return s.IndexOf(x) + 100 * s.LastIndexOf(x) + 10000 * a.AsSpan().Count(x);")]
    [InlineData("return s.Contains(x) ? 1 : 0;")]
    [InlineData("return s.IndexOf(double.NaN) + 10 * s.IndexOf(0);")]
    [InlineData("return s.SequenceEqual(b) ? 1 : 0;")]
    [InlineData("return s.SequenceEqual(a) ? 1 : 0;")]
    [InlineData("return s.StartsWith(b.AsSpan(0, n)) ? 1 : s.EndsWith(b.AsSpan(0, n)) ? 2 : 3;")]
    [InlineData("return s.EndsWith(a.AsSpan(n)) ? 1 : 0;")]
    [InlineData("Array.Sort(a); return Array.BinarySearch(a, x);")]
    [InlineData("a.AsSpan().Sort(); return s.BinarySearch(x + 0.5);")]
    [InlineData("return a.GetLength(0) + a.LongLength + s.Length + (s.IsEmpty ? 1 : 0) + ReadOnlySpan<double>.Empty.Length;")]
    [InlineData("double[] c = [.. a, x, .. s[n..], n]; return c[^1] + c.Length + c[n];")]
    [InlineData("double[] c = [.. a, a[0] = 3]; return c[0] + c[^1];")]
    [InlineData("ReadOnlySpan<int> c = [n, .. new int[] { 1, 2 }]; return c[1] + c.IndexOf(2) + c.Length;")]
    [InlineData("return a.AsSpan(^n)[0] + a.AsSpan(1..)[0] + s[^1];")]
    public void Run_as_compiled(string body) => Same(body);

    [Theory]
    [InlineData("return Enumerable.Sum(a);")]
    [InlineData("return a.Average();")]
    [InlineData("return a.Max();")]
    [InlineData("return a.Min() + Enumerable.Min(b);")]
    [InlineData("float[] f = new float[a.Length]; for (int i = 0; i < f.Length; i++) f[i] = (float)a[i]; return f.Sum() + f.Average() + f.Max();")]
    public void Enumerate_as_compiled(string body) => Same(body);

    private static void Same(string body) => Oracle.Same(
        Snippet.Of($$"""
            using System;
            using System.Linq;
            using AutoDiffGen;
            public static partial class C
            {
                [Differentiable]
                public static double F(double x, int n, double[] a, double[] b)
                {
                    Span<double> s = a;
                    {{body}}
                }
            }
            """),
        [.. from content in Contents from n in (int[])[0, 1, 2] select (object[])[1.0, n, content.ToArray(), (double[])[1, 2, 3, 4, 5, 6, 7, 8]]]);
}
