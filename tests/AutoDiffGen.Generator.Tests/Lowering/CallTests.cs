using Xunit;

namespace AutoDiffGen.Generator.Tests.Lowering;

public class CallTests
{
    [Fact]
    public void Callees_return_early_and_out_of_loops() => Oracle.Same("""
        static double First(ReadOnlySpan<double> a, double limit)
        {
            for (int i = 0; i < a.Length; i++)
            {
                if (a[i] > limit) return a[i];
                if (a[i] == 0) break;
            }
            if (limit > 3) return -limit;
            return Sign(limit) * 10;
        }
        static int Sign(double x) { if (x > 0) return 1; else if (x < 0) return -1; return 0; }
        [Differentiable] public static double F(double[] a, double x)
        {
            double s = 0;
            for (int i = 0; i < a.Length; i++)
            {
                if (First(a.AsSpan(i), x) < 0) continue;
                s += First(a, x + i) * First(a.AsSpan(i), s);
                if (First(a, s) == a[0]) return s;
            }
            return s + First(a, x);
        }
        """, [new double[] { 1, 2, 3 }, 0.5], [new double[] { 1, 0, 3, 9 }, 2.0], [new double[] { -1, 2 }, 5.0], [System.Array.Empty<double>(), -1.0]);

    [Fact]
    public void Parameters_are_copies_and_names_may_repeat() => Oracle.Same("""
        static double G(double x, int n) { x *= 2; while (n-- > 0) { double s = x; x += s; } return x; }
        static double H(double s) { double x = G(s, 1); { double y = x; s = y; } { double y = 2; s *= y; } return s; }
        [Differentiable] public static double F(double x, int n)
        {
            double s = x;
            s += G(x, n) + G(s, n) + x + n;
            return H(H(s)) + x;
        }
        """, [1.5, 0], [1.5, 3]);

    [Fact]
    public void Callees_write_to_memory_and_hand_it_back() => Oracle.Same("""
        static void Scale(Span<double> a, double by) { for (int i = 0; i < a.Length; i++) a[i] *= by; }
        static Span<double> Tail(Span<double> a) => a.Slice(1);
        static double[] Squares(ReadOnlySpan<double> a) { var r = new double[a.Length]; for (int i = 0; i < r.Length; i++) r[i] = a[i] * a[i]; return r; }
        static int Next(ref int at, in double by, out double twice) { twice = by * 2; at += 3; return at++; }
        [Differentiable] public static double F(double[] a, double x)
        {
            Scale(a, x);
            Scale(Tail(Tail(a)), 2);
            double s = 0; int k = 0;
            foreach (double v in Squares(a)) s += v;
            for (int i = 0; i < 2; i++) { s += Next(ref k, x, out double t); s += t; Next(ref k, in s, out s); }
            return s + k;
        }
        """, [new double[] { 1, 2, 3, 4 }, 0.5], [new double[] { 1 }, 0.5]);

    [Fact]
    public void Local_functions_see_and_change_their_surroundings() => Oracle.Same("""
        [Differentiable] public static double F(double x, int n)
        {
            double s = 0;
            for (int i = 0; i < n; i++)
            {
                Add(i);
                if (i > 3) Add(Twice(x));
            }
            int calls = 0;
            while (More()) s += 0.5;
            return s + calls + Static(2);

            void Add(double v) { s += v * x; if (s > 30) return; s++; }
            double Twice(double v) => v * 2;
            bool More() => calls++ < n;
            static double Static(double v) { return Deep(v) + 1; static double Deep(double w) => w * w; }
        }
        """, [1.5, 0], [1.5, 6]);

    [Fact]
    public void Callees_in_other_files_and_types() => Oracle.Same(Snippet.Of("""
        using AutoDiffGen;
        namespace N.M;
        static partial class C
        {
            [Differentiable] public static double F(double x) => x.Cube() + Other.Nested.Half(x) + Scaled(x);
            static double Scaled(double x) => x * Other.Factor + Other.Scale;
        }
        """, """
        namespace N.M;
        static class Other
        {
            public const double Factor = 3;
            public const int Scale = 5;
            public static double Cube(this double v) => v * v * v;
            public static class Nested { public static double Half(double v) { return v / 2; } }
        }
        """), [2.0], [-0.5]);
}
