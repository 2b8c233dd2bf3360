using System;
using System.Linq;
using System.Reflection;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Lowering;

/// <summary>Generic callees, with what the call puts in place of their type parameters.</summary>
public class GenericTests
{
    private const string Declarations = """
        interface IOp { static abstract double Apply(double x); double Scale(double x); double Weight { get; } static virtual double Shift => 2; double Twice(double x) => Scale(x) + Scale(x); }
        struct Sine : IOp { public static double Apply(double x) => Math.Sin(x); double IOp.Scale(double x) => 3 * x; public double Weight => 0.5; }
        struct Cube : IOp
        {
            private double _sum;
            public static double Apply(double x) => x * x * x;
            public double Scale(double x) { _sum += x; return _sum; }
            public double Weight { get; set; }
            public static double Shift => 7;
        }
        struct Then<A, B> : IOp where A : struct, IOp where B : struct, IOp
        {
            private A _a; private B _b;
            public static double Apply(double x) => B.Apply(A.Apply(x)) + A.Shift * B.Shift;
            public double Scale(double x) => _a.Scale(x) - _b.Scale(x);
            public double Weight => 3;
        }
        readonly struct Vec<T>(T x, T y) : System.Numerics.IAdditionOperators<Vec<T>, Vec<T>, Vec<T>>, System.Numerics.IMultiplyOperators<Vec<T>, T, Vec<T>> where T : System.Numerics.INumber<T>
        {
            public readonly T X = x, Y = y;
            public static Vec<T> Unit => new(T.One, T.Zero);
            public static Vec<T> operator +(Vec<T> a, Vec<T> b) => new(a.X + b.X, a.Y + b.Y);
            public static Vec<T> operator *(Vec<T> a, T b) => new(a.X * b, a.Y * b);
            public static implicit operator Vec<T>(T x) => new(x, x);
            public T Dot(Vec<T> o) { T sum = X * o.X; sum += Y * o.Y; return sum; }
            public Vec<U> As<U>() where U : System.Numerics.INumber<U> => new(U.CreateChecked(X), U.CreateTruncating(Y));
        }
        static class Static<T> where T : System.Numerics.INumber<T> { public static readonly T Two = T.One + T.One; public static T Double(T x) => Two * x; }
        static double Run<TOp>(double x) where TOp : struct, IOp => TOp.Apply(x) + TOp.Shift;
        static double Loop<TOp>(double x, int n) where TOp : IOp, new() { TOp op = new(); double s = 0; for (int i = 0; i < n; i++) s += op.Scale(x) * op.Weight; return s + op.Twice(x) + op.Scale(x); }
        static T Square<T>(T x) where T : System.Numerics.IMultiplyOperators<T, T, T> => x * x;
        static TVec Line<TVec, T>(TVec a, TVec b, T t) where TVec : System.Numerics.IAdditionOperators<TVec, TVec, TVec>, System.Numerics.IMultiplyOperators<TVec, T, TVec> => a + b * t;
        static T Sum<T>(ReadOnlySpan<T> x) where T : System.Numerics.INumber<T> { T sum = T.Zero; foreach (T v in x) sum += v > T.Zero ? v : T.Abs(v) * T.CreateChecked(0.5); return sum; }
        static (U, T) Swap<T, U>((T First, U Second) pair) => (pair.Second, pair.First);
        static T Pick<T>(bool first, T a, T b) where T : allows ref struct => first ? a : b;
        static U Convert<T, U>(T x) where T : System.Numerics.INumberBase<T> where U : System.Numerics.INumberBase<U> => U.CreateChecked(x);
        static T Apply<T>(Func<T, T> f, T x) => f(f(x));
        static T Powers<T>(T x) where T : System.Numerics.IBinaryFloatingPointIeee754<T> => T.Pow(x, T.CreateChecked(3)) + T.Pi * T.E - T.Tau + (T.IsNaN(x) ? T.NaN : T.NegativeZero) + T.Min(x, T.One) + T.Clamp(x, -T.One, T.One) + T.SinCos(x).Sin * T.Round(x, 1) + T.CreateSaturating(T.Sign(x)) + T.Lerp(x, T.One, T.Exp(x)) + T.Epsilon;
        """;

    [Theory]
    [InlineData("return Run<Sine>(x) + Run<Cube>(x) + Run<Then<Sine, Then<Cube, Sine>>>(x);")]
    [InlineData("return Loop<Sine>(x, n) + Loop<Cube>(x, n) + Loop<Then<Cube, Cube>>(x, n);")]
    [InlineData("return Square(x) + Square<float>((float)x) + Square(n) + Square((long)n);")]
    [InlineData("return Line(new Vec<double>(x, 2), Vec<double>.Unit, x).Dot(x) + Line(new Vec<int>(n, 2), new Vec<int>(3, n), n).Dot(4);")]
    [InlineData("return new Vec<double>(x, 3.75).As<int>().As<float>().Dot(new Vec<float>(n, (float)x));")]
    [InlineData("double[] a = [x, -x, 2, n]; int[] b = [n, -n, 4]; float[] c = [(float)x]; return Sum<double>(a) + Sum<int>(b) * Sum<float>(c);")]
    [InlineData("(int i, double y) = Swap<double, int>((x, n)); ((double, int) p, float f) = Swap((1.5f, Swap((n, x)))); return i * y + p.Item1 * p.Item2 + f;")]
    [InlineData("return Pick(n > 2, x, 2 * x) + Pick(x > 0, n, 7) + Pick(x > 0, new Vec<double>(x, 1), x).Y + Pick<ReadOnlySpan<double>>(x > 0, [x, 2], [3, x])[1];")]
    [InlineData("return Convert<double, float>(x) + Convert<float, double>((float)x) + Convert<int, double>(n) + Convert<long, float>(n) + Convert<int, long>(n);")]
    [InlineData("return Apply(v => v * x, x) + Apply<int>(k => k + n, 2) + Apply(Square, x) + Apply(Math.Sin, x) + Apply<double>(Powers, 0.5);")]
    [InlineData("return Powers(x) * Powers<double>(n);")]
    [InlineData("return Powers(x) + Powers((float)x) * Powers<double>(n);")]
    [InlineData("T Local<T>(T v, T w) where T : System.Numerics.INumber<T> { T Inner() => v + w; return Inner() * w; } return Local(x, 2) + Local(n, 3) + Local(2f, 0.1f);")]
    [InlineData("static T Fact<T>(int k) where T : System.Numerics.INumber<T> { T f = T.One; for (T i = T.One; i <= T.CreateChecked(k); i++) f *= i; return f; } return Fact<double>(n) + Fact<int>(5) + Fact<float>(4) * x;")]
    [InlineData("return Static<double>.Double(x) + Static<int>.Double(n) + Static<float>.Two;")]
    [InlineData("return (x.CompareTo(1.0) > 0 ? x : 2) + (n.Equals(3) ? 1 : 0) + (Max(x, 1.0) + Max(n, 4)); static T Max<T>(T a, T b) where T : IComparable<T> => a.CompareTo(b) > 0 ? a : b;")]
    public void Runs_as_compiled(string body)
    {
        Type losses = GeneratorRun.Of($"using System; using AutoDiffGen; public static partial class C {{ {Method(body)} }}").Assembly.GetType("C")!;
        const BindingFlags Any = BindingFlags.Static | BindingFlags.NonPublic;
        (Invocation loss, Invocation gradient) = (Invoker.For(losses.GetMethod("F", Any)!), Invoker.For(losses.GetMethod("FGradient", Any)!));
        foreach ((double x, int n) in ((double, int)[])[(0.75, 5), (-1.5, 1), (2, 0)])
        {
            double[] slope = new double[1];
            Assert.Equal(loss(null, [x, n]), gradient(null, [x, n, slope]));
            Difference difference = Differences.Of(v => loss(null, [v, n]), x);
            // Of floats, differences are not to be trusted.
            if (!body.Contains("float", StringComparison.Ordinal) && difference.Error < 1e-8) Assert.Equal(difference.Derivative, slope[0], 1e-6 * Math.Max(1, Math.Abs(slope[0])));
        }
    }

    [Theory]
    [InlineData("ADG0018", "static double F<TOp>(double x) where TOp : struct, IOp => [|TOp.Apply(x)|];")]
    [InlineData("ADG0018", "static double F<TOp>(double x, TOp op) where TOp : struct, IOp => [|op.Scale(x)|];")]
    [InlineData("ADG0018", "static double F<TOp>(double x, TOp op) where TOp : struct, IOp => [|op.Twice(x)|];")]
    [InlineData("ADG0019", "static double F(double x) => Nest<Sine>(x); static double Nest<T>(double x) where T : struct, IOp => [|Nest<Then<T, T>>(x)|];")]
    [InlineData("ADG0006", "static double F<T>(double x, T y) where T : System.Numerics.INumber<T> { T [|z|] = y + y; return x; }")]
    [InlineData("ADG0017", "static double F(double x, int n) => Odd(n) * x; static double Odd<T>(T n) where T : System.Numerics.INumberBase<T> => [|T.IsComplexNumber(n)|] ? 1 : 2;")]
    [InlineData("ADG0015", "static double F<T>(T x) where T : struct, System.Numerics.IFloatingPointIeee754<T> => [|x is double|] ? 1 : double.CreateChecked(x);")]
    [InlineData("ADG0015", "static double F(double x) => Twice((float)x); static double Twice<T>(T x) where T : struct, System.Numerics.IFloatingPointIeee754<T> => x is [|double d|] ? 2 * d : 0;")]
    [InlineData("ADG0015", "static double F(double x) => Twice((float)x); static double Twice<T>(T x) where T : struct, System.Numerics.IFloatingPointIeee754<T> => x switch { [|double|] => 2, _ => 3 };")]
    public void Is_refused_where_it_cannot_be_known(string id, string method)
    {
        string source = method.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
        DiagnosticInfo[] found = [.. Snippet.OfMembers($"{Declarations} [Differentiable] {source}").Lower().Diagnostics];
        Assert.Equal([id], found.Select(d => d.Descriptor.Id));
        string text = method[(method.IndexOf("[|", StringComparison.Ordinal) + 2)..method.IndexOf("|]", StringComparison.Ordinal)];
        Assert.Equal(text.Length, found[0].ToDiagnostic().Location.SourceSpan.Length);
    }

    private static string Method(string body) => $"{Declarations} [Differentiable] static double F(double x, int n) {{ {body} }}";
}
