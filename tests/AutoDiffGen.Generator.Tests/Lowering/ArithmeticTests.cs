using System.Linq;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Lowering;

public class ArithmeticTests
{
    [Fact]
    public void Integers_wrap_mask_and_throw() => Oracle.Same("""
        [Differentiable] public static double F(double x, int a, int b, long c)
        {
            int s = a * b + a - b, t = a << b, u = a >> b, v = ~a & b | a ^ b;
            long l = c * c + a, m = c << b, n = c >> a, o = -c % (b == 0 ? 1 : b);
            s += int.MaxValue; t -= int.MinValue; u <<= 33; v %= 7; u |= 4; v ^= s; t &= ~3; m >>= 2; l /= 3;
            return x + s + t + u + v + l + m + n + o + a / b + a % b + (a > b ? -a : +b);
        }
        """, [0.0, 7, 3, 5L], [0.5, int.MaxValue, 2, long.MaxValue], [1.0, -9, 0, -3L], [1.0, int.MinValue, -1, long.MinValue]);

    [Fact]
    public void Floats_stay_floats() => Oracle.Same("""
        [Differentiable] public static double F(float x, double y, int n)
        {
            float a = x * 0.1f + n, b = a / 3;
            b += 1; b *= (float)y; a -= n;
            int k = n; k += (int)y; k *= 2; k -= (int)x;
            double d = x * x + y, e = a; d += x; d /= n;
            x = (float)(x * y);
            float c = 16777216f; c += 1; c++;
            int big = 16777217; c += big;
            return a + b + d + e + x + c + k + MathF.Sin(x) + MathF.Max(a, b) + Math.Sqrt(x * x) + n / 2 + (float)y;
        }
        """, [0.1f, 0.3, 7], [-3.7f, 1e9, -5], [1e30f, -1e10, 1], [float.NaN, 1.0, 3]);

    [Fact]
    public void Conversions() => Oracle.Same("""
        [Differentiable] public static double F(double x, float f, int n, long l)
        {
            int a = (int)x, b = (int)f, c = (int)l;
            long d = (long)x, e = (long)f, g = n;
            float h = n, i = l, j = (float)x;
            double k = l, m = f;
            long sum = n + l; sum += n; sum -= (int)x;
            int shift = 1 << (int)l; 
            return a + b + c + d + e + g + (double)h + i + j + k + m + sum + shift + (1 / 2) + (1 / 2.0) + n * 0.5f;
        }
        """, [1.9, -2.9f, 123456789, 9876543210L], [1e20, -1e20f, int.MinValue, long.MinValue], [double.NaN, float.NaN, -1, -1L], [-1e300, float.PositiveInfinity, 16777217, 9007199254740993L]);

    [Fact]
    public void Signs_of_zero_and_remainders() => Oracle.Same("""
        [Differentiable] public static double F(double x, double y)
        {
            double z = -0.0, r = x % y, q = 1 / (x * z);
            const double Half = 1 / 2.0;
            return Math.CopySign(r, -x) + (1 / z > 0 ? 1 : 2) + Half + q * 0 + Math.IEEERemainder(x, y) + (x == y ? 1 : x != y ? 2 : 3);
        }
        """, [5.5, 2.0], [-5.5, 2.0], [5.5, 0.0], [double.NaN, 1.0], [-0.0, 3.0]);

    [Fact]
    public void Functions_of_the_rule_table() => Oracle.Same("""
        [Differentiable] public static double F(double x, float f, int n)
        {
            var (s, c) = Math.SinCos(x);
            (double t, float u) = (Math.Tan(x), MathF.Tanh(f));
            double r = Math.Exp(-x * x) + Math.Log(Math.Abs(x) + 1) + Math.Pow(x, 2) + Math.Pow(2, x) + Math.Atan2(x, 2) + Math.Sqrt(x);
            r += Math.Max(x, 0) + Math.Min(x, f) + Math.Clamp(x, -1, 1) + double.Hypot(x, 3) + Math.FusedMultiplyAdd(x, x, 1) + Math.Cbrt(x);
            r += Math.Floor(x) + Math.Ceiling(x) + Math.Round(x) + Math.Round(x, MidpointRounding.ToZero) + Math.Truncate(x) + Math.Sign(n) + Math.Log(x, 3) + Math.Log2(x);
            r += Math.Abs(n) + Math.Max(n, 3) + Math.Min((long)n, 2L) + Math.Clamp(n, 0, 4) + double.Exp2(x) + float.Sin(f) + double.Max(x, 1);
            if (double.IsNaN(x) || double.IsInfinity(x) || !double.IsFinite(x) || float.IsNegative(f)) r += 1000;
            return r + s + 2 * c + t + u + Math.PI + double.Epsilon + double.MaxValue * 0;
        }
        """, [0.7, 0.3f, -4], [-1.2, -3f, 9], [0.0, 0f, 0], [double.NaN, 1f, 1]);

    [Fact]
    public void Long_sums_do_not_exhaust_the_stack() =>
        Oracle.Same($"[Differentiable] public static double F(double x) => {string.Join(" + ", Enumerable.Repeat("x", 5000))};", [0.1]);

    [Fact]
    public void Names_of_their_own_types_are_not_the_BCL() => Oracle.Same(Snippet.Of("""
        using AutoDiffGen;
        namespace N
        {
            static class Math { public static double Sin(double x) => 2 * x; }
            static partial class C { [Differentiable] public static double F(double x) => Math.Sin(x); }
        }
        """), [0.5]);
}
