using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Tests.Interpretation;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Emission;

/// <summary>Expressions keep the order of operations bit by bit; constants parse back to their bits.</summary>
public sealed class ExpressionTests
{
    private static readonly double[] Doubles =
        [0, -0.0, 1, -1, 2, 0.1, -2.5, 1e-5, 1e22, 1e300, 123456789, 1.0 / 3, double.Epsilon, -double.Epsilon, 2.2e-310, double.MaxValue, double.MinValue, double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    [Fact]
    public void Double_constants_in_every_place()
    {
        CheckConstants(IrType.F64, Doubles);
    }

    [Fact]
    public void Float_constants_in_every_place()
    {
        CheckConstants(IrType.F32, [0, -0.0, 1, -3, 0.1f, 16777216, 16777217, 1e-40f, float.Epsilon, float.MaxValue, float.NaN, float.PositiveInfinity, float.NegativeInfinity]);
    }

    [Theory]
    [InlineData("a - (b - c)")]
    [InlineData("a * b / c")]
    [InlineData("a * (b / c)")]
    [InlineData("a + (b + c)")]
    [InlineData("-a * b")]
    [InlineData("-(a * b)")]
    [InlineData("a - (-b)")]
    [InlineData("-(-a)")]
    [InlineData("a / 2.0 * 3")]
    [InlineData("2 * a + 3")]
    [InlineData("a - 0.5")]
    public void Parentheses_are_those_the_tree_needs(string expected)
    {
        Sketch sketch = new();
        Value a = sketch.Scalar("a", IrType.F64), b = sketch.Scalar("b", IrType.F64), c = sketch.Scalar("c", IrType.F64);
        RegionBuilder code = sketch.Code;
        Value result = expected switch
        {
            "a - (b - c)" => code.Minus(a, code.Minus(b, c)),
            "a * b / c" => code.Over(code.Times(a, b), c),
            "a * (b / c)" => code.Times(a, code.Over(b, c)),
            "a + (b + c)" => code.Plus(a, code.Plus(b, c)),
            "-a * b" => code.Times(code.Negate(a), b),
            "-(a * b)" => code.Negate(code.Times(a, b)),
            "a - (-b)" => code.Minus(a, code.Negate(b)),
            "-(-a)" => code.Negate(code.Negate(a)),
            "a / 2.0 * 3" => code.Times(code.Over(a, code.Number(IrType.F64, 2)), code.Number(IrType.F64, 3)),
            "a - 0.5" => code.Plus(a, code.Number(IrType.F64, -0.5)),
            _ => code.Minus(code.Times(code.Number(IrType.F64, 2), a), code.Number(IrType.F64, -3)),
        };
        Assert.Contains($"return {expected};", Agreement.Check(sketch.Build([result]), ("a", 0.1), ("b", 0.7), ("c", -1e16)));
    }

    [Fact]
    public void Zero_adjoint_times_infinity_is_zero()
    {
        Sketch sketch = new();
        Value a = sketch.Scalar("a", IrType.F64), b = sketch.Scalar("b", IrType.F64);
        Value factor = sketch.Code.Binary(BinaryKind.AdjointMultiply, a, b);
        Value both = sketch.Code.Binary(BinaryKind.AdjointDivide, factor, sketch.Code.Minus(b, a));
        string text = Agreement.Check(sketch.Build([sketch.Code.Plus(both, a)]), Cases(["a", "b"], [[0, double.PositiveInfinity], [-0.0, double.NaN], [2, 3], [1, 1]]));
        Assert.Contains("a == 0 ? 0 : a * b", text);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_trees_keep_their_bits(int batch)
    {
        List<Method> methods = [.. Enumerable.Range(0, 60).Select(i => RandomTree.Grow((batch * 60) + i))];
        EmittedProgram program = EmittedProgram.Compile([.. methods]);
        foreach (Method method in methods)
        {
            foreach (double a in (double[])[0.1, -0.0, 3e8])
                Agreement.Check(program, method, [("a", a), ("b", -1.7), ("f", 0.3f), ("i", 7), ("j", int.MinValue), ("l", -5L), ("t", a > 0)]);
        }
    }

    [Fact]
    public void Long_sums_are_broken_into_lines_that_fit()
    {
        Sketch sketch = new();
        Value a = sketch.Scalar("a", IrType.F64), b = sketch.Scalar("b", IrType.F64), sum = a;
        for (int i = 0; i < 40; i++) sum = sketch.Code.Plus(sum, sketch.Code.Times(sketch.Code.Call(IrType.F64, "Sin", sum), b));
        string text = Agreement.Check(sketch.Build([sum]), ("a", 0.1), ("b", 0.7));
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 120, line));
    }

    private static void CheckConstants(ScalarType type, double[] numbers)
    {
        foreach (double number in numbers)
        {
            Sketch sketch = new();
            Value a = sketch.Scalar("a", type);
            RegionBuilder code = sketch.Code;
            Value constant() => code.Number(type, number);
            Value[] results =
            [
                constant(), code.Plus(a, constant()), code.Minus(constant(), a), code.Over(a, constant()), code.Over(constant(), a),
                code.Negate(constant()), code.Times(constant(), constant()), code.Call(type, "Max", a, constant()), code.Call(type, "Max", constant(), constant()),
                code.Select(code.Binary(BinaryKind.Less, a, constant()), constant(), a), code.Select(code.Binary(BinaryKind.Less, a, constant()), constant(), constant()),
                code.Binary(BinaryKind.AdjointMultiply, constant(), a), code.Binary(BinaryKind.AdjointMultiply, a, constant()),
            ];
            for (int i = 1; i < results.Length; i++) sketch.Out($"out{i}", results[i].Type);
            Agreement.Check(sketch.Build(results), type == IrType.F64 ? ("a", (object)1.5) : ("a", 1.5f));
        }
    }

    private static IEnumerable<(string, object)[]> Cases(string[] names, double[][] rows) =>
        rows.Select(row => names.Zip(row, (name, number) => (name, (object)number)).ToArray());
}
