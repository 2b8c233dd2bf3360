using Xunit;

namespace AutoDiffGen.Generator.Tests.Lowering;

public class EvaluationOrderTests
{
    [Fact]
    public void Increments_inside_expressions() => Oracle.Same("""
        [Differentiable] public static double F(double x, int i)
        {
            int k = i++ + ++i * i-- - --i;
            double y = x++ * 10 + x-- + --x * x;
            k = k++ + k;
            long n = i; n++; n = n-- - --n;
            float f = (float)x; f++; f += f++ + ++f;
            return k + 100 * i + y + x + n + f;
        }
        """, [1.5, 3], [-2.25, -7]);

    [Fact]
    public void Assignments_inside_expressions() => Oracle.Same("""
        [Differentiable] public static double F(double x, double y)
        {
            double a, b, c;
            a = b = c = x;
            a += b = y;
            b *= (c = 3) + c + (c -= 1);
            x = x + (x = 5) * x;
            y = (y += 2) / (y = y * y);
            return a + 10 * b + 100 * c + x + y;
        }
        """, [1.5, 3.0], [-2.25, -7.0]);

    [Fact]
    public void Element_targets_are_evaluated_once_and_first() => Oracle.Same("""
        [Differentiable] public static double F(double[] a, Span<double> s, int i)
        {
            a[i++] += a[i];
            a[i++] = i;
            s[i - 1] = s[--i] *= 2;
            a[i = 0] += i + 5;
            a[i++]++;
            double q = a[i]-- * --a[i] + s[i++]++;
            s[i - i] -= (i = 1) + s[i];
            a[0] = a[1] = a[2] = q;
            (a[0], a[1]) = (a[1] + 1, a[0] + 2);
            return q + i;
        }
        """, [new double[] { 1, 2, 3, 4 }, new double[] { 5, 6, 7, 8 }, 0], [new double[] { 1, 2, 3, 4 }, new double[] { 5, 6, 7, 8 }, 1], [new double[] { 1 }, new double[] { 5 }, 0]);

    [Fact]
    public void Arguments_run_as_written_and_go_where_they_belong() => Oracle.Same("""
        static double G(double a, double b, double c = 4) => a + 10 * b + 100 * c;
        [Differentiable] public static double F(double x)
        {
            int n = 0;
            double r = G(c: n++, a: n++ * x, b: n++);
            r += G(b: n++, a: n++) + G(x, b: (x = 2), c: x) + G(x, x);
            return r + Math.Pow(y: x++, x: x) + Math.Max(x -= 1, x);
        }
        """, [1.5], [-3.0]);

    [Fact]
    public void Exceptions_come_in_order() => Oracle.Same("""
        [Differentiable] public static double F(double[] a, Span<double> s, int i, int z)
        {
            a[0] = 9;
            s[i] = Set(a, 1, 6 / z);
            a[i + 1] = Set(a, 2, 5);
            return a[0];
        }
        static double Set(double[] a, int at, double v) { a[at] = v; return v; }
        """,
        [new double[] { 1, 2, 3 }, new double[] { 1 }, 0, 1],
        [new double[] { 1, 2, 3 }, new double[] { 1 }, 5, 0],
        [new double[] { 1, 2, 3 }, new double[] { 1 }, 0, 0],
        [new double[] { 1, 2, 3 }, new double[] { 1, 2, 3, 4 }, 3, 1],
        [new double[] { 1, 2, 3 }, new double[] { 1, 2, 3, 4 }, 4, 1],
        [new double[] { 1 }, new double[] { 1, 2, 3, 4 }, 1, 1]);

    [Fact]
    public void Swaps() => Oracle.Same("""
        [Differentiable] public static double F(Span<double> a, double x)
        {
            for (int i = 0; i < a.Length; i++)
                for (int j = 0; j + 1 < a.Length - i; j++)
                    if (a[j] > a[j + 1]) { double t = a[j]; a[j] = a[j + 1]; a[j + 1] = t; }
            double y = 2; int n = 1;
            (x, y) = (y, x);
            (y, _) = (x + y, n);
            (a[0], x, n) = (x, a[^1], 3);
            (double p, var q) = (n, a[0]);
            double r;
            (r, p) = (p, 1);
            return x + 10 * y + 100 * n + p + q + r;
        }
        """, [new double[] { 3, 1, 2 }, 0.5], [new double[] { 3, -1, 2, 7, 7, -9 }, 0.5]);
}
