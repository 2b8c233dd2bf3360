using System.Linq;
using AutoDiffGen.Generator.IR;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Lowering;

/// <summary>throw and checks: the same exceptions as compiled, and the rest of the method where it was.</summary>
public class GuardTests
{
    [Fact]
    public void The_rest_stays_at_the_same_level()
    {
        Method method = Oracle.Lower(Snippet.OfMembers("""
            [Differentiable] static double F(double[] x)
            {
                if (x.Length == 0) throw new ArgumentException("empty", nameof(x));
                double sum = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    if (x[i] < 0) throw new ArgumentException($"{x[i]} at {i}");
                    sum += x[i];
                }

                return sum;
            }
            """));
        Assert.Contains(method.Body.Ops, op => op is For);
        Assert.All(OpShape.Deep(method.Body).OfType<If>(), branch => Assert.True(OpShape.IsGuard(branch)));
    }

    [Fact]
    public void In_branches_loops_and_expressions() => Oracle.Same("""
        [Differentiable] static double F(double x, int n)
        {
            double y = n == 1 ? throw new ArithmeticException() : x;
            if (n == 2) { y = 3; if (x > 0) throw new NotSupportedException(); throw new OverflowException(); }
            else y *= 2;
            for (int i = 0; i < n; i++)
            {
                if (i == 7) { if (x > 1) break; throw new PlatformNotSupportedException(); }
                y += i > 5 && x < 0 ? throw new InvalidCastException() : 1;
            }

            while (y > 1000) { y -= 1; if (y > 2000) throw new InvalidOperationException(); }
            do { y += 1; if (y > 900) throw new FormatException(); } while (y < 10);
            return n > 20 ? y : G(y, n);
        }

        static double G(double y, int n) { if (n == 11) Fail(); return n == 12 ? H() : n < 15 ? y : throw new RankException(); }
        static double H() => throw new EntryPointNotFoundException();
        static void Fail() => throw new InsufficientMemoryException();
        """,
        [.. Enumerable.Range(0, 24).SelectMany(n => new object[][] { [0.5, n], [-0.5, n], [2.0, n], [990.0, n], [1900.0, n], [2500.0, n] })]);

    [Fact]
    public void Nothing_but_throw() => Oracle.Same("""
        [Differentiable] static double F(double x, int n)
        {
            if (n == 1) throw new RankException();
            while (true)
            {
                x *= 2;
                if (x > 9) throw new FormatException();
                if (n-- == 3) throw new OverflowException();
            }
        }
        """,
        [[1.0, 1], [1.0, 2], [1.0, 3], [20.0, 4]]);

    [Fact]
    public void Loops_that_throw_at_once() => Oracle.Same("""
        [Differentiable] static double F(double x, int n)
        {
            for (int i = 3; i < n; i++) { x *= i; throw new RankException(); }
            int k = n;
            while (k < 0) { k++; throw new FormatException(); }
            do { x++; if (n == 2) throw new ArithmeticException(); } while (x < 5 && n == 1);
            while (Never(n)) x++;
            return x;
        }

        static bool Never(int n) => n != 0 ? false : throw new PlatformNotSupportedException();
        """,
        [1.0, -1], [1.0, 0], [1.0, 1], [1.0, 2], [1.0, 3], [1.0, 4]);

    [Fact]
    public void Checks_of_the_library() => Oracle.Same("""
        [Differentiable] static double F(double x, int n, double[] a)
        {
            ArgumentNullException.ThrowIfNull(a);
            ArgumentOutOfRangeException.ThrowIfNegative(n);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(n, a.Length);
            return x + a[0];
        }
        """,
        [1.0, 1, new double[1]], [1.0, -1, new double[1]], [3.0, 2, new double[1]], [1.0, 1, new double[0]]);

    [Fact]
    public void Calls_that_the_compiler_leaves_out()
    {
        const string Members = """
            [Differentiable] static double F(double x) { Count(x / 0); System.Diagnostics.Debug.Assert(x > 0); return x; }
            [System.Diagnostics.Conditional("ON"), System.Diagnostics.Conditional("OTHER")] static void Count(double x) => throw new RankException();
            """;
        string file = $$"""using System; using AutoDiffGen; static partial class C { {{Members}} }""";
        Assert.Empty(Oracle.Lower(Snippet.Of(file)).Body.Ops);
        Assert.Contains(Oracle.Lower(Snippet.Of("#define OTHER\n" + file.Replace("throw new RankException()", "_ = (int)x", System.StringComparison.Ordinal))).Body.Ops, op => op is IR.Convert);
        Assert.Contains(Oracle.Lower(Snippet.Of("#define DEBUG\n" + file)).Body.Ops, op => op is Foreign);
    }
}
