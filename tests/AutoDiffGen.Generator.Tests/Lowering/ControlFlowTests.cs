using Xunit;

namespace AutoDiffGen.Generator.Tests.Lowering;

public class ControlFlowTests
{
    private static readonly object[][] Numbers = [[0.0], [-0.0], [1.0], [-1.0], [2.5], [7.0], [-30.0], [double.NaN], [double.PositiveInfinity]];

    private static readonly object[][] Counts = [[1.5, 0], [1.5, 1], [1.5, 2], [1.5, 3], [1.5, 4], [1.5, 7], [1.5, 20], [-2.0, 5], [0.1, 12]];

    [Fact]
    public void Early_returns_in_a_row() => Oracle.Same("""
        [Differentiable] public static double F(double x)
        {
            if (x < -10) return -1;
            if (double.IsNaN(x)) { x = 3; return x * 2; }
            double y = x * x;
            if (y > 40) return y; else y += 1;
            if (x > 2) { y *= 2; } else { return y - x; }
            return y + x;
        }
        """, Numbers);

    [Fact]
    public void A_branch_that_may_return_and_may_go_on() => Oracle.Same("""
        [Differentiable] public static double F(double x)
        {
            double y = 1;
            if (x > 0)
            {
                y = 2;
                if (x > 2) return x;
                y = 3 * x;
            }
            y += x;
            if (x < 0)
            {
                if (x < -20) { y = 4; return y; }
                else if (x < -0.5) y = x * 5;
                y++;
            }
            else if (x == 1) return 17;
            return y;
        }
        """, Numbers);

    [Fact]
    public void Assigned_by_both_sides_only() => Oracle.Same("""
        [Differentiable] public static double F(double x)
        {
            double y, z;
            if (x > 1) { y = x; z = 1; }
            else if (x < -1) { y = -x; z = 2; }
            else { if (x == 0) return 9; y = 0.5; z = y + x; }
            return y * z;
        }
        """, Numbers);

    [Fact]
    public void Conditions_that_assign() => Oracle.Same("""
        [Differentiable] public static double F(double x)
        {
            int n = 0;
            double y = x;
            if (n++ == 0 && (y = x * 2) > 1 || ++n > 5) y += n;
            double z = (y -= 1) > 0 ? (n += 3) : (y = 4);
            bool both = x > 0 & n++ > 2, either = x > 0 | n++ > 2, one = x > 0 ^ n > 3;
            return y + 10 * n + 100 * z + (both ? 1 : 0) + (either ? 2 : 0) + (!one ? 4 : 8);
        }
        """, Numbers);

    [Fact]
    public void The_side_not_taken_does_not_run() => Oracle.Same("""
        [Differentiable] public static double F(double[] a, int i)
        {
            double y = i >= 0 && i < a.Length && a[i] > 0 ? a[i] : -1;
            if (i < 0 || i >= a.Length || a[i] == 2) y += 10;
            return y + (i == 0 ? 0 : 6 / i);
        }
        """, [new double[] { 1, 2, -3 }, 0], [new double[] { 1, 2, -3 }, 1], [new double[] { 1, 2, -3 }, 2], [new double[] { 1, 2, -3 }, 3], [new double[] { 1 }, -1]);

    [Fact]
    public void Constant_conditions() => Oracle.Same("""
        const bool Fast = true;
        [Differentiable] public static double F(double x)
        {
            if (Fast) x += 1; else x = 1 / x;
            if (!Fast) return 3;
            while (false) x = 7;
            double y = Fast ? x : 2;
            do { y += 2; } while (false);
            return Fast && x > 3 ? y : -y;
        }
        """, Numbers);

    [Fact]
    public void Loops_with_every_exit() => Oracle.Same("""
        [Differentiable] public static double F(double x, int n)
        {
            double s = 0;
            for (int i = 0; i < n; i++)
            {
                if (i == 3) continue;
                s += x * i;
                if (s > 50) break;
                for (int j = i; j > 0; j--)
                {
                    if (j == 2) { s += 0.5; continue; }
                    if (s < -30) return s - 1000;
                    if (j == 5) break;
                    s += 0.25;
                }
                if (s > 20 && i % 2 == 0) return s + 1000;
            }
            return s;
        }
        """, Counts);

    [Fact]
    public void A_continue_from_the_middle_of_a_branch() => Oracle.Same("""
        [Differentiable] public static double F(double x, int n)
        {
            double s = 0; int i = 0;
            for (; i < n; ++i)
            {
                if (i % 2 == 0)
                {
                    s += 1;
                    if (i % 4 == 0) continue;
                    s += x;
                    if (s > 15) break;
                }
                else if (i == 5) { s -= 3; if (s < 0) return -s; }
                s *= 1.125;
            }
            return s + i;
        }
        """, Counts);

    [Fact]
    public void Endless_loops() => Oracle.Same("""
        [Differentiable] public static double F(double x, int n)
        {
            int k = 0;
            for (;;) { if (k >= n) break; k++; x = x / 2 + 1; }
            while (true)
            {
                x += 1;
                k++;
                if (k > n + 4) { while (true) { if (x > 3) return x + k; x += 2; } }
            }
        }
        """, Counts);

    [Fact]
    public void Do_loops() => Oracle.Same("""
        [Differentiable] public static double F(double x, int n)
        {
            double s = 0; int i = 0;
            do { i++; if (i % 3 == 0) continue; s += x; } while (i < n);
            do { s *= 0.5; if (s < 1) break; i--; } while (i > 0 && s > 2);
            do { if (i++ > 3 * n) return s; s += 1; } while (s < 8);
            do { s -= 1; break; } while (s > 0);
            double t;
            do { t = s * 2; s += t; } while (t < 20);
            do s++; while (i-- > 0);
            return s + t + i;
        }
        """, Counts);

    [Fact]
    public void Conditions_with_effects() => Oracle.Same("""
        [Differentiable] public static double F(double[] a, double x)
        {
            int i = 0, j = a.Length;
            while (i < a.Length && a[i++] < x) a[i - 1] += 1;
            while (--j >= 0) { if (a[j] == 7) continue; x += a[j] * j; if (x > 90) break; }
            int k = -1;
            while ((a[0] = a[0] - 1) > 0 && ++k < a.Length) { x += a[k]; if (x > 95) return x; }
            for (int m = 3; m-- > 0;) x += m;
            return x + 100 * i + 1000 * j;
        }
        """, [new double[] { 1, 2, 3, 7 }, 2.5], [new double[] { 1 }, 0.0], [new double[] { 60, 70, 80 }, 1e9], [System.Array.Empty<double>(), 1.0]);

    [Fact]
    public void Counting_loops_of_all_kinds() => Oracle.Same("""
        [Differentiable] public static double F(double x, int n)
        {
            double s = 0;
            for (int i = n - 1; i >= 0; i--) s = s * x + i;
            for (int i = 0; n > i; i += 2) s += i;
            for (int i = 10; i > n; i -= 3) s += 0.5;
            for (int i = 1; i <= n; i = i + 1) s += x / i;
            for (long i = 0; i < n; i++) s += i;
            for (long i = n; i != 3 && i < 9; i++) s += i * 0.25;
            for (int i = 0, j = n; i < j; i++, j--) s += i * j;
            for (int i = 0, m = n * 2; i < m; i++) s += 1;
            for (int i = 0; i < n; i++) { n -= 1; s += 2; }
            for (int i = 0; i < 4; i++) { if (i == 1) i = 2; s += i; }
            for (double t = 0; t < 1; t += 0.25) s += t;
            for (int i = 0; i < (int)s && i < 5; i++) s -= 0.125;
            int k;
            for (k = 0; k < n; k++) s += x;
            return s + k;
        }
        """, Counts);

    [Fact]
    public void A_bound_that_the_body_changes_is_looked_at_again() => Oracle.Same("""
        [Differentiable] public static double F(double[] a, int n)
        {
            double s = 0;
            for (int i = 0; i < a[0]; i++) { s += i; if (i == 2) a[0] = 4; }
            for (int i = 0; i < Math.Min(n, a.Length); i++) s += a[i];
            int m = n;
            for (int i = 0; i < m; i++) { s += 1; if (i == 1) m--; }
            return s;
        }
        """, [new double[] { 10, 2 }, 3], [new double[] { 0, 2, 5 }, 0], [new double[] { -1, 2, 5 }, 2]);

    [Fact]
    public void Foreach_over_arrays_and_spans() => Oracle.Same("""
        [Differentiable] public static double F(ReadOnlySpan<double> x, double[] a, Span<int> k, float[] f)
        {
            double s = 0;
            foreach (double v in x) s += v * v;
            foreach (var v in a) { if (v < 0) continue; s += v; a[0] = 100; }
            foreach (int i in k) { if (i == 2) break; s += i; k[^1] = 2; }
            foreach (var v in x[1..]) { s += v; if (s > 500) return s; }
            foreach (double v in f) s += v / 3;
            foreach (double v in new double[] { 1, s }) s += v;
            foreach (double v in (ReadOnlySpan<double>)a) { double w = v; w++; s += w; }
            return s;
        }
        """,
        [new double[] { 1, 2, 3 }, new double[] { 5, -6, 7 }, new[] { 1, 1, 1 }, new[] { 0.1f, 0.2f }],
        [new double[] { 600 }, new double[] { -1 }, new[] { 2 }, System.Array.Empty<float>()],
        [System.Array.Empty<double>(), System.Array.Empty<double>(), new[] { 2 }, System.Array.Empty<float>()]);

    [Fact]
    public void Newton_in_a_while() => Oracle.Same("""
        [Differentiable] public static double F(double a)
        {
            double x = a > 1 ? a : 1, previous;
            do
            {
                previous = x;
                x = 0.5 * (x + a / x);
            }
            while (Math.Abs(x - previous) > 1e-12);
            return x;
        }
        """, [2.0], [1e6], [0.25], [0.0]);

    [Fact]
    public void Exits_out_of_nested_loops() => Oracle.Same("""
        [Differentiable] public static double F(double x, int n)
        {
            double s = 0;
            for (int i = 0; i < n; i++)
            {
                bool found = false;
                for (int j = 0; j < n; j++)
                {
                    for (int k = 0; ; k++)
                    {
                        if (k == j) break;
                        if (i + j + k == 11) return s + 0.5;
                        s += x * k;
                        if (k > 4) { found = true; break; }
                    }
                    if (found) break;
                }
                if (!found && i > 6) return -s;
                while (s > 100) { s -= 30; if (s < 90) continue; s -= 1; if (i == 7) break; }
            }
            return s;
        }
        """, Counts);
}
