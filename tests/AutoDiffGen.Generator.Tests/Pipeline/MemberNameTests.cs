using System.Linq;
using System.Reflection;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Pipeline;

/// <summary>Names of derivatives and their outputs that meet others: what is generated compiles without a warning, or is refused.</summary>
public sealed class MemberNameTests
{
    [Fact]
    public void An_output_makes_way_for_a_parameter_of_its_name()
    {
        Assembly assembly = GeneratorRun.Of("""
            using AutoDiffGen;
            public static partial class C
            {
                [Differentiable] public static double F(double x, double xGradient) => x * xGradient;
            }
            """).Assembly;

        object[] arguments = [3.0, 5.0, 0.0, 0.0];
        MethodInfo gradient = assembly.GetType("C")!.GetMethod("FGradient")!;
        Assert.Equal(15.0, gradient.Invoke(null, arguments));
        Assert.Equal([5.0, 3.0], arguments[2..]);
        Assert.Equal(4, gradient.GetParameters().Select(p => p.Name).Distinct().Count());
    }

    [Fact]
    public void A_derivative_of_an_override_hides_that_of_the_base()
    {
        Assembly assembly = GeneratorRun.Of("""
            using AutoDiffGen;
            public partial class Base
            {
                [Differentiable] public virtual double F(double x) => x * x;
            }
            public partial class Derived : Base
            {
                [Differentiable] public override double F(double x) => 3 * x;
            }
            """).Assembly;

        System.Type derived = assembly.GetType("Derived")!;
        object[] arguments = [2.0, 0.0];
        MethodInfo own = derived.GetMethod("FGradient", BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)!;
        Assert.Equal(6.0, own.Invoke(System.Activator.CreateInstance(derived), arguments));
        Assert.Equal(3.0, arguments[1]);
    }

    [Fact]
    public void A_pattern_may_hide_that_of_the_base()
    {
        Assembly assembly = GeneratorRun.Of("""
            using AutoDiffGen;
            public partial class Base
            {
                [Differentiable(Derivatives.Hessian)] public virtual double F(double[] x) { double s = 0; foreach (double v in x) s += v * v * v; return s; }
                [Differentiable(Derivatives.Hessian)] public virtual double G(double[] x) => x[0] * x[1];
            }
            public partial class Derived : Base
            {
                [Differentiable(Derivatives.Hessian)] public override double F(double[] x) { double s = 0; foreach (double v in x) s += v * v; return s; }
                [Differentiable(Derivatives.Hessian)] public override double G(double[] x) { double s = 0; foreach (double v in x) s += v * v; return s; }
            }
            """).Assembly;

        System.Type derived = assembly.GetType("Derived")!;
        SparsityPattern pattern = (SparsityPattern)derived.GetMethod("GHessianSparsity")!.Invoke(System.Activator.CreateInstance(derived), [new double[3]])!;
        Assert.Equal([0, 1, 2], pattern.ColumnIndices.ToArray());
        Assert.Null(assembly.GetType("Base")!.GetMethod("GHessianSparsity"));
    }

    [Fact]
    public void A_pattern_named_like_another_member_is_refused()
    {
        GeneratorRun run = GeneratorRun.Of("""
            using AutoDiffGen;
            public static partial class C
            {
                [Differentiable(Derivatives.Hessian)] public static double F(double[] x) => x[0];
                public static int FHessianSparsity(double[] x) => x.Length;
            }
            """);
        Assert.Equal("ADG0014", Assert.Single(run.Diagnostics).Id);
    }

    [Fact]
    public void A_derivative_named_like_its_type_is_refused()
    {
        GeneratorRun run = GeneratorRun.Of("""
            using AutoDiffGen;
            public static partial class FGradient
            {
                [Differentiable] public static double F(double x) => x;
            }
            """);

        Assert.Equal("ADG0014", Assert.Single(run.Diagnostics).Id);
        Assert.Empty(run.Files);
    }
}
