using Xunit;

namespace AutoDiffGen.Generator.Tests.Lowering;

/// <summary>Array and span variables that branches and loops assign anew: the same value, memory and exception as compiled.</summary>
public class ReferenceTests
{
    private static readonly double[] None = [], One = [1.5], Three = [1, -2, 0.5], Five = [0.5, -1, 2, 0.25, 3];

    [Fact]
    public void Windows_that_shrink() => Oracle.Same("""
        [Differentiable] public static double F(ReadOnlySpan<double> x, int n)
        {
            ReadOnlySpan<double> rest = x;
            double s = 0;
            while (rest.Length > n) { s = s * 0.5 + rest[0] * rest[^1]; rest = rest[1..]; }
            if (n > 1) rest = x[n..];
            do { if (rest.IsEmpty) break; s += rest[0]; rest = rest.Length > 2 ? rest[2..] : rest.Slice(rest.Length); } while (true);
            return s + rest.Length;
        }
        """, [None, 0], [One, 0], [Three, 0], [Three, 1], [Five, 2], [Five, 0], [One, 3]);

    [Fact]
    public void Slices_out_of_range_throw() => Oracle.Same("""
        [Differentiable] public static double F(Span<double> x, Span<double> y, int n)
        {
            Span<double> p = n > 2 ? x : y;
            double s = 0;
            for (int i = 0; i < 3; i++) { s += p[0]; p = p.Slice(n - 1); }
            return s;
        }
        """, [Five, Three, 1], [Five, Three, 2], [Five, Three, 3], [Five, Three, 0], [Five, Three, 9]);

    [Fact]
    public void Two_buffers_by_turns() => Oracle.Same("""
        [Differentiable] public static double F(ReadOnlySpan<double> x, int steps)
        {
            int n = x.Length;
            double[] a = new double[n], b = new double[n];
            for (int i = 0; i < n; i++) a[i] = x[i];
            for (int t = 0; t < steps; t++)
            {
                for (int i = 0; i < n; i++) b[i] = 0.5 * a[i] * a[(i + 1) % n] + t;
                (a, b) = (b, a);
            }
            double s = 0;
            for (int i = 0; i < n; i++) s = s * 3 + a[i] + 7 * b[i];
            return s;
        }
        """, [None, 2], [One, 3], [Three, 0], [Three, 1], [Five, 4]);

    [Fact]
    public void Three_spans_on_the_stack_in_rotation() => Oracle.Same("""
        [Differentiable] public static double F(double x, int steps)
        {
            Span<double> old = stackalloc double[3], now = stackalloc double[3], next = stackalloc double[2];
            old[0] = x; now[1] = 2 * x; now[2] = 1;
            for (int t = 0; t < steps; t++)
            {
                next[0] = now[0] * 0.5 + old[1]; next[1] = old[0] - now[1];
                Span<double> free = old;
                old = now; now = next; next = free[..2];
                if (t == 1) now.CopyTo(old);
            }
            return old[0] + 3 * old[1] + 9 * now[0] + 27 * now[1] + 81 * next[0] + 243 * next[1] + old.Length;
        }
        """, [0.5, 0], [0.5, 1], [0.5, 2], [0.5, 7]);

    [Fact]
    public void A_parameter_and_a_buffer_by_turns() => Oracle.Same("""
        [Differentiable] public static double F(Span<double> x, int steps)
        {
            Span<double> a = x, b = new double[x.Length];
            for (int t = 0; t < steps; t++)
            {
                b.Clear();
                for (int i = 0; i < a.Length; i++) b[a.Length - 1 - i] += 0.5 * a[i];
                var swap = a; a = b; b = swap;
            }
            double s = 0;
            foreach (double v in a) s = 2 * s + v;
            return s;
        }
        """, [None, 1], [One, 2], [Three, 0], [Five, 1], [Five, 4]);

    [Fact]
    public void Chosen_memory_is_shared() => Oracle.Same("""
        [Differentiable] public static double F(double[] a, Span<double> s, int n)
        {
            Span<double> p = n > 0 ? s : s[1..], q = n > 1 ? a : p;
            q[0] += 10; p[1] *= 3; p[0] += q[1];
            Span<double> r = Longer(a, q);
            r[0] -= 4; r[^1] = r.Length;
            ReadOnlySpan<double> e = n > 2 ? default : r[..1];
            q.Fill(p[0]); if (n == 3) p.Clear();
            p[1..].CopyTo(q);
            double sum = e.Length;
            foreach (double v in e) sum += v;
            return sum + q[1] + p[0] + a[0];
        }
        static Span<double> Longer(double[] a, Span<double> b) { if (a.Length > b.Length) return a; return b; }
        """,
        [new double[] { 1, 2 }, new double[] { 4, 5, 6 }, 0], [new double[] { 1, 2, 3, 4 }, new double[] { 4, 5, 6 }, 0],
        [new double[] { 1, 2, 3, 4 }, new double[] { 4, 5, 6 }, 1], [new double[] { 1, 2, 3, 4 }, new double[] { 4, 5, 6 }, 2],
        [new double[] { 1, 2, 3, 4 }, new double[] { 4, 5, 6 }, 3], [new double[] { 1, 2 }, new double[] { 4, 5, 6 }, 2], [new double[] { 1 }, new double[] { 4 }, 0]);

    [Fact]
    public void New_memory_in_each_iteration() => Oracle.Same("""
        [Differentiable] public static double F(ReadOnlySpan<double> x0, int steps)
        {
            double[] state = x0.ToArray(), first = state, before = state;
            for (int t = 0; t < steps; t++)
            {
                before = state;
                state = Step(state, 0.1 * t);
                if (t == 2) state[0] += before[0];
            }
            double s = 0;
            for (int i = 0; i < state.Length; i++) s = s * 2 + state[i] + 0.1 * first[i] + 0.01 * before[i];
            return s;
        }
        static double[] Step(double[] y, double h)
        {
            double[] k1 = Rate(y), k2 = Rate(Add(y, k1, h));
            return Add(y, k2, h);
        }
        static double[] Rate(double[] y) { var r = new double[y.Length]; for (int i = 0; i < r.Length; i++) r[i] = -y[i] * y[r.Length - 1 - i]; return r; }
        static double[] Add(double[] y, double[] k, double h) { var r = new double[y.Length]; for (int i = 0; i < y.Length; i++) r[i] += y[i] + h * k[i]; return r; }
        """, [None, 2], [One, 0], [Three, 1], [Three, 3], [Five, 6]);

    [Fact]
    public void The_best_so_far_and_where_it_started() => Oracle.Same("""
        [Differentiable] public static double F(double[] x, int steps)
        {
            double[] best = x, current = x;
            for (int t = 0; t < steps; t++)
            {
                double[] next = new double[x.Length];
                for (int i = 0; i < next.Length; i++) next[i] += current[i] * 0.5 - t % 3;
                if (next[0] > best[0]) best = next;
                double[] shadow = next;
                current = t % 4 == 3 ? best : next;
                shadow[^1] += 1;
            }
            return best[0] + 3 * current[0] + best[^1] + 9 * current[^1] + x[0];
        }
        """, [One, 0], [Three, 1], [Three, 4], [Five, 9]);

    [Fact]
    public void New_memory_in_nested_loops() => Oracle.Same("""
        [Differentiable] public static double F(ReadOnlySpan<double> x, int n)
        {
            double[] a = x.ToArray();
            double s = 0;
            for (int i = 0; i < n; i++)
            {
                double[] b = a;
                int k = 0;
                while (k < i)
                {
                    double[] c = new double[b.Length];
                    c[0] += b[0] * 0.5 + a[0]; c[^1] += b[^1] - k;
                    k++;
                    if (k == 3) continue;
                    b = c;
                }
                s += b[0] * a[0];
                a = b;
            }
            return s + a[^1];
        }
        """, [One, 3], [Three, 0], [Three, 1], [Five, 5]);

    [Fact]
    public void Early_returns_of_arrays() => Oracle.Same("""
        [Differentiable] public static double F(double[] x, int n)
        {
            double[] y = Pick(x, n), z = Pick(y, n > 1 ? n : 0);
            double s = 0;
            foreach (double v in z) s = s * 2 + v;
            return s + y[0];
        }
        static double[] Pick(double[] x, int n)
        {
            if (n == 0) return x;
            for (int i = 0; i < x.Length; i++)
                if (x[i] > 1) return x[i..];
            double[] r = new double[n + x.Length];
            for (int i = 0; i < r.Length; i++) r[i] = i + x[0];
            if (n > 2) return r;
            return [x[0], 2, x[^1]];
        }
        """, [One, 0], [One, 1], [Three, 0], [Three, 1], [Three, 2], [Three, 3], [Five, 0], [Five, 2]);

    [Fact]
    public void Unassigned_before_and_dead_after() => Oracle.Same("""
        [Differentiable] public static double F(Span<double> s, double[] a, int n)
        {
            Span<double> p, row = default;
            if (n > 0) p = s; else p = a;
            double x = p[0];
            for (int i = 0; i < n; i++) { row = a.AsSpan(i, 1); x += row[0]; p = i % 2 == 0 ? s[1..] : row; }
            return x + p[0] + row.Length;
        }
        """, [Three, Five, 0], [Three, Five, 1], [Three, Five, 2], [Three, Five, 4]);
}
