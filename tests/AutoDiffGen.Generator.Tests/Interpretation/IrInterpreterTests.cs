using System;
using System.Collections.Generic;
using AutoDiffGen.Generator.IR;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Interpretation;

public class IrInterpreterTests
{
    private readonly Sketch _sketch = new();

    [Fact]
    public void Scalars_keep_the_arithmetic_of_their_type()
    {
        Value x = _sketch.Scalar("x", IrType.F32);
        Value third = _sketch.Code.Over(x, _sketch.Code.Number(IrType.F32, 3));
        InterpretedResult result = _sketch.Run([third], ("x", 1f));
        Assert.Equal(1f / 3f, Assert.IsType<float>(result.Returned));
    }

    [Fact]
    public void Integers_wrap_around()
    {
        Value n = _sketch.Scalar("n", IrType.I32);
        InterpretedResult result = _sketch.Run([_sketch.Code.Plus(n, _sketch.Code.Integer(IrType.I32, 1))], ("n", int.MaxValue));
        Assert.Equal(int.MinValue, result.Returned);
    }

    [Fact]
    public void Integer_division_by_zero_throws()
    {
        Value n = _sketch.Scalar("n", IrType.I32);
        Value quotient = _sketch.Code.Over(n, _sketch.Code.Integer(IrType.I32, 0));
        Assert.Throws<DivideByZeroException>(() => _sketch.Run([quotient], ("n", 1)));
    }

    [Theory]
    [InlineData(1e20, int.MaxValue)]
    [InlineData(double.NaN, 0)]
    [InlineData(-2.9, -2)]
    public void Conversions_to_an_integer_saturate(double x, int expected)
    {
        Value value = _sketch.Scalar("x", IrType.F64);
        Assert.Equal(expected, _sketch.Run([_sketch.Code.Convert(IrType.I32, value)], ("x", x)).Returned);
    }

    [Theory]
    [InlineData(nameof(BinaryKind.AdjointMultiply), 0.0, double.PositiveInfinity, 0.0)]
    [InlineData(nameof(BinaryKind.AdjointMultiply), 2.0, 3.0, 6.0)]
    [InlineData(nameof(BinaryKind.AdjointDivide), 0.0, 0.0, 0.0)]
    [InlineData(nameof(BinaryKind.AdjointDivide), 1.0, 0.0, double.PositiveInfinity)]
    [InlineData(nameof(BinaryKind.AdjointMultiply), double.NaN, 0.0, double.NaN)]
    public void A_zero_adjoint_stays_zero(string kind, double d, double p, double expected)
    {
        Value left = _sketch.Scalar("d", IrType.F64), right = _sketch.Scalar("p", IrType.F64);
        Assert.Equal(expected, _sketch.Run([_sketch.Code.Binary(Enum.Parse<BinaryKind>(kind), left, right)], ("d", d), ("p", p)).Number);
    }

    [Fact]
    public void Calls_find_the_overload_of_the_type()
    {
        Value x = _sketch.Scalar("x", IrType.F64), f = _sketch.Scalar("f", IrType.F32), n = _sketch.Scalar("n", IrType.I32);
        (string, object)[] arguments = [("x", 0.3), ("f", 0.3f), ("n", -4)];
        RegionBuilder code = _sketch.Code;
        Value[] results =
        [
            code.Call(IrType.F64, "Pow", x, x), code.Call(IrType.F64, "SinPi", x), code.Call(IrType.F32, "Exp", f),
            code.Call(IrType.I32, "Max", n, n), code.Call(IrType.Bool, "IsNaN", x), code.Call(IrType.I32, "Sign", x), code.Call(IrType.F64, "ScaleB", x, n),
        ];
        object?[] expected =
        [
            Math.Pow(0.3, 0.3), double.SinPi(0.3), MathF.Exp(0.3f), -4, false, 1, Math.ScaleB(0.3, -4),
        ];
        Assert.Equal(expected, _sketch.RunAll(results, arguments));
    }

    [Fact]
    public void Externals_come_by_their_code()
    {
        Value sigma = _sketch.Code.External(IrType.F64, "this._sigma");
        InterpretedResult result = IrInterpreter.Run(_sketch.Build([sigma]), new Dictionary<string, object>(), new Dictionary<string, object> { ["this._sigma"] = 2.5 });
        Assert.Equal(2.5, result.Number);
    }

    [Fact]
    public void Branches_yield_what_they_took()
    {
        Value x = _sketch.Scalar("x", IrType.F64), result = _sketch.Values.New(IrType.F64);
        Value isNegative = _sketch.Code.Binary(BinaryKind.Less, x, _sketch.Code.Zero(IrType.F64));
        RegionBuilder then = _sketch.Inner(), otherwise = _sketch.Inner();
        Region thenRegion = then.Build([], [then.Negate(x)]);
        _sketch.Code.Add(new If(Sketch.List(result), isNegative, thenRegion, otherwise.Build([], [x])));
        Assert.Equal(3.0, _sketch.Run([result], ("x", -3.0)).Number);
        Assert.Equal(4.0, _sketch.Run([result], ("x", 4.0)).Number);
    }

    [Fact]
    public void Out_scalars_come_by_name_after_the_returned_value()
    {
        Value x = _sketch.Scalar("x", IrType.F64);
        _sketch.Out("twice", IrType.F64);
        InterpretedResult result = _sketch.Run([x, _sketch.Code.Plus(x, x)], ("x", 1.5));
        Assert.Equal(1.5, result.Number);
        Assert.Equal(3.0, result.Out("twice"));
    }
}
