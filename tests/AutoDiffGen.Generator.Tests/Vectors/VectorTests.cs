using System.Linq;
using AutoDiffGen.Generator.Lowering;
using AutoDiffGen.Generator.Tests.Infrastructure;
using AutoDiffGen.Generator.Tests.Lowering;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Vectors;

/// <summary>What is not a row: constructors, indexers, initializers, conventions, refusals.</summary>
public sealed class VectorTests
{
    [Fact]
    public void Constructors_put_arguments_side_by_side() => Oracle.Same(Of("""
        [Differentiable]
        public static float F(float x, float y)
        {
            Vector4 v = new(new Vector3(x, y, 2), 3 * x);
            Vector4 w = new(new Vector2(y), x, 1) { Z = y * y };
            Plane plane = new(new Vector3(w: y, x: x, z: 2) * 0, y);
            return Vector4.Dot(v, w) + plane.D + Vector3.Create(x).Z + new Vector3().X + default(Quaternion).W;
        }
        """.Replace("new Vector3(w: y, x: x, z: 2)", "new Vector3(z: y, x: x, y: 2)")), [1.5f, 2.5f], [-1f, 0f]);

    [Fact]
    public void A_constructor_reads_a_span_that_is_long_enough() => Oracle.Same(Of("""
        [Differentiable]
        public static float F([Wrt] float[] x) => new Vector3(x.AsSpan(1)).Y * new Vector2(x).X;
        """), [new float[] { 1, 2, 3, 4 }], [new float[] { 1, 2, 3, 4, 5 }], [new float[] { 1, 2, 3 }]);

    [Fact]
    public void Indices_choose_a_component_and_are_checked() => Oracle.Same(Of("""
        [Differentiable]
        public static float F(float x, int i, int j)
        {
            Vector3 v = new(x, 2 * x, 3 * x);
            v[i] = v[j] * x;
            v[2] += 1;
            Matrix4x4 m = Matrix4x4.Identity;
            m[i, 3] = x * x;
            m[1, 2] -= x;
            return v[0] + 10 * v[1] + 100 * v[2] + m[i, j] + m[1, 2];
        }
        """), [1.5f, 0, 2], [2f, 2, 1], [2f, 1, 1], [1f, 3, 0], [1f, -1, 0], [1f, 0, 3]);

    [Fact]
    public void A_vector_is_copied_to_a_span() => Oracle.Same(Of("""
        [Differentiable]
        public static float F(float x, [NoGradient] float[] y)
        {
            new Vector2(x, x * x).CopyTo(y);
            return y[0] + y[1];
        }
        """), [1.5f, new float[3]], [1.5f, new float[1]]);

    [Fact]
    public void The_length_of_nothing_has_derivative_0()
    {
        GeneratorRun run = GeneratorRun.Of("""
            using System.Numerics;
            using AutoDiffGen;
            public static partial class C
            {
                [Differentiable]
                public static float F(float x, float y, float z) =>
                    new Vector3(x, y, z).Length() + Vector2.Distance(new Vector2(x, y), new Vector2(y, x)) + new Quaternion(x, y, z, x).Length();
            }
            """);
        object[] arguments = [0f, 0f, 0f, 1f, 1f, 1f];
        run.Assembly.GetType("C")!.GetMethod("FGradient")!.Invoke(null, arguments);
        Assert.Equal([0f, 0f, 0f], arguments.Skip(3).Cast<float>());
    }

    [Theory]
    [InlineData("Vector3.Sin(new Vector3(x)).X", "Vector3.Sin(Vector3)")]
    [InlineData("Matrix3x2.CreateRotation(x).M11", "Matrix3x2.CreateRotation(float)")]
    [InlineData("Vector2.AllBitsSet.X * x", "Vector2.AllBitsSet.get")]
    public void What_no_sheet_knows_is_refused_by_name(string expression, string name)
    {
        LoweringResult result = Of($$"""
            [Differentiable]
            public static float F(float x) => {{expression}};
            """).Lower();
        Assert.Equal("ADG0017", Assert.Single(result.Diagnostics).Descriptor.Id);
        Assert.Contains(name, result.Diagnostics[0].ToDiagnostic().GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static Snippet Of(string members) => Snippet.Of($$"""
        using System;
        using System.Numerics;
        using AutoDiffGen;
        public static partial class C
        {
            {{members}}
        }
        """);
}
