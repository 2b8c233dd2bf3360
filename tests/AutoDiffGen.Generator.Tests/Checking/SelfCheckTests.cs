using System;
using System.Linq;
using System.Reflection;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Checking;

/// <summary>The member that compares a method's derivatives: what it looks like, what it finds, and where there is none.</summary>
public sealed class SelfCheckTests
{
    private const string All = "Derivatives.Gradient | Derivatives.Pullback | Derivatives.Pushforward | Derivatives.HessianVectorProduct | Derivatives.Hessian";

    [Fact]
    public void Reads_as_written_by_hand() => Snapshot.Match(GeneratorRun.Of("""
        using System;
        using AutoDiffGen;

        namespace Demo;

        public record struct Body(double X, float Mass);

        public static partial class Model
        {
            [Differentiable(Derivatives.Gradient | Derivatives.Pullback, SelfCheck = true)]
            public static double Loss([Wrt] ReadOnlySpan<double> weights, [Wrt] Body[] bodies, in double scale, ref double state, int count)
            {
                double loss = state;
                for (int i = 0; i < count; i++) loss += weights[i] * bodies[i].X * bodies[i].Mass * scale;
                state = loss;
                return loss;
            }
        }
        """).File());

    [Theory]
    [InlineData("Derivatives.Gradient", "FGradient")]
    [InlineData("Derivatives.Pullback", "FPullback")]
    [InlineData("Derivatives.Pushforward", "FPushforward")]
    [InlineData(All, "FGradient")]
    public void A_wrong_partial_is_named(string kinds, string member)
    {
        GradientReport report = Check(Squares(kinds, "a + 2.001 * b"), [new[] { 0.5, -0.25 }]);
        Assert.False(report.Agrees);
        Assert.Equal(member, report.Member);
        Assert.Equal("differences of F", report.Against);
        Assert.StartsWith(member == "FPushforward" ? "direction" : "w[", report.Component, StringComparison.Ordinal);
        Assert.Contains(report.Component, report.ToString(), StringComparison.Ordinal);
        Assert.True(report.Step > 0);
    }

    /// <summary>What first derivatives cannot tell: the partial is right and has a wrong derivative itself.</summary>
    [Theory]
    [InlineData("Derivatives.HessianVectorProduct", "differences of differences")]
    [InlineData("Derivatives.Hessian", "differences of differences")]
    [InlineData("Derivatives.Hessian | Derivatives.Pushforward", "differences of FPushforward")]
    [InlineData("Derivatives.Hessian | Derivatives.Pullback", "differences of FPullback")]
    [InlineData("Derivatives.HessianVectorProduct | Derivatives.Gradient", "differences of FGradient")]
    [InlineData(All, "differences of FGradient")]
    public void A_wrong_second_derivative_is_named(string kinds, string against)
    {
        GradientReport report = Check(Squares(kinds, "a + Twice(b)"), [new[] { 0.5, -0.25 }]);
        Assert.False(report.Agrees, report.ToString());
        Assert.Equal(against, report.Against);
        Assert.StartsWith("FHessian", report.Member, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Derivatives.Gradient")]
    [InlineData("Derivatives.Pullback")]
    [InlineData("Derivatives.Pushforward")]
    [InlineData("Derivatives.HessianVectorProduct")]
    [InlineData("Derivatives.Hessian")]
    [InlineData("Derivatives.Hessian | Derivatives.Pushforward")]
    [InlineData(All)]
    public void Right_derivatives_agree(string kinds)
    {
        GradientReport report = Check(Squares(kinds, "a + 2 * b"), [new[] { 0.5, -0.25 }]);
        Assert.True(report.Agrees, report.ToString());
        Assert.True(report.Components > 0);
    }

    // What g has for a partial by b is given by hand.
    private static string Squares(string kinds, string second) => $$"""
        using System;
        using AutoDiffGen;
        public static partial class C
        {
            [Differentiable({{kinds}}, SelfCheck = true)]
            public static double F(ReadOnlySpan<double> w) => G(w[0], w[1]) * w[0];

            private static double G(double a, double b) => a * a + a * b + b * b;

            [DerivativeOf(nameof(G))]
            private static (double, double) GPartials(double a, double b) => (2 * a + b, {{second}});

            private static double Twice(double b) => 2 * b;

            [DerivativeOf(nameof(Twice))]
            private static double TwicePartial(double b) => 2.001;
        }
        """;

    [Theory]
    [InlineData("public static double F(double check, double result, double fAt) => check * result * fAt;")]
    [InlineData("public static double F(double F, double FGradient) => F * FGradient;")]
    [InlineData("public static double F(double[] x) => x[0] * x[0]; [Differentiable] public static double F(ReadOnlySpan<double> x) => x[0]; [Differentiable] public static double F(Span<double> x) => x[0];")]
    [InlineData("public static double F(ReadOnlySpan<double> x) => x[0] * x[0]; public static double F(double[] x) => throw new Exception();")]
    [InlineData("public static double F(Span<double> x) { x[0] *= x[0]; return x[0] * x[0]; }")]
    [InlineData("public static double F(ref double x, out int n) { n = 1; x *= x; return x * x; }")]
    [InlineData("public static double F(in double x, in (double A, float B) y) => x * y.A * y.B;")]
    [InlineData("public static double F(double[,] x, double[][] y, float[] z) => x[0, 0] * y[0][0] * Math.Exp(z[0]);")]
    [InlineData("public static double F(double[,,] x) => x[0, 0, 0] * x[0, 0, 0];")]
    [InlineData("public static float F(float x, ReadOnlySpan<float> y) => x * MathF.Sin(x) * y[0];")]
    [InlineData("public static double F(double[]? x, double y) => y * y + (x is null ? 0 : x[0] * y);")]
    [InlineData("public static double F(double x, ReadOnlySpan<string> names, string[] more, ReadOnlySpan<int> counts) => x * x * names.Length * counts.Length;")]
    [InlineData("public static double F(double x, bool[,] mask) => mask[0, 0] ? x : x * x;")]
    [InlineData("[Obsolete] public static double F(double x) => x * x;")]
    [InlineData("public static double F(double @class) => @class * @class;")]
    [InlineData("public static double F(double x, double? y, DayOfWeek day) => x * (y ?? 2) * (int)day;")]
    [InlineData("public static double F(System.Numerics.Vector3 x, System.Numerics.Quaternion y) => x.X * x.Y * y.W;")]
    [InlineData("public double F(double x) => _rate * x * x; private double _rate = 2;", "public partial class C")]
    [InlineData("public double F(double F) => _rate * F * F; private double _rate = 2;", "public partial class C")]
    [InlineData("public double F(double x) => Rate * x * x; public double Rate;", "public partial struct C")]
    [InlineData("public double F(double x) => Rate * x * x; public double Rate => 3;", "public readonly partial record struct C")]
    [InlineData("public static double F(double F) => F * F;", "public partial record struct C")]
    [InlineData("public static T F<T>(T x, ReadOnlySpan<T> y) where T : System.Numerics.IFloatingPointIeee754<T> => x * T.Sin(x) * y[0];")]
    [InlineData("public static T F(T x) => x * T.Sin(x);", "public static partial class C<T> where T : System.Numerics.IFloatingPointIeee754<T>")]
    public void Compiles_and_agrees(string members, string type = "public static partial class C")
    {
        Assembly assembly = GeneratorRun.Of($$"""
            using System;
            using AutoDiffGen;
            {{type}}
            {
                [Differentiable({{All}}, SelfCheck = true)]
                {{members}}
            }
            """).Assembly;
        Type built = assembly.GetTypes().Single(t => t.Name.StartsWith('C') && t.IsPublic);
        if (built.IsGenericType) built = built.MakeGenericType(typeof(double));
        MethodInfo check = built.GetMethods().Single(m => m.Name == "FSelfCheck");
        if (check.IsGenericMethodDefinition) check = check.MakeGenericMethod(typeof(float));
        object? receiver = check.IsStatic ? null : Activator.CreateInstance(built);
        object[] arguments = [.. check.GetParameters().Select(p => Argument(p.ParameterType))];
        GradientReport report = (GradientReport)Invoker.Returned(Invoker.For(check), receiver, arguments)!;
        Assert.True(report.Agrees, report.ToString());
        Assert.NotEqual(0, report.Components);
    }

    private static object Argument(Type type)
    {
        if (type.IsByRefLike) return Argument(type.GetGenericArguments()[0].MakeArrayType());
        if (type == typeof(int)) return 2;
        if (type == typeof(string)) return "name";
        // Structs go as the numbers they consist of.
        if (Composites.Is(type)) return Enumerable.Range(0, 4).Select(i => 0.75 - (0.2 * i)).ToArray();
        if (type.IsByRef) return type.GetElementType()!.IsPrimitive ? Argument(type.GetElementType()!.MakeArrayType()) : Argument(type.GetElementType()!);
        if (type.IsArray)
        {
            Array array = Array.CreateInstance(type.GetElementType()!, [.. Enumerable.Repeat(1, type.GetArrayRank())]);
            array.SetValue(Argument(type.GetElementType()!), new int[type.GetArrayRank()]);
            return array;
        }

        if (type == typeof(double?)) return 0.5;
        return type == typeof(double) ? 0.6 : type == typeof(float) ? 0.8f : Activator.CreateInstance(type)!;
    }

    /// <summary>Beside the point a loss may well throw, and look like none of its kind.</summary>
    [Fact]
    public void What_a_loss_refuses_beside_the_point_does_not_matter()
    {
        GradientReport report = Check("""
            using System;
            using AutoDiffGen;
            public static partial class C
            {
                [Differentiable(SelfCheck = true)]
                public static double F(ReadOnlySpan<double> w)
                {
                    if (w[0] < 0.99 || w[1] > 1.0001) throw new ArgumentException("outside");
                    return Math.Log(w[0]) * w[1];
                }
            }
            """, [new[] { 1.0, 1 }]);
        Assert.True(report.Agrees, report.ToString());
    }

    [Fact]
    public void What_a_loss_throws_at_the_point_is_thrown() => Assert.Throws<IndexOutOfRangeException>(() => Check(Squares("Derivatives.Gradient", "b"), [new[] { 1.0 }]));

    /// <summary>Its derivatives are not those of differences, on purpose; they are compared with each other.</summary>
    /// <summary>In double all of them agree to more digits than float has, and differences would not.</summary>
    [Fact]
    public void Digits_that_the_loss_drops_on_the_way_are_no_mismatch()
    {
        const string Loss = """
            using AutoDiffGen;
            public static partial class C
            {
                [Differentiable(Derivatives.Gradient | Derivatives.Pushforward | Derivatives.Pullback | Derivatives.HessianVectorProduct | Derivatives.Hessian, SelfCheck = true)]
                public static double F(double[] w)
                {
                    double s = 0;
                    for (int i = 0; i < w.Length; i++)
                    {
                        float u = (float)w[i] * 1.5f;
                        s += System.MathF.Sin(u) * w[i];
                    }

                    return s;
                }
            }
            """;
        GradientReport report = Check(Loss, [new[] { 0.3, 0.7 }]);
        Assert.True(report.Agrees, report.ToString());
        Assert.True(report.Tolerance > 1e-6);
    }

    [Fact]
    public void What_is_stopped_is_no_mismatch()
    {
        GradientReport report = Check($$"""
            using System;
            using AutoDiffGen;
            public static partial class C
            {
                [Differentiable({{All}}, SelfCheck = true)]
                public static double F(ReadOnlySpan<double> w) => Derivative.Stop(w[0]) * w[0] * w[1];
            }
            """, [new[] { 0.5, 2 }]);
        Assert.True(report.Agrees, report.ToString());
        Assert.True(report.Components > 0);
    }

    [Theory]
    [InlineData("public static double F(double x) => x * x; public static void FSelfCheck(double y) { }", "ADG0014")]
    [InlineData("public static double F(double x) => x * x; public static int FSelfCheck => 1;", "ADG0014")]
    [InlineData("public ref struct Place { public int Index; } [Differentiable(SelfCheck = true)] public static double F(double x, Place place) => x * place.Index;", "ADG0015", "")]
    public void Where_there_can_be_none_it_is_refused(string members, string id, string attribute = "[Differentiable(SelfCheck = true)]")
    {
        GeneratorRun run = GeneratorRun.Of($"using AutoDiffGen; public static partial class C {{ {attribute} {members} }}");
        Assert.Equal(id, Assert.Single(run.Diagnostics).Id);
        Assert.Empty(run.Files);
    }

    [Fact]
    public void A_ref_structs_own_method_is_refused()
    {
        GeneratorRun run = GeneratorRun.Of("using AutoDiffGen; public ref partial struct C { [Differentiable(SelfCheck = true)] public double F(double x) => x * x; }");
        Assert.Equal("ADG0015", Assert.Single(run.Diagnostics).Id);
    }

    [Fact]
    public void An_overload_of_its_name_is_no_hindrance()
    {
        GeneratorRun run = GeneratorRun.Of("using AutoDiffGen; public static partial class C { [Differentiable(SelfCheck = true)] public static double F(double x) => x * x; public static void FSelfCheck(int y) { } }");
        Assert.Empty(run.Diagnostics);
        Assert.NotNull(run.Assembly);
    }

    [Fact]
    public void That_of_a_derived_type_hides_that_of_the_base() => Assert.NotNull(GeneratorRun.Of("""
        using AutoDiffGen;
        public partial class Base
        {
            [Differentiable(SelfCheck = true)] public virtual double F(double x) => x * x;
        }
        public partial class Derived : Base
        {
            [Differentiable(SelfCheck = true)] public override double F(double x) => 3 * x;
        }
        """).Assembly);

    [Fact]
    public void Names_that_mean_something_else_do_not_disturb() => Assert.NotNull(GeneratorRun.Of("""
        using AutoDiffGen;
        public class SelfCheck;
        public class GradientReport;
        public static partial class C
        {
            [Differentiable(SelfCheck = true)] public static double F(double x) => x * x;
        }
        """).Assembly);

    [Fact]
    public void It_is_asked_for() =>
        Assert.DoesNotContain("SelfCheck", GeneratorRun.Of("using AutoDiffGen; public static partial class C { [Differentiable(SelfCheck = false)] public static double F(double x) => x * x; }").File(), StringComparison.Ordinal);

    private static GradientReport Check(string source, object[] arguments)
    {
        MethodInfo check = GeneratorRun.Of(source).Assembly.GetType("C")!.GetMethod("FSelfCheck")!;
        return (GradientReport)Invoker.Returned(Invoker.For(check), null, arguments)!;
    }
}
