using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Lowering;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Lowering;

/// <summary>Every refusal at its exact place: what stands between [| and |] is what the diagnostic must point at.</summary>
public class DiagnosticTests
{
    [Theory]
    [InlineData("ADG0001", "namespace N { public static class [|C|] { [Differentiable] public static double F(double x) => x; } }")]
    [InlineData("ADG0001", "class [|Outer|] { partial class C { [Differentiable] double F(double x) => x; } }")]
    [InlineData("ADG0002", "file static partial class [|C|] { [Differentiable] public static double F(double x) => x; }")]
    [InlineData("ADG0003", "partial struct S { [Differentiable] public static double operator [|-|](S s) => 1; }")]
    [InlineData("ADG0003", "interface I { double F(double x); } partial class C : I { [Differentiable] double I.[|F|](double x) => x; }")]
    [InlineData("ADG0004", "abstract partial class C { [Differentiable] public abstract double [|F|](double x); }")]
    [InlineData("ADG0004", "static partial class C { [Differentiable] [System.Runtime.InteropServices.DllImport(\"m\")] static extern double [|F|](double x); }")]
    [InlineData("ADG0005", "static partial class C { [Differentiable] static async System.Threading.Tasks.Task<double> [|F|](double x) { await System.Threading.Tasks.Task.Yield(); return x; } }")]
    [InlineData("ADG0005", "static partial class C { [Differentiable] static System.Collections.Generic.IEnumerable<double> [|F|](double x) { yield return x; } }")]
    [InlineData("ADG0006", "static partial class C { [Differentiable] static T [|F|]<T>(T x) where T : System.Numerics.INumber<T> => x; }")]
    [InlineData("ADG0060", "static partial class C { [Differentiable] static T F<T>(T x) where T : System.Numerics.IFloatingPointConstants<T>, System.Numerics.ITrigonometricFunctions<T> => [|T.Asin(x)|]; }")]
    [InlineData("ADG0060", "static partial class C<T> where T : System.Numerics.IFloatingPointConstants<T>, System.Numerics.IPowerFunctions<T> { [Differentiable] static T F([Wrt] T x, T y) => T.Pow(x, y) + [|T.Pow(y, x)|]; }")]
    [InlineData("ADG0060", "static partial class C<T> where T : System.Numerics.IFloatingPointConstants<T> { [Differentiable] static T F([Wrt] T x) => [|T.Abs(x)|]; }")]
    [InlineData("ADG0007", "static partial class C { [Differentiable] static int [|F|](double x) => 1; }")]
    [InlineData("ADG0007", "static partial class C { [Differentiable] static void [|F|](double x) { } }")]
    [InlineData("ADG0007", "static partial class C { [Differentiable] static decimal [|F|](double x) => 1; }")]
    [InlineData("ADG0008", "static partial class C { [Differentiable] static double [|F|](int n, [NoGradient] double x) => x; }")]
    [InlineData("ADG0009", "static partial class C { [Differentiable] static double F(double x, [Wrt] int [|n|]) => x; }")]
    [InlineData("ADG0010", "static partial class C { [Differentiable] static double F([Wrt, NoGradient] double [|x|]) => x; }")]
    [InlineData("ADG0015", "static partial class C { [[|Differentiable(Derivatives.Hessian)|]] static double F(double[] x, System.Func<double, double> other) => G(x, other, x.Length - 1); static double G(double[] x, System.Func<double, double> other, int n) => n < 0 ? 1 : x[n] * other(n) * G(x, other, n - 1); }")]
    [InlineData("ADG0016", "class D { public (double X, double Y)[] P = []; } static partial class C { [Differentiable] static double F(double x, System.Func<D> make) => x * [|make().P|][0].X; }")]
    [InlineData("ADG0016", "static partial class C { [Differentiable] static double F(double x, nint n) => [|n|] * x + x; }")]
    [InlineData("ADG0056", "static partial class C { static double F(double a, double b) => a * b; [DerivativeOf(nameof(F))] static double [|D|](double a, double b) => b; [Differentiable] static double L(double x) => F(x, x); }")]
    [InlineData("ADG0056", "static partial class C { static double F(double[] a) => a[0]; [DerivativeOf(nameof(F))] static void [|D|](double[] a) { } [Differentiable] static double L(double[] x) => F(x); }")]
    [InlineData("ADG0032", "static partial class C { static System.Collections.Generic.IEnumerable<double> G(double x) { yield return x; } [Differentiable] static double F(double x) { double s = 0; foreach (double v in [|G(x)|]) s += v * x; return s; } }")]
    [InlineData("ADG0015", "static partial class C { static System.Collections.Generic.IEnumerable<double> G() { yield return 1; } [Differentiable] static double F(double x) { [|lock|] (G()) { return x; } } [Differentiable] static double Fine(double x) => x * x; static double Use() => FineGradient(2, out double g) + g; }")]
    [InlineData("ADG0011", "static partial class C { [Differentiable] static double F(double x, ref Span<double> [|s|]) => x; }")]
    [InlineData("ADG0011", "struct P { public string Name; public double X; } static partial class C { [Differentiable] static double F(double x, out P [|p|]) { p = default; return x; } }")]
    [InlineData("ADG0012", "static unsafe partial class C { [Differentiable] static double F(double x, int* [|p|]) => x; }")]
    [InlineData("ADG0009", "struct P { public double[] W; public double X; } static partial class C { [Differentiable] static double F([Wrt] P [|p|]) => p.X; }")]
    [InlineData("ADG0009", "static partial class C { [Differentiable] static double F([Wrt] double? [|x|], double y) => y; }")]
    [InlineData("ADG0009", "static partial class C { [Differentiable] static double F(double x, [Wrt] out double [|y|]) { y = x; return x; } }")]
    [InlineData("ADG0021", "static partial class C { [Differentiable] static double F(double[] a, double[] b, double[] c, double[] d, double[] e, int n) { double[] p = a; if (n == 1) p = b; if (n == 2) p = c; if (n == 3) p = d; if (n == 4) [|p|] = e; return p[0]; } }")]
    [InlineData("ADG0022", "static partial class C { [Differentiable] static double F(double x, System.Func<double[]> make) { double[][] t = new double[3][]; for (int i = 0; i < 3; i++) t[i] = [|make()|]; double s = 0; for (int i = 0; i < 3; i++) s += t[i][0] * x; return s; } }")]
    [InlineData("ADG0022", "static partial class C { [Differentiable] static double F(double[] a, double[] b, double[] c, double[] d, double[] e, int n) { double[] p = [|n == 0 ? a : n == 1 ? b : n == 2 ? c : n == 3 ? d : e|]; return p[0]; } }")]
    [InlineData("ADG0015", "static partial class C { [Differentiable] static double F(double[][] w) { [|w[0]|] = w[1]; return w[0][0]; } }")]
    [InlineData("ADG0053", "struct P { private double secret; public double X; public double Sum => secret + X; } static partial class C { [Differentiable] static double F(P [|p|]) => p.Sum; }")]
    [InlineData("ADG0053", "struct P { private double secret; public double X; } static partial class C { [Differentiable] static double F(double x, ReadOnlySpan<P> [|p|]) => x; }")]
    [InlineData("ADG0054", "readonly struct P { public P(double x) { X = x * 2; } public double X { get; } } static partial class C { [Differentiable] static double F(P [|p|]) => p.X; }")]
    [InlineData("ADG0054", "readonly struct P { public P(double x, int n) { if (n < 0) throw new Exception(); X = x; } public double X { get; } } static partial class C { [Differentiable] static double F(P[] [|p|]) => p[0].X; }")]
    [InlineData("ADG0054", "readonly struct P { public P(int n) { X = n; } public double X { get; } } static partial class C { [Differentiable] static double F(double x, [NoGradient] P[] [|p|]) { p[0] = p[1]; return x; } }")]
    [InlineData("ADG0013", "static partial class C { [[|Differentiable(Derivatives.Gradient | Derivatives.Jacobian)|]] static double F(double x) => x; }")]
    [InlineData("ADG0007", "static partial class C { [Differentiable(Derivatives.Gradient | Derivatives.Jacobian)] static void [|F|](double x, Span<double> y) => y[0] = x; }")]
    [InlineData("ADG0007", "static partial class C { [Differentiable(Derivatives.Jacobian)] static void [|F|](double x, Span<double> y) { } }")]
    [InlineData("ADG0007", "static partial class C { [Differentiable(Derivatives.Pullback)] static void [|F|](double x, Span<int> y) => y[0] = (int)x; }")]
    [InlineData("ADG0055", "static partial class C { [Differentiable(Derivatives.Jacobian)] static void F(Span<double> [|y|]) => y[0] *= y[0]; }")]
    [InlineData("ADG0008", "static partial class C { [Differentiable(Derivatives.Jacobian)] static void [|F|](int n, Span<double> y) => y[0] = n; }")]
    [InlineData("ADG0055", "static partial class C { [Differentiable(Derivatives.Jacobian)] static void F([Wrt] Span<double> [|x|]) => x[0] *= x[0]; }")]
    [InlineData("ADG0055", "static partial class C { [Differentiable(Derivatives.Pushforward)] static void F(double a, ref double [|x|]) => x *= a; }")]
    [InlineData("ADG0015", "static partial class C { [Differentiable(Derivatives.Jacobian)] static void F(double a, double[][] [|y|]) => y[0][0] = a; }")]
    [InlineData("ADG0015", "static partial class C { [[|Differentiable(Derivatives.Jacobian)|]] static void F(double[] a, double[] y, Func<int, double> f) => G(a, y, f, a.Length - 1); static void G(double[] a, double[] y, Func<int, double> f, int n) { if (n < 0) return; y[n] = a[n] * f(n); G(a, y, f, n - 1); } }")]
    [InlineData("ADG0014", "static partial class C { [Differentiable] static double F(double x) => x; static double [|FGradient|](double x, out double g) => g = x; }")]
    [InlineData("ADG0014", "static partial class C { [Differentiable] static double F(Span<double> x, int n) => x[n]; static int [|FGradient|](Span<double> x, int n, Span<double> y) => 1; }")]
    [InlineData("ADG0014", "static partial class C { [Differentiable] static double F(double x) => x; const int [|FGradient|] = 1; }")]
    [InlineData("ADG0070", "static partial class C { [Differentiable] static double F(double x, int n) => G(x, n); static double G(double x, int n) { if (n == 0) return x; for (int i = 0; i < n; i++) { [|Derivative.Checkpoint(2)|]; x = Math.Sin(x); } return G(x, n - 1); } }")]
    [InlineData("ADG0071", "static partial class C { [Differentiable] static double F(double x, int n) => G(x, n); static double G(double x, int n) { if (n == 0) return x; while (x > 1) { [|Derivative.FixedPoint()|]; x = Math.Cos(x); } return G(x, n - 1); } }")]
    [InlineData("ADG0071", "static partial class C { [Differentiable] static double F(double x, Random r) { double y = 0; while (y < 1) { [|Derivative.FixedPoint()|]; y = Math.Cos(y) * x + r.NextDouble(); } return y; } }")]
    [InlineData("ADG0070", "static partial class C { [Differentiable] static double F(double x, int n, Func<int, double> f) { for (int i = 0; i < n; i++) { [|Derivative.Checkpoint(2)|]; x = Math.Sin(x) * f(i); } return x; } }")]
    [InlineData("ADG0070", "static partial class C { [Differentiable] static double F(double x, int n, Random r) { for (int i = 0; i < n; i++) { [|Derivative.Checkpoint(2)|]; x = Math.Sin(x) * r.NextDouble(); } return x; } }")]
    [InlineData("ADG0070", "partial class C { double _w; [Differentiable] double F(double x, int n, Action f) { for (int i = 0; i < n; i++) { [|Derivative.Checkpoint(2)|]; x = Math.Sin(x) * _w; } f(); return x; } }")]
    [InlineData("ADG0070", "static partial class C { [Differentiable] static double F(double x, double[][] rows) { for (int i = 0; i < rows.Length; i++) { [|Derivative.Checkpoint(2)|]; x = Math.Sin(x); rows[i][0] = x; } return x; } }")]
    [InlineData("ADG0070", "static partial class C { [Differentiable] static double F(double x, string[] words) { string last = \"\"; foreach (string word in words) { [|Derivative.Checkpoint(2)|]; x = Math.Sin(x) * last.Length; last = word; } return x; } }")]
    public void On_the_declaration(string id, string source) => Refused(id, "using System; using AutoDiffGen;\n" + source);

    [Theory]
    [InlineData("ADG0015", "if (n > 0) throw new Exception(string.Join(\" \", [|new double[1]|]));")]
    [InlineData("ADG0015", "a = [|null|]!;")]
    [InlineData("ADG0015", "Start: x -= 1; if (x > 0) [|goto Start;|]")]
    [InlineData("ADG0015", "switch (n) { case 1: x -= 1; if (x > 0) [|goto case 1;|] break; }")]
    [InlineData("ADG0015", "try { x = 1; } [|catch|] { x = 2; }")]
    [InlineData("ADG0015", "try { x = s[n]; } finally [|{ s[0] = 1; }|]")]
    [InlineData("ADG0015", "try { x = s[n]; } finally [|{ x *= 6 / n; }|]")]
    [InlineData("ADG0015", "try { if (n > 3) throw new System.Exception(); } finally [|{ x *= s[n]; }|]")]
    [InlineData("ADG0015", "[|lock|] (Lock) { x = 1; }")]
    [InlineData("ADG0015", "unsafe { [|double*|] p = &x; }")]
    [InlineData("ADG0015", "double[] b = new double[[|3L + n|]];")]
    [InlineData("ADG0016", "[|double[][][]|] b = new double[2][][];")]
    [InlineData("ADG0016", "[|double[,,,]|] b = new double[2, 2, 2, 2];")]
    [InlineData("ADG0015", "double[,] b = new double[2, 2]; x = b[[|1L|], 0];")]
    [InlineData("ADG0015", "double[,] b = new double[2, 2]; n = b.GetLength([|n|]);")]
    [InlineData("ADG0017", "x = [|Math.BitIncrement(x)|];")]
    [InlineData("ADG0017", "x += [|s.IndexOfAny(x, 1)|];")]
    [InlineData("ADG0017", "x += [|System.Linq.Enumerable.Count(a)|];")]
    [InlineData("ADG0032", "decimal d = (decimal)[|x|];")]
    [InlineData("ADG0032", "string w = $\"{[|x|]}\";")]
    [InlineData("ADG0015", "var list = new System.Collections.Generic.List<double>(); [|list.Add(x)|];")]
    [InlineData("ADG0033", "x = Delegate([|x|]);")]
    [InlineData("ADG0018", "x = [|Model.Virtual(x)|];")]
    [InlineData("ADG0026", "Span<double> p = [|n > 0 ? Table : s|]; p[0] = x;")]
    [InlineData("ADG0025", "ref double r = ref [|n > 0 ? ref x : ref s[0]|];")]
    [InlineData("ADG0025", "ref double r = ref [|x|]; r = ref s[0];")]
    [InlineData("ADG0025", "double y = x; void Deep(ref double a, int k) { if (k > 0) Deep(ref a, k - 1); } [|Deep(ref (n > 0 ? ref x : ref y), n)|];")]
    [InlineData("ADG0015", "Func<double, double> f = v => v; [|f|] = v => -v;")]
    [InlineData("ADG0026", "[|State|] = x;")]
    [InlineData("ADG0026", "[|State|]++;")]
    [InlineData("ADG0026", "[|Table[0]|] += x;")]
    [InlineData("ADG0026", "Span<double> p = Table.AsSpan(1); [|p|].Fill(x);")]
    [InlineData("ADG0070", "[|Derivative.Checkpoint(3)|];")]
    [InlineData("ADG0071", "[|Derivative.FixedPoint()|];")]
    [InlineData("ADG0071", "while (x > 1) { x = Math.Sqrt(x); [|Derivative.FixedPoint()|]; }")]
    [InlineData("ADG0071", "foreach (int i in new int[3]) { [|Derivative.FixedPoint()|]; x = Math.Cos(x); }")]
    [InlineData("ADG0071", "while (true) { [|Derivative.FixedPoint()|]; double next = Math.Cos(x); if (next == x) break; x = next; }")]
    [InlineData("ADG0071", "while (true) { [|Derivative.FixedPoint()|]; x = Math.Cos(x); if (x > 1) continue; if (x < 2) break; }")]
    [InlineData("ADG0071", "double lo = 0, hi = 3; for (int k = 0; k < 50; k++) { [|Derivative.FixedPoint()|]; double m = 0.5 * (lo + hi); if (m * m > x) hi = m; else lo = m; } x = lo * x;")]
    [InlineData("ADG0071", "for (int k = 0; k < 9; k++) { [|Derivative.FixedPoint()|]; x = Math.Cos(x) / k; }")]
    [InlineData("ADG0071", "double[] a = new double[2]; while (a[0] < 1) { [|Derivative.FixedPoint()|]; a[0] = Math.Cos(a[0] * x); } x = a[0];")]
    [InlineData("ADG0071", "double[] a = new double[2]; double y = 0; while (y < 1) { [|Derivative.FixedPoint()|]; y = Math.Cos(y) + a[0]; } a[0] = x; x = y + a[0];")]
    [InlineData("ADG0070", "for (int i = 0; i < n; i++) { x *= x; [|Derivative.Checkpoint(3)|]; }")]
    [InlineData("ADG0070", "for (int i = 0; i < n; i++) { if (x > i) [|Derivative.Checkpoint(3)|]; x *= x; }")]
    [InlineData("ADG0070", "for (int i = 0; i < n; i++) { [|Derivative.Checkpoint(0)|]; x *= x; }")]
    [InlineData("ADG0070", "for (int i = 0; i < n; i++) { [|Derivative.Checkpoint(-1)|]; x *= x; }")]
    [InlineData("ADG0070", "for (int i = 0; i < n; i++) { [|Derivative.Checkpoint(n)|]; x *= x; }")]
    [InlineData("ADG0070", "for (int i = 0; i < n; i++) { [|Derivative.Checkpoint(3)|]; x *= x; if (x < 0.1) break; }")]
    [InlineData("ADG0070", "for (int i = 0; i < n; i++) { [|Derivative.Checkpoint(3)|]; x *= x; if (x < 0.1) return x; }")]
    [InlineData("ADG0070", "for (int i = 0; i < n; i++) { [|Derivative.Checkpoint(3)|]; x *= x; n--; }")]
    [InlineData("ADG0070", "for (int i = 0; i < n; i++) { [|Derivative.Checkpoint(3)|]; x *= x; i++; }")]
    [InlineData("ADG0070", "for (double t = 0; t < 1; t += 0.1) { [|Derivative.Checkpoint(3)|]; x *= x; }")]
    [InlineData("ADG0070", "while (x > 1) { [|Derivative.Checkpoint(3)|]; x = Math.Sqrt(x); }")]
    [InlineData("ADG0070", "do { [|Derivative.Checkpoint(3)|]; x = Math.Sqrt(x); } while (x > 1);")]
    [InlineData("ADG0070", "foreach (double v in a) { [|Derivative.Checkpoint(3)|]; x *= v * x; if (x < 0) break; }")]
    [InlineData("ADG0070", "foreach (double v in (System.Collections.Generic.IEnumerable<double>)a) { [|Derivative.Checkpoint(3)|]; x *= v * x; }")]
    public void In_the_body(string id, string statement) =>
        Refused(id, $$"""
            using System; using System.Diagnostics; using AutoDiffGen;
            static partial class C
            {
                [Differentiable] static double F(double x, int n, Span<double> s, double[] a)
                {
                    {{statement}}
                    return x + n;
                }

                static double State; static double[] Table = [1, 2]; static object Lock = new(); static (double, double)[] Pairs = []; static double? Nullable;
                static Func<double, double> Delegate = v => v; static Model Model = new();
                static void Set(ref double x) => x = 1;
                static double Reads(in double x, Span<double> s) { s[0] = 1; return x; }
            }
            class Model { public virtual double Virtual(double x) => x; public double Plain(double x) => x; }
            """);

    [Fact]
    public void Derivatives_that_are_not_there_yet() => Refused("ADG0017", """
        using AutoDiffGen;
        static partial class C
        {
            [Differentiable] static double F(double x) => Other.[|GGradient|](x, out double g) + g;
        }
        static partial class Other { [Differentiable] public static double G(double x) => x; }
        """);

    [Fact]
    public void Hidden_state_of_a_callee() => Refused("ADG0027", """
        using AutoDiffGen;
        static partial class C { [Differentiable] static double F(double x) => x * Other<int>.Read(); }
        static class Other<T> { static readonly double Hidden = 2; public static double Read() => [|Hidden|]; }
        """);

    [Fact]
    public void A_hidden_exception_of_a_callee() => Refused("ADG0027", """
        using System; using AutoDiffGen;
        static partial class C { [Differentiable] static double F(double x) { if (x < 0) Other.Fail(); return x; } }
        static class Other { private class Mine : Exception; public static void Fail() => throw [|new Mine()|]; }
        """);

    [Fact]
    public void A_parameter_of_a_primary_constructor() => Refused("ADG0027", """
        using AutoDiffGen;
        partial class C(double scale) { readonly V<int> _v = new(scale); [Differentiable] double F(double x) => x * _v.Get(); }
        class V<T>(double scale) { public double Get() => [|scale|]; }
        """);

    [Fact]
    public void A_user_defined_operator() => Refused("ADG0024", """
        using AutoDiffGen;
        static partial class C { [Differentiable] static double F(double x) { V? v = [|(V?)x + x|]; return v.HasValue ? x : 0; } }
        struct V { public double X; public static V operator +(V v, double x) => v; public static explicit operator V(double x) => default; }
        """);

    [Fact]
    public void An_object_in_an_element() => Refused("ADG0028", """
        using AutoDiffGen;
        record struct Item(Scale Scale, double Weight);
        class Scale { public double Of(double x) => 2 * x; }
        static partial class C
        {
            [Differentiable] static double F(double x) { Item[] items = [new(new(), 3)]; return [|items[0].Scale|].Of(x); }
        }
        """);

    [Fact]
    public void Calls_that_multiply() => Refused("ADG0020", """
        using System;
        using AutoDiffGen;
        static partial class C
        {
            [Differentiable] static double F(double x)
            {
                Func<double, double> a = v => G(v) * v;
                Func<double, double> b = v => a(v) + a(v) + a(v) + [|a(v)|] + a(v) + a(v) + a(v) + a(v) + a(v);
                Func<double, double> c = v => b(v) + b(v) + b(v) + b(v) + b(v) + b(v) + b(v) + b(v) + b(v);
                Func<double, double> d = v => c(v) + c(v) + c(v) + c(v) + c(v) + c(v) + c(v) + c(v) + c(v);
                return d(x) + d(x) + d(x) + d(x);
            }
            static double G(double x) => x * x;
        }
        """);

    [Fact]
    public void All_refused_statements_are_reported_and_nothing_follows_from_them()
    {
        LoweringResult result = Snippet.OfMembers("""
            [Differentiable] static double F(double x)
            {
                string[] d = [];
                double y = d.Length;
                if (d.Length > 2) { lock (Math.PI.ToString()) { } }
                Again:
                if (x < 0) { goto Again; }
                return y + x;
            }
            """).Lower();
        Assert.Equal(["ADG0016", "ADG0015", "ADG0015"], result.Diagnostics.Select(d => d.Descriptor.Id));
        Assert.Null(result.Request);
    }

    [Theory]
    [InlineData("x = y; return x;")]
    [InlineData("x = ; return x;")]
    [InlineData("double y; return y;")]
    [InlineData("if (x > 0) return 1;")]
    [InlineData("return \"\";")]
    [InlineData("return Missing(x);")]
    [InlineData("decimal d = \"\"; return x;")]
    [InlineData("return G(x);")]
    [InlineData("break; return x;")]
    [InlineData("return x.Missing;")]
    [InlineData("Missing m = default; return x;")]
    [InlineData("foreach (var v in x) { } return x;")]
    public void Code_that_does_not_compile_is_left_to_the_compiler(string body)
    {
        LoweringResult result = Snippet.OfMembers($$"""
            [Differentiable] static double F(double x) { {{body}} }
            static double G(double x) { return missing; }
            """).Lower();
        Assert.Empty(result.Diagnostics);
        Assert.Null(result.Request);
    }

    [Fact]
    public void Diagnostics_are_values()
    {
        const string Source = "[Differentiable] static double F(double x) { throw null!; }";
        Assert.Equal(Snippet.OfMembers(Source).Lower(), Snippet.OfMembers(Source).Lower());
    }

    private static void Refused(string id, string marked)
    {
        int start = marked.IndexOf("[|", System.StringComparison.Ordinal);
        string source = marked.Replace("[|", "");
        int end = source.IndexOf("|]", System.StringComparison.Ordinal);
        source = source.Replace("|]", "");

        LoweringResult result = Snippet.Of(source).Lower();
        Assert.True(result.Request is null, "It is not refused.");
        Assert.DoesNotContain("ADG0029", id.Length > 0 ? string.Join("\n", result.Diagnostics.Select(d => d.ToDiagnostic().ToString())) : "");
        IEnumerable<string> found = result.Diagnostics.Select(d => $"{d.Descriptor.Id} at '{source.Substring(d.Span.Start, d.Span.Length)}'");
        Assert.Equal([$"{id} at '{source[start..end]}'"], found.Take(1));
        DiagnosticInfo first = result.Diagnostics[0];
        Assert.Equal(TextSpan.FromBounds(start, end), first.Span);
        Assert.DoesNotMatch(new Regex(@"\{\d\}"), first.ToDiagnostic().GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("File0.cs", first.ToDiagnostic().Location.GetLineSpan().Path);
    }
}
