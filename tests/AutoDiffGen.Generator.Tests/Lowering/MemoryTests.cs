using Xunit;

namespace AutoDiffGen.Generator.Tests.Lowering;

public class MemoryTests
{
    [Fact]
    public void Fresh_memory_of_all_kinds() => Oracle.Same("""
        [Differentiable] public static double F(double x, int n)
        {
            double[] a = new double[n];
            double[] b = new double[] { x, 2, x * x }, c = { 1, x };
            double[] d = [x, 4];
            Span<double> e = stackalloc double[n + 1], f = stackalloc double[] { 5, x }, g = stackalloc[] { x, 1 }, h = [x, x + 1], z = default;
            ReadOnlySpan<double> k = [0.5, 0.25];
            int[] m = new[] { 1, 2, n }; long[] l = [n, 3]; bool[] q = [x > 0, true]; float[] w = { 1, 2 };
            Span<double> u = n < 3 ? stackalloc double[3] : new double[n];
            a[0] = 1; e[n] = a[0]; u[^1] = 9;
            foreach (double v in b) a[0] += v;
            return a[0] + b[0] + c[1] + d[0] + e[n] + f[1] + g[0] + h[1] + k[1] + m[2] + l[0] + (q[0] ? 1 : 2) + w[1] + u.Length + u[^1] + z.Length + Array.Empty<double>().Length;
        }
        """, [0.5, 1], [2.5, 4], [1.0, 0]);

    [Fact]
    public void Slices_alias_and_array_ranges_copy() => Oracle.Same("""
        [Differentiable] public static double F(double[] a, Span<double> s, int i)
        {
            Span<double> p = s.Slice(1), q = s.Slice(1, 2), r = s[1..^1], t = a.AsSpan(), u = a.AsSpan(1), v = a.AsSpan(1, 2), w = a.AsSpan(1..), y = s[..], z = s[^2..];
            double[] copy = a[1..3], all = a[..], tail = a[^2..];
            p[0] += 1; q[1] *= 2; r[0] += q[0]; t[0] = 7; u[0] += t[0]; v[1] = u[1] + v[0]; w[0]++; y[i] -= 1; z[0] = z[1];
            copy[0] = 100; all[0] += 3; tail[1] = 55;
            ReadOnlySpan<double> ro = p; Span<double> inner = p.Slice(1)[..1];
            inner[0] += 0.5;
            return ro[0] + ro[1] + copy[1] + all[0] + tail[0] + a[1] + inner.Length + ro.Length + (p.IsEmpty ? 1 : 0) + a.LongLength;
        }
        """,
        [new double[] { 1, 2, 3, 4 }, new double[] { 5, 6, 7, 8 }, 0],
        [new double[] { 1, 2, 3 }, new double[] { 5, 6, 7 }, 2],
        [new double[] { 1, 2 }, new double[] { 5, 6, 7 }, 2],
        [new double[] { 1, 2, 3 }, new double[] { 5, 6, 7 }, 3],
        [new double[] { 1, 2, 3 }, new double[] { 5 }, 0]);

    [Fact]
    public void Whole_spans() => Oracle.Same("""
        [Differentiable] public static double F(double[] a, Span<double> s)
        {
            double[] c = a.ToArrayLike(); 
            Span<double> d = s.ToArray();
            d[0] += 1; c[0] += 2;
            a.CopyTo(d);
            d.Slice(1, 2).CopyTo(s);
            s.Slice(0, s.Length - 1).CopyTo(s[1..]);
            a.AsSpan(1).CopyTo(a);
            d[2..].Fill(a[0]);
            Array.Fill(c, 4);
            s[..1].Clear();
            double sum = 0;
            foreach (double v in d) sum += v;
            foreach (double v in c) sum = sum * 2 + v;
            double[] e = (double[])a.Clone(); e[0] = 77;
            Array.Clear(c);
            return sum + c[0] + e[0];
        }
        static double[] ToArrayLike(this double[] x) { double[] y = new double[x.Length]; x.CopyTo(y.AsSpan()); return y; }
        """,
        [new double[] { 1, 2, 3, 4 }, new double[] { 5, 6, 7, 8 }],
        [new double[] { 1, 2, 3 }, new double[] { 5, 6, 7, 8 }],
        [new double[] { 1, 2, 3, 4, 5 }, new double[] { 5, 6, 7, 8 }]);

    [Fact]
    public void Indices_from_data_and_of_type_long() => Oracle.Same("""
        [Differentiable] public static double F(double[] a, ReadOnlySpan<int> k, long n)
        {
            double s = 0;
            for (int i = 0; i < k.Length; i++) a[k[i]] += a[k[k.Length - 1 - i]] * 0.5;
            for (long i = 0; i < n; i++) s += a[i];
            s += a[n - 1] + a[^k[0]];
            return s;
        }
        """, [new double[] { 1, 2, 3 }, new[] { 1, 2, 1, 0 }, 3L], [new double[] { 1, 2, 3 }, new[] { 1 }, 0L], [new double[] { 1, 2, 3 }, new[] { 3 }, 2L], [new double[] { 1, 2, 3 }, new[] { 1 }, 4294967296L]);

    [Fact]
    public void A_recurrence_in_place() => Oracle.Same("""
        [Differentiable] public static double F(Span<double> a, double w)
        {
            for (int i = 1; i < a.Length; i++) a[i] = Math.Tanh(a[i] + w * a[i - 1]);
            for (int i = a.Length - 2; i >= 0; i--) a[i] -= a[i + 1] * a[i];
            return a[0];
        }
        """, [new double[] { 0.5, -1, 2, 0.1 }, 0.7], [new double[] { 0.5 }, 0.7], [System.Array.Empty<double>(), 0.7]);

    [Fact]
    public void Straight_line_reassignment_of_spans() => Oracle.Same("""
        [Differentiable] public static double F(ReadOnlySpan<double> x, int n)
        {
            if (n < 0) return 1;
            ReadOnlySpan<double> a = x;
            double s = a[0];
            a = a.Slice(1);
            s += a[0] * 10;
            a = x[^1..];
            if (n > 2) { var b = a; s += b[0]; b = x; s += b.Length; }
            for (int i = 0; i < n; i++) { var c = x[i..]; s += c[0]; c = c[1..]; s += c.Length; }
            return s + a[0];
        }
        """, [new double[] { 1, 2, 3 }, 3], [new double[] { 1, 2 }, 0], [new double[] { 1 }, 0], [new double[] { 1, 2 }, -1]);

    [Fact]
    public void Memory_in_loops_is_fresh_in_each_iteration() => Oracle.Same("""
        [Differentiable] public static double F(double x, int n)
        {
            double s = 0;
            for (int i = 0; i < n; i++)
            {
                double[] t = new double[2];
                t[i % 2] += x; t[0] += i;
                s += t[0] * 3 + t[1];
            }
            return s;
        }
        """, [0.5, 4], [0.5, 0]);
}
